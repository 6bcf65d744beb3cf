import type { Problem } from '../problem.ts';
import type { Skill } from './roadmap.ts';

export interface Named {
  readonly id: string;
}

/** Ids that stand twice in a list, at the second place, naming the first. */
export function duplicates(list: string, named: readonly Named[]): readonly Problem[] {
  const first = new Map<string, number>();
  return named.flatMap(({ id }, at) => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, at);
      return [];
    }
    return [
      {
        code: 'duplicate-id',
        path: [list, at, 'id'],
        message: `The id '${id}' stands twice.`,
        alsoAt: [list, before, 'id'],
        hint: 'Ids must be different: what learners did is kept under them.',
      },
    ];
  });
}

/** Former ids must lead to one skill only: what learners did is found by them. */
export function formerIdProblems(skills: readonly Pick<Skill, 'id' | 'was'>[]): readonly Problem[] {
  const known = new Set(skills.map(({ id }) => id));
  const first = new Map<string, Problem['path']>();
  return skills.flatMap(({ was }, at) =>
    was.flatMap((id, item) => {
      const path = ['skills', at, 'was', item];
      if (known.has(id)) return [{ ...FORMER_ID_IN_USE, path, message: `A skill has the id '${id}' now.` }];
      const alsoAt = first.get(id);
      if (alsoAt)
        return [{ ...FORMER_ID_TWICE, path, message: `The former id '${id}' stands twice.`, alsoAt }];
      first.set(id, path);
      return [];
    }),
  );
}

const FORMER_ID_IN_USE = {
  code: 'former-id-in-use',
  hint: 'What learners did under it would count for two skills. Take one of them out.',
};
const FORMER_ID_TWICE = {
  code: 'duplicate-id',
  hint: 'What learners did under it can count for one skill only.',
};
