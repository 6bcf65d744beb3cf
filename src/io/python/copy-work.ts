/** Copies the learner's work to where it is checked: plain files only, and not more than a work has. */
import { copyFileSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from '../../exit.ts';
import { MADE_BY_TOOLS } from '../files-below.ts';

/** A project of one's own comes with its history, which may be many small files. */
const MOST_FILES = 20_000;
const MOST_BYTES = 200 * 1024 * 1024;

/** Throws a UserError (65) when it is too much to be the work of an exercise. Links are passed by. */
export function copyWork(from: string, to: string): void {
  let files = 0;
  let bytes = 0;
  const copy = (source: string, target: string) => {
    mkdirSync(target, { recursive: true });
    for (const name of readdirSync(source)) {
      const file = join(source, name);
      const info = lstatSync(file, { throwIfNoEntry: false });
      if (info?.isDirectory() && !MADE_BY_TOOLS.has(name)) copy(file, join(target, name));
      if (!info?.isFile()) continue;
      files += 1;
      bytes += info.size;
      if (files > MOST_FILES || bytes > MOST_BYTES) throw tooMuch(from);
      copyFileSync(file, join(target, name));
    }
  };
  copy(from, to);
}

function tooMuch(folder: string): UserError {
  return new UserError(`${folder} holds more than ${MOST_FILES} files or ${MOST_BYTES / 1024 / 1024} MB.`, {
    exitCode: EXIT.badContent,
    hint: 'Is it the folder of the exercise? Name another one with --dir FOLDER.',
  });
}
