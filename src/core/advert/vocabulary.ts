/** Every name that can be recognised: the terms of a roadmap's skills, and technologies besides. */
import { ancestors, type Graph, skillGraph } from '../roadmap/graph.ts';
import type { Roadmap, Skill } from '../roadmap/roadmap.ts';
import { everyday } from './everyday.ts';
import { SYNONYMS } from './synonyms.ts';
import { TECHNOLOGIES } from './technologies.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Name {
  /** Ids of the skills that have it among their terms: where it stands first, first. */
  readonly skills: readonly string[];
  /** Of a technology; else the stage of its skill. Names of one kind can stand for each other. */
  readonly kind: string;
  /** Of a technology that no skill teaches. */
  readonly technology: string | undefined;
  /** Never what an advert asks for. */
  readonly isIdle: boolean;
  /** Counts only as an item of a list. */
  readonly isEveryday: boolean;
}

export interface Vocabulary {
  /** By the stems of its words, joined. */
  readonly names: ReadonlyMap<string, Name>;
  /** Words of the longest name. */
  readonly longest: number;
  readonly skills: ReadonlyMap<string, Skill>;
  readonly graph: Graph;
  /** Whether the second skill must come before the first. */
  readonly needs: (id: string, other: string) => boolean;
}

export function vocabularyOf({ skills }: Pick<Roadmap, 'skills'>): Vocabulary {
  const terms = new Map<string, { id: string; place: number }[]>();
  let longest = 1;
  const joined = (phrase: string) => {
    const tokens = tokensOf(phrase);
    longest = Math.max(longest, tokens.length);
    return joinedStems(tokens);
  };
  for (const { id, keywords } of skills) {
    for (const [place, term] of keywords.terms.entries()) {
      const key = joined(term);
      const those = terms.get(key) ?? [];
      if (key !== '' && !those.some((one) => one.id === id)) terms.set(key, [...those, { id, place }]);
    }
  }
  for (const { id, keywords } of skills) {
    for (const word of keywords.adverts ?? []) terms.set(joined(word), [{ id, place: 0 }]);
  }
  const { never, asItem } = everyday(joined);
  const stages = new Map(skills.map(({ id, stage }) => [id, stage]));
  const names = new Map<string, Name>();
  for (const [key, those] of terms) {
    const ids = those.toSorted((a, b) => a.place - b.place).map(({ id }) => id);
    const kind = stages.get(ids[0] ?? '') ?? '';
    names.set(key, { skills: ids, kind, technology: undefined, isIdle: false, isEveryday: asItem.has(key) });
  }
  addTechnologies(names, joined);
  addSynonyms(names, joined);
  const idle = { skills: [], kind: '', technology: undefined, isIdle: true, isEveryday: false };
  for (const key of never) names.set(key, idle);
  const graph = skillGraph(skills);
  return {
    names,
    longest,
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    graph,
    needs: needing(graph),
  };
}

/** A technology that a term of the roadmap names lends it its kind; the others are known by name alone. */
function addTechnologies(names: Map<string, Name>, joined: (phrase: string) => string): void {
  for (const { name, kind, names: spellings } of TECHNOLOGIES) {
    const keys = spellings.map(joined);
    const taught = keys
      .map((key) => names.get(key))
      .find((one) => one !== undefined && one.skills.length > 0);
    for (const key of keys) {
      const known = names.get(key);
      if (known) names.set(key, { ...known, kind });
      else
        names.set(key, {
          skills: taught?.skills ?? [],
          kind,
          technology: taught ? undefined : name,
          isIdle: false,
          isEveryday: false,
        });
    }
  }
}

/** A spelling that is no name yet is one where another of its group is. */
function addSynonyms(names: Map<string, Name>, joined: (phrase: string) => string): void {
  for (const keys of SYNONYMS.map((group) => group.map(joined))) {
    const known = keys.map((key) => names.get(key)).find((name) => name !== undefined);
    if (!known) continue;
    for (const key of keys) if (!names.has(key)) names.set(key, { ...known, isEveryday: false });
  }
}

function needing(graph: Graph): Vocabulary['needs'] {
  const known = new Map<string, ReadonlySet<string>>();
  return (id, other) => {
    const all = known.get(id) ?? ancestors(graph, id);
    known.set(id, all);
    return all.has(other);
  };
}

export function joinedStems(tokens: readonly Token[]): string {
  return tokens.map(({ stem }) => stem).join('');
}
