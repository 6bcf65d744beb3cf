/** What is different between two roadmaps, skill by skill. */
import type { Roadmap, Skill } from './roadmap.ts';

export interface NamedSkill {
  readonly id: string;
  readonly title: string;
}

/** What was added to a list and what was taken out of it. */
export interface ListChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface SkillChange extends NamedSkill {
  readonly title: string;
  readonly titleWas?: string;
  readonly stage?: { readonly from: string; readonly to: string };
  readonly level?: { readonly from: string; readonly to: string };
  readonly hours?: { readonly from: Skill['hours']; readonly to: Skill['hours'] };
  readonly prerequisites?: ListChange;
  readonly recommendedAfter?: ListChange;
  readonly outcomes?: ListChange;
  /** By address. */
  readonly resources?: ListChange;
  /** Other fields that are different: was, summary, tracks, milestone, optional, demand, keywords. */
  readonly also?: readonly string[];
}

export interface RoadmapDifference {
  readonly added: readonly NamedSkill[];
  readonly removed: readonly NamedSkill[];
  /** The same skill under another id, by `was`. */
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly title: string }[];
  readonly changed: readonly SkillChange[];
  /** Parts beside the skills that are different: `title`, `stages`, `paths` ... */
  readonly parts: readonly string[];
}

export function differenceOf(before: Roadmap, after: Roadmap): RoadmapDifference {
  const old = new Map(before.skills.map((skill) => [skill.id, skill]));
  const pairs = after.skills.map((skill) => ({ skill, from: formerOf(skill, old) }));
  const taken = new Set(pairs.flatMap(({ from }) => from.map(({ id }) => id)));
  // In terms of the ids of `after`, so that a renamed prerequisite is no other prerequisite.
  const today = new Map(pairs.flatMap(({ skill, from }) => from.map(({ id }) => [id, skill.id] as const)));
  return {
    added: pairs.filter(({ from }) => from.length === 0).map(({ skill }) => named(skill)),
    removed: before.skills.filter(({ id }) => !taken.has(id)).map(named),
    renamed: pairs.flatMap(({ skill, from }) =>
      from
        .filter(({ id }) => id !== skill.id)
        .map(({ id }) => ({ from: id, to: skill.id, title: skill.title })),
    ),
    changed: pairs.flatMap(({ skill, from }) => changeOf(from, skill, today)),
    parts: [
      ...PARTS.filter((part) => !isSame(before[part], after[part])),
      ...(isSameOrder(before, after, today) ? [] : ['order of the skills']),
    ],
  };
}

export function isDifferent({ added, removed, renamed, changed, parts }: RoadmapDifference): boolean {
  return added.length + removed.length + renamed.length + changed.length + parts.length > 0;
}

const PARTS = ['id', 'title', 'summary', 'adverts', 'stages', 'tracks', 'paths', 'habits'] as const;
const OTHER = ['summary', 'tracks', 'milestone', 'optional', 'demand', 'keywords'] as const;

/** Of the skills that both have: the plan takes them as they stand when nothing else decides. */
function isSameOrder(before: Roadmap, after: Roadmap, today: ReadonlyMap<string, string>): boolean {
  const old = new Set(before.skills.flatMap(({ id }) => today.get(id) ?? []));
  return isSame(
    [...old],
    after.skills.map(({ id }) => id).filter((id) => old.has(id)),
  );
}

function named({ id, title }: Skill): NamedSkill {
  return { id, title };
}

/** The skill itself first, then those that it was and that were skills of their own. */
function formerOf({ id, was }: Skill, old: ReadonlyMap<string, Skill>): readonly Skill[] {
  return [id, ...was].flatMap((one) => old.get(one) ?? []);
}

function changeOf(
  former: readonly Skill[],
  after: Skill,
  today: ReadonlyMap<string, string>,
): readonly SkillChange[] {
  const [before] = former;
  if (!before) return [];
  const ids = (list: readonly string[]) => list.map((id) => today.get(id) ?? id);
  const urls = ({ resources }: Skill) => resources.map(({ url }) => url);
  const also = [
    ...(isSame(otherIds(former, after.id), otherIds([after], after.id)) ? [] : ['was']),
    ...OTHER.filter((field) => !isSame(before[field], after[field])),
    ...(isSame(urls(before), urls(after)) && !isSame(before.resources, after.resources) ? ['resources'] : []),
  ];
  const change = {
    ...different('titleWas', before.title, after.title, (from) => from),
    ...different('stage', before.stage, after.stage, (from, to) => ({ from, to })),
    ...different('level', before.level, after.level, (from, to) => ({ from, to })),
    ...different('hours', before.hours, after.hours, (from, to) => ({ from, to })),
    ...different('prerequisites', ids(before.prerequisites), after.prerequisites, lists),
    ...different('recommendedAfter', ids(before.recommendedAfter), after.recommendedAfter, lists),
    ...different('outcomes', before.outcomes, after.outcomes, lists),
    ...different('resources', urls(before), urls(after), lists),
    ...(also.length > 0 ? { also } : {}),
  };
  return Object.keys(change).length > 0 ? [{ ...named(after), ...change }] : [];
}

/** Under which ids beside this one the skills are found, sorted: that a skill has another id is told without `was`. */
function otherIds(skills: readonly Skill[], id: string): readonly string[] {
  return [...new Set(skills.flatMap((skill) => [skill.id, ...skill.was]))].filter((one) => one !== id).sort();
}

function different<K extends string, T, C>(
  key: K,
  from: T,
  to: T,
  change: (from: T, to: T) => C,
): { readonly [name in K]?: C } {
  return isSame(from, to) ? {} : ({ [key]: change(from, to) } as { readonly [name in K]: C });
}

/** Both empty when only the order is another one. */
function lists(from: readonly string[], to: readonly string[]): ListChange {
  return {
    added: to.filter((one) => !from.includes(one)),
    removed: from.filter((one) => !to.includes(one)),
  };
}

/** The values come out of a parser that puts keys in one order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
