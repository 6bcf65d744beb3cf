/**
 * The one small file that a shell reads when it starts. Nudges are on while it exists. What is in it can be worked out again
 * at any time.
 */
import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NudgeFile } from '../context.ts';
import { diskError } from './store/disk-error.ts';
import { makeFolder, replaceFile } from './store/durable.ts';

export function openNudgeFile(file: string): NudgeFile {
  return {
    file,
    isOn: () => isFile(file),
    write: (text) => {
      try {
        makeFolder(dirname(file));
        replaceFile(file, Buffer.from(text));
      } catch (error) {
        throw diskError('The nudges cannot be saved', file, error);
      }
    },
    remove: () => {
      try {
        rmSync(file, { force: true });
      } catch (error) {
        throw diskError('The nudges cannot be turned off', file, error);
      }
    },
  };
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
