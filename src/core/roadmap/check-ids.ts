import type { Problem } from '../problem.ts';

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
