/** Nobody but the learner needs to read what they did. */
import { chmodSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreWarning } from '../../context.ts';
import { reasonOf } from './disk-error.ts';
import { FILE_MODE, FOLDER_MODE, hasModes } from './durable.ts';
import { BACKUP_FOLDER, isOfStore, isOurs, namesIn } from './names.ts';

interface Wide {
  readonly path: string;
  readonly wanted: number;
}

/** Takes away the rights of others where they have some, and says so. */
export function tightenPermissions(folder: string): readonly StoreWarning[] {
  const wide = tooWide(folder);
  const failures = wide.flatMap(({ path, wanted }) => {
    try {
      chmodSync(path, wanted);
      return [];
    } catch (error) {
      return [{ path, error }];
    }
  });
  const [failure] = failures;
  if (failure) {
    const message = `Other people may read ${failure.path}, and that cannot be changed: ${reasonOf(failure.error)}.`;
    return [{ code: 'permissions', message, file: failure.path }];
  }
  return warn(wide, (what) => `Other people were able to read ${what}. Now only you are.`);
}

/** The same warning, with nothing changed. */
export function inspectPermissions(folder: string): readonly StoreWarning[] {
  return warn(tooWide(folder), (what) => `Other people are able to read ${what}.`);
}

function warn(wide: readonly Wide[], say: (what: string) => string): readonly StoreWarning[] {
  const [first] = wide;
  if (!first) return [];
  const others = wide.length - 1;
  const what = others === 0 ? first.path : `${first.path} and ${others} more of your files`;
  return [{ code: 'permissions', message: say(what), file: first.path }];
}

function tooWide(folder: string): readonly Wide[] {
  if (!hasModes) return [];
  const backups = join(folder, BACKUP_FOLDER);
  const names = namesIn(folder);
  const paths = [
    // A folder that holds other things too was chosen by somebody, perhaps to share them: it is not ours to close.
    ...(names.every(isOurs) ? [folder] : []),
    ...names.filter(isOfStore).map((name) => join(folder, name)),
    ...(names.includes(BACKUP_FOLDER) ? namesIn(backups).map((name) => join(backups, name)) : []),
  ];
  return paths.flatMap((path) => {
    const info = lstatSync(path, { throwIfNoEntry: false });
    if (!info || !(info.isFile() || info.isDirectory()) || (info.mode & 0o077) === 0) return [];
    return [{ path, wanted: info.isDirectory() ? FOLDER_MODE : FILE_MODE }];
  });
}
