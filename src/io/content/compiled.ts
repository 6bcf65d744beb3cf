/**
 * A checked roadmap, its questions or its exercises, as JSON, so that YAML is parsed once and not at every run. What is built in is
 * made by the build, that of others on first use; both are found by the hash of what they were made from.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeQuietly } from '../store/remove-quietly.ts';

/** Goes up whenever the shape of `Roadmap`, `Question` or `Exercise` changes. */
const COMPILED_FORMAT = 4;

export interface Compiled<T> {
  readonly hash: string;
  readonly content: T;
}

export function compiledText<T>({ hash, content }: Compiled<T>): string {
  return JSON.stringify({ compiled: COMPILED_FORMAT, hash, content });
}

/** The content, if the file is there, whole, and made from the same bytes. */
export function readCompiled<T>(file: string, hash: string): T | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return value.compiled === COMPILED_FORMAT && value.hash === hash ? value.content : undefined;
  } catch {
    return undefined;
  }
}

export function compiledFileIn(folder: string, hash: string): string {
  return join(folder, `${hash}.json`);
}

/** Keeps it for the next run. Where that fails the next run parses again. */
export function keepCompiled<T>(folder: string, compiled: Compiled<T>): void {
  const fresh = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    writeFileSync(fresh, compiledText(compiled), { flag: 'wx', mode: 0o600 });
    renameSync(fresh, compiledFileIn(folder, compiled.hash));
  } catch {
    removeQuietly(fresh);
  }
}
