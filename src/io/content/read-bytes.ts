/** The bytes of a file that somebody named. Never waits: a pipe or a device is refused before it is opened. */
import { open, stat } from 'node:fs/promises';
import { EXIT, UserError } from '../../exit.ts';
import { MOST_BYTES } from './decode.ts';

/** At most one byte more than is allowed, which is enough to see that it is too large. UserError 66. */
export async function readBytes(file: string, what = 'roadmap'): Promise<Uint8Array> {
  try {
    const info = await stat(file);
    if (!info.isFile()) throw missing(what, file, 'it is not a file');
    const handle = await open(file, 'r');
    try {
      const buffer = Buffer.alloc(Math.min(info.size, MOST_BYTES) + 1);
      let size = 0;
      for (let read = -1; read !== 0 && size < buffer.length; size += read) {
        ({ bytesRead: read } = await handle.read(buffer, size, buffer.length - size, size));
      }
      return buffer.subarray(0, size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof UserError ? error : missing(what, file, reason(error));
  }
}

function missing(what: string, file: string, why: string): UserError {
  return new UserError(`Cannot read the ${what} ${file}: ${why}.`, {
    exitCode: EXIT.missingInput,
    hint: 'Check the name, or go back to the built-in one: pybackend-path roadmap use built-in',
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the links lead in a circle',
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
  return REASONS[code] ?? `the system says ${code}`;
}
