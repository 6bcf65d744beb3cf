/** The room that reads roadmaps, and a text given to it as a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openContent } from '../../src/io/content/content.ts';
import { afterwards } from './afterwards.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const SMALL = join(import.meta.dirname, '../fixtures/roadmaps/small.yaml');
export const content = openContent({ builtInFile: SMALL });

/** One for all texts of a file of tests. */
let folder: string | undefined;

export function fileWith(bytes: string | Uint8Array): string {
  folder ??= newFolder();
  const file = join(folder, 'roadmap.yaml');
  writeFileSync(file, bytes);
  return file;
}

function newFolder(): string {
  afterwards(() => {
    folder = undefined;
  });
  return temporaryFolder('content');
}

/** `line:column code message` of everything wrong with the text. */
export async function report(bytes: string | Uint8Array): Promise<readonly string[]> {
  const { problems } = await content.check(fileWith(bytes));
  return problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);
}

export async function codes(bytes: string | Uint8Array): Promise<readonly string[]> {
  const { problems } = await content.check(fileWith(bytes));
  for (const { line, column } of problems)
    if (!(line >= 1 && column >= 1)) throw new Error('a problem without a place');
  return problems.map(({ code }) => code);
}
