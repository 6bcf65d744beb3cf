/**
 * A checked roadmap as JSON, so that YAML is parsed once and not at every run. The built-in one is made by the build,
 * those of others on first use; both are found by the hash of the file they were made from.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Roadmap } from '../../core/roadmap/roadmap.ts';
import { removeQuietly } from '../store/remove-quietly.ts';

/** Goes up whenever the shape of `Roadmap` changes. */
const COMPILED_FORMAT = 1;

export interface Compiled {
  readonly hash: string;
  readonly roadmap: Roadmap;
}

export function compiledText({ hash, roadmap }: Compiled): string {
  return JSON.stringify({ compiled: COMPILED_FORMAT, hash, roadmap });
}

/** The roadmap, if the file is there, whole, and made from the same bytes. */
export function readCompiled(file: string, hash: string): Roadmap | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return value.compiled === COMPILED_FORMAT && value.hash === hash ? value.roadmap : undefined;
  } catch {
    return undefined;
  }
}

export function compiledFileIn(folder: string, hash: string): string {
  return join(folder, `${hash}.json`);
}

/** Keeps it for the next run. Where that fails the next run parses again. */
export function keepCompiled(folder: string, compiled: Compiled): void {
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
