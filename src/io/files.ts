/** The learner's own files: read whole, with a limit; written new, or swapped in one step. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Files } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { nameProblem } from './file-name.ts';
import { removeQuietly } from './store/remove-quietly.ts';

export function openFiles(stdin: NodeJS.ReadStream): Files {
  return {
    read: async (path, mostBytes) => {
      const bytes = path === '-' ? await readStream(stdin, mostBytes) : await readBytes(path, mostBytes);
      return decode(bytes, path);
    },
    lines: () => createInterface({ input: stdin, terminal: false }),
    write: async (path, text, { force, isPrivate = false }) => {
      const file = resolve(path);
      const wrong = nameProblem(basename(file));
      if (wrong) throw cannotCreate(path, wrong, 'Choose another name.');
      const mode = isPrivate ? 0o600 : 0o666;
      if (force) replace(file, path, { text, mode });
      else create(file, path, { text, mode });
      return file;
    },
  };
}

async function readBytes(path: string, mostBytes: number): Promise<Buffer> {
  try {
    const info = statSync(path);
    if (!info.isFile()) throw missing(path, 'it is not a file');
    if (info.size > mostBytes) throw tooLarge(path, mostBytes);
    return await readFile(path);
  } catch (error) {
    throw error instanceof UserError ? error : missing(path, reason(error));
  }
}

async function readStream(stdin: NodeJS.ReadStream, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) throw tooLarge('-', mostBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${inputName(path)} is not UTF-8 text.`, {
      exitCode: EXIT.badContent,
      hint: 'Save it again with the encoding UTF-8.',
    });
  }
}

interface Content {
  readonly text: string;
  readonly mode: number;
}

/** `wx` never follows a link and never opens what is there already. */
function create(file: string, path: string, content: Content): void {
  try {
    writeAll(file, content);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw cannotCreate(path, 'it exists already', 'Choose another name, or replace it with `--force`.');
    }
    throw writeFailure(path, error);
  }
}

/** A new file beside it, then a rename: a link is replaced, not followed, and a failure leaves the old file whole. */
function replace(file: string, path: string, content: Content): void {
  if (isFolder(file)) throw cannotCreate(path, 'it is a folder', 'Name a file in it.');
  const fresh = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeAll(fresh, content);
    renameSync(fresh, file);
  } catch (error) {
    removeQuietly(fresh);
    throw writeFailure(path, error);
  }
}

function isFolder(file: string): boolean {
  try {
    return lstatSync(file).isDirectory();
  } catch {
    return false;
  }
}

function writeAll(file: string, { text, mode }: Content): void {
  const bytes = Buffer.from(text);
  const handle = openSync(file, 'wx', mode);
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } catch (error) {
    removeQuietly(file);
    throw error;
  } finally {
    closeSync(handle);
  }
}

function missing(path: string, why: string): UserError {
  return new UserError(`Cannot read ${inputName(path)}: ${why}.`, {
    exitCode: EXIT.missingInput,
    hint: 'Check the name and the folder you are in.',
  });
}

function tooLarge(path: string, mostBytes: number): UserError {
  return new UserError(`${inputName(path)} is larger than ${Math.round(mostBytes / 1024)} KiB.`, {
    exitCode: EXIT.badContent,
    hint: 'Is it the right file?',
  });
}

function writeFailure(path: string, error: unknown): UserError {
  const full = ['ENOSPC', 'EDQUOT', 'EIO'].includes(codeOf(error));
  return new UserError(`Cannot write ${path}: ${reason(error)}.`, {
    exitCode: full ? EXIT.disk : EXIT.cannotCreate,
    hint: full ? 'Make room on the disk and run it again.' : 'Choose another place with `-o FILE`.',
    cause: error,
  });
}

function cannotCreate(path: string, why: string, hint: string): UserError {
  return new UserError(`Cannot write ${path}: ${why}.`, { exitCode: EXIT.cannotCreate, hint });
}

function inputName(path: string): string {
  return path === '-' ? 'standard input' : path;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

function reason(error: unknown): string {
  return REASONS[codeOf(error)] ?? `the system says ${codeOf(error) || 'no'}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
