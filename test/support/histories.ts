/** Random histories of a learner, written into a store. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { undoableChange } from '../../src/core/learner/active-facts.ts';
import { type Fact, heightsOf, type NewFact } from '../../src/core/learner/fact.ts';
import { mark, storeIn } from './data-folder.ts';

/** What a learner does, one change each. */
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      key: fc.constantFrom('a', 'b', 'c'),
      value: fc.nat(99),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('claim' as const), skill: fc.constantFrom('git', 'sql', 'http') }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reset' as const }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

export const acts = fc.array(act, { maxLength: 8 });

function newFactFor(one: Act, facts: readonly Fact[]): NewFact {
  if (one.do === 'set') return mark(one.key, one.value);
  if (one.do === 'claim') return { type: 'claimed', data: { skill: one.skill, via: 'done' } };
  const change = undoableChange(facts)[0]?.change;
  if (one.do === 'undo' && change) return { type: 'undone', data: { change } };
  return { type: 'rewound', data: { to: {}, seen: heightsOf(facts), why: 'reset' } };
}

export async function perform(folder: string, all: readonly Act[]): Promise<void> {
  const store = storeIn(folder);
  for (const one of all) await store.record([newFactFor(one, (await store.load()).facts)]);
}

export async function factsOf(folder: string): Promise<readonly Fact[]> {
  const { facts, warnings } = await storeIn(folder).load();
  expect(warnings).toEqual([]);
  return facts;
}
