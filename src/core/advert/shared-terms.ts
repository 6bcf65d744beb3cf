/** A term that several skills have among theirs credits one: the one whose neighbourhood the advert is about. */
import type { Mention } from './mentions.ts';
import type { Name, Vocabulary } from './vocabulary.ts';

/**
 * The skill that each name stands for. Of several: most points, where a skill that is named by a term of its own has
 * two, one that directly needs such a skill one, and one of whose stage another is named one; then the one that has it earliest among its terms.
 */
export function settledSkills(
  found: readonly { readonly mentions: readonly Mention[] }[],
  { skills }: Vocabulary,
): (name: Name) => readonly string[] {
  const sure = new Set<string>();
  for (const { mentions } of found) {
    for (const { name } of mentions) if (name.skills.length === 1 && name.skills[0]) sure.add(name.skills[0]);
  }
  const stages = new Map<string, number>();
  for (const id of sure) {
    const stage = skills.get(id)?.stage ?? '';
    stages.set(stage, (stages.get(stage) ?? 0) + 1);
  }
  const points = (id: string): number => {
    const skill = skills.get(id);
    if (!skill) return 0;
    const isNear = skill.prerequisites.some((other) => sure.has(other));
    return (sure.has(id) ? 2 : 0) + (isNear ? 1 : 0) + ((stages.get(skill.stage) ?? 0) > 0 ? 1 : 0);
  };
  const settled = new Map<Name, readonly string[]>();
  return (name) => {
    const before = settled.get(name);
    if (before) return before;
    const [best] =
      name.skills.length < 2 ? name.skills : name.skills.toSorted((a, b) => points(b) - points(a));
    const after = best === undefined ? [] : [best];
    settled.set(name, after);
    return after;
  };
}
