import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activeFacts,
  redoableChange,
  undoableChange,
  undoOf,
} from '../../../src/core/learner/active-facts.ts';
import { type Fact, factId, type NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { claimed, facts, rewound, skipped, undone } from '../../support/facts.ts';

const ids = (all: readonly Fact[]) => all.map(factId);

describe('activeFacts', () => {
  it('drops an undone change whole', () => {
    const all = facts([claimed('chop'), claimed('fry')], [skipped('bake')], [undone('kitchen-1')]);
    expect(ids(activeFacts(all))).toEqual(['kitchen-3']);
  });

  it('brings a change back when its undo is undone', () => {
    const all = facts([claimed('chop')], [undone('kitchen-1')], [undone('kitchen-2')]);
    expect(ids(activeFacts(all))).toEqual(['kitchen-1']);
  });

  it('rewinds to nothing, and an undo of that brings all back', () => {
    const reset = facts([claimed('chop')], [claimed('fry')], [rewound({})]);
    expect(activeFacts(reset)).toEqual([]);
    const back = facts([claimed('chop')], [claimed('fry')], [rewound({})], [undone('kitchen-3')]);
    expect(ids(activeFacts(back))).toEqual(['kitchen-1', 'kitchen-2']);
  });

  it('rewinds to a point of each device; facts after the rewind count', () => {
    const all = facts([claimed('chop')], [claimed('fry')], [rewound({ kitchen: 1 })], [claimed('bake')]);
    expect(ids(activeFacts(all))).toEqual(['kitchen-1', 'kitchen-4']);
  });

  it('an undo that was rewound away no longer counts', () => {
    const all = facts([claimed('chop')], [undone('kitchen-1')], [rewound({ kitchen: 1 })]);
    expect(ids(activeFacts(all))).toEqual(['kitchen-1']);
  });

  it('of two rewinds both hold', () => {
    const all = facts(
      [claimed('a')],
      [claimed('b')],
      [rewound({ kitchen: 1 })],
      [claimed('c')],
      [rewound({ kitchen: 3 })],
    );
    expect(ids(activeFacts(all))).toEqual(['kitchen-1']);
  });
});

/** The rival that undo and redo must agree with: two plain stacks. */
interface Model {
  readonly done: readonly string[];
  readonly undone: readonly string[];
}

describe('undo and redo', () => {
  it('agree with two stacks over 2,000 random sequences', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('chop', 'fry', 'bake', 'boil') },
      { weight: 3, arbitrary: fc.constant('undo') },
      { weight: 2, arbitrary: fc.constant('redo') },
      { weight: 1, arbitrary: fc.constant('reset') },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let changes: NewFact[][] = [];
        let model: Model = { done: [], undone: [] };
        for (const word of steps) {
          const all = facts(...changes);
          changes = [...changes, factsFor(word, all)];
          model = modelAfter(model, word);
          if (changes.at(-1)?.length === 0) changes.pop();
        }
        expect(stateOf(facts(...changes))).toEqual(stateOf(facts(...replay(model.done))));
      }),
      { numRuns: 2000 },
    );
  });
});

function factsFor(word: string, all: readonly Fact[]): NewFact[] {
  if (word === 'undo') {
    const [first] = undoableChange(all);
    return first ? [undone(first.change)] : [];
  }
  if (word === 'redo') {
    const [first] = redoableChange(all);
    const name = first && undoOf(all, first.change);
    return name ? [undone(name)] : [];
  }
  return word === 'reset' ? [rewound({})] : [claimed(word), skipped(word)];
}

function modelAfter({ done, undone: back }: Model, word: string): Model {
  if (word === 'undo') {
    const last = done.at(-1);
    return last === undefined ? { done, undone: back } : { done: done.slice(0, -1), undone: [...back, last] };
  }
  if (word === 'redo') {
    const last = back.at(-1);
    return last === undefined ? { done, undone: back } : { done: [...done, last], undone: back.slice(0, -1) };
  }
  return { done: [...done, word], undone: [] };
}

/** What the model's list of changes means without any undo: only what follows the last reset. */
function replay(done: readonly string[]): NewFact[][] {
  return done.slice(done.lastIndexOf('reset') + 1).map((word) => [claimed(word), skipped(word)]);
}

function stateOf(all: readonly Fact[]) {
  const { statements, skipped: left } = learnerFrom(all);
  return { statements: [...statements], skipped: [...left].sort() };
}
