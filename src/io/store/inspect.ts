/** Everything wrong with the files, found without changing them. */
import { join } from 'node:path';
import type { StoreWarning } from '../../context.ts';
import type { Fact } from '../../core/learner/fact.ts';
import { backupFiles, listBackups } from './backup-file.ts';
import { type Contents, factsIn, isNewer, readContents } from './contents.ts';
import { reasonOf } from './disk-error.ts';
import { inspectDamage } from './healing.ts';
import { newerVersionWarning } from './newer-version.ts';
import { inspectPermissions } from './permissions.ts';

const AHEAD_MS = 24 * 60 * 60_000;

/** For `doctor`. Never throws for what it finds. */
export function inspectStore(folder: string, now: string): readonly StoreWarning[] {
  try {
    const contents = readContents(folder);
    const unreadable = contents.files.filter(({ error }) => error !== undefined);
    return [
      ...unreadable.map(({ name, error }) => unreadableWarning(join(folder, name), error)),
      ...inspectPermissions(folder),
      ...(unreadable.length === 0 ? inspectDamage(folder, contents) : []),
      ...contentWarnings(folder, contents, now),
      ...unknownWarnings(folder, contents),
      ...backupWarnings(folder),
    ];
  } catch (error) {
    return [unreadableWarning(folder, error)];
  }
}

/** What stays wrong however often the store is loaded. */
export function contentWarnings(folder: string, contents: Contents, now: string): readonly StoreWarning[] {
  const [clash] = contents.clashes;
  return [
    ...(isNewer(contents) ? [newerVersionWarning(folder)] : []),
    ...(clash === undefined ? [] : [clashWarning(folder, contents.clashes.length, clash)]),
    ...clockWarnings(folder, factsIn(contents), now),
  ];
}

/** The order of facts does not hang on the clock, but days and reviews do. */
function clockWarnings(folder: string, facts: readonly Fact[], now: string): readonly StoreWarning[] {
  const last = facts.at(-1);
  if (!last || Date.parse(last.time) - Date.parse(now) <= AHEAD_MS) return [];
  const message = `The last thing you did is from ${last.time}, but the clock of this machine says ${now}. Is it right?`;
  return [{ code: 'clock', message, file: folder }];
}

function clashWarning(folder: string, count: number, id: string): StoreWarning {
  const what = count === 1 ? '1 fact has' : `${count} facts have`;
  const message = `${what} the same number as another one (${id}), as if two machines had used one copy of ${folder}. Only the first counts. Move one of the two facts files away, then restore it with \`pybackend-path restore FILE\`.`;
  return { code: 'damaged', message, file: folder };
}

function unknownWarnings(folder: string, { lines }: Contents): readonly StoreWarning[] {
  const count = [...lines.values()].filter(({ fact }) => !fact).length;
  if (count === 0) return [];
  const message = `${count} recorded by a newer version of pybackend-path cannot be understood here. They are kept.`;
  return [{ code: 'newer-version', message, file: folder }];
}

function backupWarnings(folder: string): readonly StoreWarning[] {
  const good = new Set(listBackups(folder).map(({ file }) => file));
  return backupFiles(folder)
    .filter((file) => !good.has(file))
    .map((file) => ({ code: 'damaged', message: `The backup ${file} is damaged.`, file }));
}

function unreadableWarning(file: string, error: unknown): StoreWarning {
  return { code: 'unreadable', message: `Cannot read ${file}: ${reasonOf(error)}.`, file };
}
