/** Data folders for tests of the store, and looking into them. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { NewFact } from '../../src/core/learner/fact.ts';
import { openStore } from '../../src/io/store/store.ts';
import { clockAt, NOON } from './clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A new empty folder that goes away after the tests of the file. */
export function emptyFolder(): string {
  return temporaryFolder('pybackend-path-store');
}

/** A data folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = emptyFolder();
  for (const [name, bytes] of Object.entries(files)) putFile(folder, name, bytes);
  return folder;
}

/** The same for tests that need thousands of them: it goes away with the end of the work. */
export async function inFolderWith(
  files: Readonly<Record<string, string | Buffer>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = folderWith(files);
  await work(folder);
  rmSync(folder, { recursive: true });
}

export function putFile(folder: string, name: string, bytes: string | Buffer): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(path, bytes, { mode: 0o600 });
}

/** Every file below the folder by its path in it. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path).toString('latin1')];
    }),
  );
}

export function storeIn(folder: string, time = NOON, lockWaitMs = 15_000) {
  return openStore({ folder, clock: clockAt(time), lockWaitMs });
}

/** A fact that says its own name. */
export function mark(key: string, value: string | number = 1): NewFact {
  return { type: 'set', data: { key, value } };
}

/** The names that `mark` gave, in the order of the facts. */
export async function marksIn(folder: string): Promise<readonly string[]> {
  const { facts } = await storeIn(folder).load();
  return facts.flatMap((fact) => (fact.type === 'set' ? fact.data.key : []));
}

/** A copy with the same file modes, which Node 22 does not keep by itself. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  for (const name of ['', ...readdirSync(from, { recursive: true, encoding: 'utf8' })]) {
    chmodSync(join(to, name), statSync(join(from, name)).mode);
  }
}
