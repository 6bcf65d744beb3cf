/** What to look for: the keywords of a roadmap, turned around. */
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Sighting } from './reading.ts';

/** Each by its own word, the ids of the skills that it speaks for. */
export interface Wanted {
  readonly imports: ReadonlyMap<string, readonly string[]>;
  readonly packages: ReadonlyMap<string, readonly string[]>;
  /** Patterns as the roadmap has them. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly signs: ReadonlyMap<string, readonly string[]>;
}

export function wantedBy({ skills }: Pick<Roadmap, 'skills'>): Wanted {
  const by = (words: (at: number) => readonly string[]) => {
    const ids = new Map<string, string[]>();
    for (const [at, { id }] of skills.entries()) {
      for (const word of new Set(words(at))) {
        const there = ids.get(word);
        if (there) there.push(id);
        else ids.set(word, [id]);
      }
    }
    return ids;
  };
  return {
    imports: by((at) => skills[at]?.keywords.imports ?? []),
    packages: by((at) => (skills[at]?.keywords.packages ?? []).map(packageName)),
    files: by((at) => skills[at]?.keywords.files ?? []),
    signs: by((at) => skills[at]?.keywords.signs ?? []),
  };
}

/** Ids of the skills that the sighting speaks for. */
export function skillsFor(wanted: Wanted, { kind, name }: Sighting): readonly string[] {
  switch (kind) {
    case 'import':
      return modulesOf(name).flatMap((module) => wanted.imports.get(module) ?? []);
    case 'package':
      return wanted.packages.get(packageName(name)) ?? [];
    case 'file':
      return wanted.files.get(name) ?? [];
    case 'sign':
      return wanted.signs.get(name) ?? [];
  }
}

/** `a.b.c` and what it lies in: `a.b`, `a`. */
function modulesOf(name: string): readonly string[] {
  const parts = name.split('.').slice(0, MOST_PARTS);
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

const MOST_PARTS = 8;

/** One spelling for all that mean the same package (PEP 503). */
function packageName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
