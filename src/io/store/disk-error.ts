/** What the system said about a disk, in words. */
import { basename } from 'node:path';
import { EXIT, UserError } from '../../exit.ts';
import { codeOf } from './error-code.ts';
import { isTemporary } from './names.ts';

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'Make room on the disk, then run it again.'],
  EDQUOT: ['your share of the disk is full', 'Make room on the disk, then run it again.'],
  ESHORT: [
    'the disk took only a part of it and is probably full',
    'Make room on the disk, then run it again.',
  ],
  EFBIG: ['the file may not grow any larger', 'Raise the limit for file sizes, then run it again.'],
  EACCES: [
    'you have no permission',
    'Give yourself the right to it, or choose another folder with `--home DIR`.',
  ],
  EPERM: [
    'you have no permission',
    'Give yourself the right to it, or choose another folder with `--home DIR`.',
  ],
  EROFS: ['the disk is read-only', 'Choose another folder with `--home DIR`.'],
  EMFILE: ['too many files are open', 'Close some programs, then run it again.'],
  ENFILE: ['too many files are open', 'Close some programs, then run it again.'],
  ENOTDIR: ['a part of the path is not a folder', 'Choose another folder with `--home DIR`.'],
  EEXIST: ['something else has that name', 'Move it away, or choose another folder with `--home DIR`.'],
  EISDIR: ['it is a folder', 'Move it away, then run it again.'],
  ENAMETOOLONG: ['the path is too long', 'Choose another folder with `--home DIR`.'],
  EIO: ['the disk reports an error', 'Save what you have on that disk elsewhere, then look after the disk.'],
};

/** The reason in words. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)]?.[0] ?? `the system says ${codeOf(error) || String(error)}`;
}

/**
 * A UserError (74): `what` (a clause without its full stop), the reason and the file, which is the one that the
 * system complains of if it is known by name. What is no system error, and what is a UserError already, comes back
 * as it is.
 */
export function diskError(what: string, file: string, error: unknown): unknown {
  if (error instanceof UserError || codeOf(error) === '' || codeOf(error).startsWith('ERR_')) return error;
  const path = error instanceof Error && 'path' in error ? String(error.path) : file;
  const place = isTemporary(basename(path)) ? file : path;
  return new UserError(`${what}: ${reasonOf(error)} (${place}).`, {
    exitCode: EXIT.disk,
    hint: REASONS[codeOf(error)]?.[1] ?? 'Run it again; `pybackend-path doctor` looks for faults.',
    cause: error,
  });
}

/** A write that the system cut short without an error. */
export function shortWrite(): Error {
  return Object.assign(new Error('short write'), { code: 'ESHORT' });
}
