/** What to look for: the keywords of a roadmap, turned around. */
import type { Roadmap, Skill } from '../roadmap/roadmap.ts';
import type { Sighting } from './reading.ts';

/** Each by its own word, the ids of the skills that it speaks for. */
export interface Wanted {
  readonly imports: ReadonlyMap<string, readonly string[]>;
  readonly packages: ReadonlyMap<string, readonly string[]>;
  /** Patterns as the roadmap has them. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly signs: ReadonlyMap<string, readonly string[]>;
  /** Skills that an import, a package or a sign can speak for. */
  readonly clear: ReadonlySet<string>;
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
    clear: new Set(skills.filter(canShow).map(({ id }) => id)),
  };
}

/** The modules that are looked for, by the first part of their names. */
export function librariesIn({ imports }: Wanted): ReadonlySet<string> {
  return new Set([...imports.keys()].map((name) => name.split('.')[0] ?? name));
}

/** No code shows how somebody does in an interview; a file's name alone may mean anything. */
export function canShow({ keywords: { imports, packages, signs = [] } }: Skill): boolean {
  return imports.length + packages.length + signs.length > 0;
}

/** A skill that a sighting speaks for, and by which word of the roadmap. */
export interface Match {
  readonly skill: string;
  readonly word: string;
}

export function matchesOf(wanted: Wanted, { kind, name }: Sighting): readonly Match[] {
  switch (kind) {
    case 'import': {
      // `unittest.mock` speaks for mocks, not for `unittest`.
      const module = modulesOf(name).findLast((one) => wanted.imports.has(one)) ?? name;
      return named(wanted.imports, module, module);
    }
    case 'package':
      return named(wanted.packages, packageName(name), name);
    case 'file':
      return named(wanted.files, name, name);
    case 'sign':
      return named(wanted.signs, name, name);
  }
}

function named(ids: Wanted['imports'], key: string, word: string): readonly Match[] {
  return (ids.get(key) ?? []).map((skill) => ({ skill, word }));
}

/** `a.b.c` and what it lies in: `a.b`, `a`. */
function modulesOf(name: string): readonly string[] {
  const parts = name.split('.').slice(0, MOST_PARTS);
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

const MOST_PARTS = 8;

/** One spelling for all that mean the same package (PEP 503). */
export function packageName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
