/** Sources of all three kinds, small and our own, and what becomes of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Converted, convert } from '../../src/core/convert/convert.ts';
import type { Source, SourceKind } from '../../src/core/convert/source.ts';
import type { Roadmap } from '../../src/core/roadmap/roadmap.ts';
import { roadmapText } from '../../src/core/roadmap/write.ts';
import { openContent } from '../../src/io/content/content.ts';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures/convert');

/** Throws with the reason when nothing could be made of it. */
export function converted(source: Source, kind?: SourceKind): Converted {
  const result = convert(source, kind);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** JSON as it would come from a file. */
export function jsonSource(data: unknown, name = 'source'): Source {
  const main = { path: `${name}.json`, text: JSON.stringify(data), markdown: undefined };
  return { name, main, pages: [], unread: [] };
}

export function textOf({ roadmap }: { readonly roadmap: Roadmap }): string {
  return roadmapText(roadmap, { head: [], field: () => 'a comment' });
}

/** What the real loader says of the text, and what it reads out of it. */
export async function loaded(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'converted-'));
  try {
    const file = join(folder, 'roadmap.yaml');
    writeFileSync(file, text);
    const { roadmap, problems } = await openContent({ builtInFile: file }).check(file);
    return { roadmap, problems: problems.map(({ line, code, message }) => `${line} ${code} ${message}`) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
