/** The checklist as conf keeps it: a copy for speed, which the facts can make again at any time. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotFile } from '../../context.ts';
import { codeOf } from './error-code.ts';
import { parseJson } from './json.ts';
import { keepNewest } from './leftovers.ts';
import { SNAPSHOT, stampNow } from './names.ts';
import { unseal } from './seal.ts';

const COPIES_KEPT = 3;

export interface SnapshotOptions {
  /** The data folder. */
  readonly folder: string;
  /** How long to wait for another program that writes. */
  readonly lockWaitMs?: number;
}

/** The snapshot in that folder. Opening touches nothing, and neither method ever throws. */
export function openSnapshot({ folder, lockWaitMs = 1_000 }: SnapshotOptions): SnapshotFile {
  const name = `${SNAPSHOT}.json`;
  const file = join(folder, name);
  const read = () => readSealed(file, () => setAside(folder, name));
  return {
    // Not through conf: importing it takes longer than all else that `next` does.
    read,
    write: async (value) => {
      try {
        const { writeSnapshot } = await import('./snapshot-write.ts');
        await writeSnapshot({ folder, file, value, lockWaitMs, setDamagedAside: read });
      } catch {
        // Without a snapshot the next run works it out anew.
      }
    },
  };
}

function readSealed(file: string, whenDamaged: () => void): unknown {
  try {
    const text = unseal(readFileSync(file));
    const value = text === undefined ? undefined : parseJson(text);
    if (value === undefined) whenDamaged();
    return value;
  } catch (error) {
    if (codeOf(error) === 'EISDIR') whenDamaged();
    return undefined;
  }
}

function setAside(folder: string, name: string): void {
  try {
    renameSync(join(folder, name), join(folder, `${name}.corrupt-${stampNow()}`));
    keepNewest(folder, `${name}.corrupt-`, COPIES_KEPT);
  } catch {
    // Somebody else did, or nobody can.
  }
}
