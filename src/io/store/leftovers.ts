/** What a crash left behind. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP_FOLDER, isTemporary, namesIn } from './names.ts';
import { removeQuietly } from './remove-quietly.ts';

/** A file this old is not being written any more. */
const LEFT_AFTER_MS = 60_000;

/** Removes the unfinished files of programs that were stopped. Never throws. */
export function sweepLeftovers(folder: string): void {
  for (const place of [folder, join(folder, BACKUP_FOLDER)]) {
    for (const path of leftoversIn(place)) removeQuietly(path);
  }
}

/** Keeps the newest files whose name begins so, by the time in their names. Never throws. */
export function keepNewest(folder: string, prefix: string, count: number): void {
  try {
    const old = namesIn(folder)
      .filter((name) => name.startsWith(prefix))
      .sort()
      .slice(0, -count);
    for (const name of old) removeQuietly(join(folder, name));
  } catch {
    // They only take room.
  }
}

function leftoversIn(folder: string): readonly string[] {
  try {
    return namesIn(folder)
      .filter(isTemporary)
      .map((name) => join(folder, name))
      .filter((path) => {
        const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
        return Math.abs(Date.now() - written) > LEFT_AFTER_MS;
      });
  } catch {
    return [];
  }
}
