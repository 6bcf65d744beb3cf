/** The room that reads roadmaps, and a text given to it as a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openContent } from '../../src/io/content/content.ts';

export const SMALL = join(import.meta.dirname, '../fixtures/roadmaps/small.yaml');
export const content = openContent({ builtInFile: SMALL });

const folder = mkdtempSync(join(tmpdir(), 'content-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export function fileWith(bytes: string | Uint8Array): string {
  const file = join(folder, 'roadmap.yaml');
  writeFileSync(file, bytes);
  return file;
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
