/** Skills that have another id now: what was recorded under the old one counts for the new one. */
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Fact } from './fact.ts';

/** From each former id to the id of today. */
export type FormerIds = ReadonlyMap<string, string>;

export function formerIds({ skills }: Pick<Roadmap, 'skills'>): FormerIds {
  return new Map(skills.flatMap(({ id, was }) => was.map((old) => [old, id] as const)));
}

/**
 * The same facts, in terms of today's ids: all that is derived from them follows. Ids that no skill has or had stay, as
 * history. Nothing on the disk changes.
 */
export function inTodaysIds(facts: readonly Fact[], former: FormerIds): readonly Fact[] {
  if (former.size === 0) return facts;
  const today = (id: string) => former.get(id) ?? id;
  return facts.map((fact) => renamed(fact, today));
}

/** The ids of the skills that the fact is about, each once. */
export function skillsIn(fact: Fact): ReadonlySet<string> {
  const ids = new Set<string>();
  renamed(fact, (id) => {
    ids.add(id);
    return id;
  });
  return ids;
}

function renamed(fact: Fact, name: (id: string) => string): Fact {
  switch (fact.type) {
    case 'screened': {
      const { offered, ticked } = fact.data;
      return { ...fact, data: { offered: offered.map(name), ticked: ticked.map(name) } };
    }
    case 'found': {
      const skills = fact.data.skills.map((trace) => ({ ...trace, skill: name(trace.skill) }));
      return { ...fact, data: { ...fact.data, skills } };
    }
    case 'aimed': {
      const { must, nice, mustOneOf, niceOneOf } = fact.data;
      const named = (groups: readonly (readonly string[])[]) => groups.map((group) => group.map(name));
      const oneOf = {
        ...(mustOneOf ? { mustOneOf: named(mustOneOf) } : {}),
        ...(niceOneOf ? { niceOneOf: named(niceOneOf) } : {}),
      };
      return { ...fact, data: { ...fact.data, must: must.map(name), nice: nice.map(name), ...oneOf } };
    }
    default:
      if (!('skill' in fact.data)) return fact;
      // Only the id changes; the compiler cannot follow which data belongs to which type through the copy.
      return { ...fact, data: { ...fact.data, skill: name(fact.data.skill) } } as Fact;
  }
}
