/** What the files in the data folder are called, and which of them are ours. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './error-code.ts';

export const BACKUP_FOLDER = 'backups';
export const LOCK = 'lock';
export const SNAPSHOT = 'checklist';
export const DEVICE = 'device';

/** The facts that a device recorded itself. */
export function factsFileOf(device: string): string {
  return `facts-${device}.jsonl`;
}

/** The names of all facts files, sorted: of this device, of others, and those made by restoring. */
export function factsFiles(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => /^facts-.+\.jsonl$/.test(name))
    .sort();
}

/** Whose facts a file should hold, by its name. */
export function deviceInName(name: string): string | undefined {
  return /^facts-((?:[a-z2-7]{4}){2,16})(-\d+)?\.jsonl$/.exec(name)?.[1];
}

/** The names in a folder; none when there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Sizes and times of all facts files: changes whenever one of them does. Opens none. */
export function fingerprintOf(folder: string): string {
  return factsFiles(folder)
    .map((name) => {
      const info = statSync(join(folder, name), { throwIfNoEntry: false });
      return `${name}:${info?.size}:${info?.mtimeMs}`;
    })
    .join('|');
}

/** What the store itself writes. */
const STORE =
  /^(facts-.+\.jsonl(\.corrupt-.+)?|checklist\.json(\.(corrupt|tmp)-.+)?|pybackend-path\.tmp-.+|device|lock(\.break)?|backups)$/;
/** What other parts of the program put into the same folder. */
const NEIGHBOURS = /^(cache|reports|trusted-checks\.txt|nudge\.txt|remind(er)?\.(sh|ps1|xml))$/;

/** Whether the store gives that name to something in the data folder. */
export function isOfStore(name: string): boolean {
  return STORE.test(name);
}

/** Whether anything of ours has that name in the data folder. */
export function isOurs(name: string): boolean {
  return isOfStore(name) || NEIGHBOURS.test(name);
}

/** Our own unfinished files, and those that conf leaves beside the snapshot. */
export function isTemporary(name: string): boolean {
  return /^(pybackend-path\.tmp-\d+-[0-9a-f]{12}|checklist\.json\.tmp-\d{10}[0-9a-f]{6})$/.test(name);
}

/** The time as part of a file name, `20261123T191503123Z`. */
export function stampNow(): string {
  return new Date().toISOString().replace(/[-:.]/g, '');
}
