/** Writing so that after a crash there is the old or the new, and what was reported as written is there. */
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { shortWrite } from './disk-error.ts';
import { codeOf } from './error-code.ts';
import { lengthWithoutTornLine } from './facts-file.ts';
import { removeQuietly } from './remove-quietly.ts';
import { temporaryFor } from './temporary-name.ts';

export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;
export const hasModes = process.platform !== 'win32';

const LF = '\n';

/** Makes the folder, and those above it, for nobody but its owner. Throws system errors. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  if (first === undefined) return;
  if (hasModes) chmodSync(folder, FOLDER_MODE);
  try {
    syncFolder(dirname(first));
  } catch {
    // The folder above need not be ours to open. The first fact brings the name to the disk on most systems.
  }
}

/**
 * Appends lines in one write; when it returns they are on the disk. On any error the file is cut back to what it
 * was and the system error is thrown. A last line that somebody's crash cut off is removed first: were it left,
 * it would look like damage. `isNew`: the file's name may not be on the disk yet.
 */
export function appendLines(file: string, lines: readonly string[], { isNew }: { isNew: boolean }): void {
  const before = dropTornLine(file);
  const bytes = Buffer.from(`${before.endsWell ? '' : LF}${lines.join(LF)}${LF}`);
  let written = 0;
  try {
    withFile(file, 'a', (handle) => {
      if (before.size === 0) closeToOthers(handle);
      written = writeSync(handle, bytes);
      if (written !== bytes.length) throw shortWrite();
      fsyncSync(handle);
    });
    if (isNew || before.size === 0) syncFolder(dirname(file));
  } catch (error) {
    cutBack(file, before.size, written);
    throw error;
  }
}

/**
 * Creates a file that is whole from its first moment. False when something has that name already. With `sync`
 * it is on the disk when this returns. Throws system errors; then there is no such file.
 */
export function createWhole(file: string, bytes: Buffer, { sync }: { sync: boolean }): boolean {
  const fresh = temporaryFor(file);
  writeWhole(fresh, bytes, sync);
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Some file systems know no links. If the error is another one, it shows again here.
    if (!createPlainly(file, bytes, sync)) return false;
  } finally {
    removeQuietly(fresh);
  }
  try {
    if (sync) syncFolder(dirname(file));
    return true;
  } catch (error) {
    removeQuietly(file);
    throw error;
  }
}

/** Puts a file in the place of another in one step. Throws system errors; then the old one is still there. */
export function replaceFile(file: string, bytes: Buffer): void {
  const fresh = temporaryFor(file);
  writeWhole(fresh, bytes, true);
  try {
    renameSync(fresh, file);
  } catch (error) {
    removeQuietly(fresh);
    throw error;
  }
  try {
    syncFolder(dirname(file));
  } catch {
    // It is in its place. After a crash there may be the old one again, which is as whole as this.
  }
}

/** Brings the names in a folder to the disk. Windows and some file systems cannot, and need not. */
function syncFolder(folder: string): void {
  try {
    withFile(folder, 'r', fsyncSync);
  } catch (error) {
    const cannot = ['EINVAL', 'EPERM', 'EISDIR', 'EBADF', 'ENOTSUP', ...(hasModes ? [] : ['EACCES'])];
    if (!cannot.includes(codeOf(error))) throw error;
  }
}

function createPlainly(file: string, bytes: Buffer, sync: boolean): boolean {
  try {
    writeWhole(file, bytes, sync);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function writeWhole(file: string, bytes: Buffer, sync: boolean): void {
  let created = false;
  try {
    withFile(file, 'wx', (handle) => {
      created = true;
      closeToOthers(handle);
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      if (sync) fsyncSync(handle);
      if (fstatSync(handle).size !== bytes.length) throw shortWrite();
    });
  } catch (error) {
    if (created) removeQuietly(file);
    throw error;
  }
}

/** Closing counts: some file systems report a failed write only then. */
function withFile(file: string, flags: 'r' | 'a' | 'wx', work: (handle: number) => void): void {
  const handle = openSync(file, flags, FILE_MODE);
  try {
    work(handle);
  } catch (error) {
    try {
      closeSync(handle);
    } catch {
      // The first error says more.
    }
    throw error;
  }
  closeSync(handle);
}

/** Whatever the umask took or left. */
function closeToOthers(handle: number): void {
  if (hasModes && (fstatSync(handle).mode & 0o777) !== FILE_MODE) fchmodSync(handle, FILE_MODE);
}

function dropTornLine(file: string): { readonly size: number; readonly endsWell: boolean } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || lastByte(file, size) === LF) return { size, endsWell: true };
  const bytes = readFileSync(file);
  const length = lengthWithoutTornLine(bytes);
  if (length < bytes.length) truncateSync(file, length);
  return { size: length, endsWell: length === 0 || length < bytes.length };
}

function lastByte(file: string, size: number): string {
  const byte = Buffer.alloc(1);
  withFile(file, 'r', (handle) => readSync(handle, byte, 0, 1, size - 1));
  return byte.toString('latin1');
}

/** Best effort: what may stay is a whole fact that nobody was told of, or a line that was cut off. */
function cutBack(file: string, size: number, written: number): void {
  try {
    // With another length somebody else wrote there: those bytes are not ours to remove.
    if (written > 0 && statSync(file).size === size + written) truncateSync(file, size);
  } catch {
    // The disk fails. The next load copes with either.
  }
}
