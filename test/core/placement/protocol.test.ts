import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SESSION, takeLine } from '../../../src/core/placement/protocol.ts';
import { times } from '../../support/times.ts';

const PROBLEM = {
  op: 'problem',
  skills: [
    { id: 'a', requires: [], area: 'x' },
    { id: 'b', requires: ['a'], area: 'x' },
  ],
  channel: { outcomes: ['right', 'wrong', 'unsure'], known: [0.92, 0.06, 0.02], unknown: [0.1, 0.5, 0.4] },
  cap: 1,
};

function talk(...messages: readonly unknown[]) {
  let session = NO_SESSION;
  return messages.map((message) => {
    const turn = takeLine(session, typeof message === 'string' ? message : JSON.stringify(message));
    session = turn.session;
    return turn.reply;
  });
}

describe('the line protocol', () => {
  it('leads from a problem through questions to beliefs', () => {
    const replies = talk(
      PROBLEM,
      { op: 'start' },
      { op: 'next' },
      { op: 'answer', skill: 'a', outcome: 'right' },
      { op: 'answer', skill: 'b', outcome: 'unsure' },
      { op: 'next' },
      { op: 'beliefs' },
    );
    expect(replies.slice(0, 6)).toEqual([
      { ok: true },
      { ok: true },
      { skill: 'a' },
      { ok: true },
      { ok: true },
      { skill: null },
    ]);
    const { known } = replies[6] as { known: Record<string, number> };
    expect(known['a']).toBeGreaterThan(0.8);
    expect(known['b']).toBeLessThan(0.2);
  });

  it('start begins with the next learner', () => {
    const [, , before, , after] = talk(
      PROBLEM,
      { op: 'start' },
      { op: 'beliefs' },
      { op: 'answer', skill: 'b', outcome: 'wrong' },
      { op: 'beliefs' },
      { op: 'start' },
    );
    expect(after).not.toEqual(before);
    const replies = talk(
      PROBLEM,
      { op: 'answer', skill: 'b', outcome: 'wrong' },
      { op: 'start' },
      { op: 'beliefs' },
    );
    expect(replies.at(-1)).toEqual(before);
  });

  it.each([
    ['not JSON', 'nope'],
    ['a list', []],
    ['no op', {}],
    ['an answer without a skill', { op: 'answer', outcome: 'right' }],
    ['an unknown skill', { op: 'answer', skill: 'z', outcome: 'right' }],
    ['an unknown outcome', { op: 'answer', skill: 'a', outcome: 'constructor' }],
    ['skills that are no list', { ...PROBLEM, skills: 7 }],
    ['a skill that is no object', { ...PROBLEM, skills: ['a'] }],
    ['a cycle', { ...PROBLEM, skills: [{ id: 'a', requires: ['a'] }] }],
    ['rows of other lengths', { ...PROBLEM, channel: { ...PROBLEM.channel, known: [1] } }],
    [
      'chances outside (0, 1)',
      { ...PROBLEM, channel: { outcomes: ['r', 'w'], known: [1, 0], unknown: [0, 1] } },
    ],
    ['a cap of nothing', { ...PROBLEM, cap: 0 }],
  ])('%s: an error, and the next line still works', (_, message) => {
    const [, reply, next] = talk(PROBLEM, message, { op: 'next' });
    expect(reply).toEqual({ error: expect.stringMatching(/\w/) });
    expect(next).toEqual({ skill: 'a' });
  });

  it('no line whatever throws', () => {
    const op = fc.constantFrom('problem', 'start', 'next', 'answer', 'beliefs', '__proto__');
    const message = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({
        op,
        skills: fc.anything(),
        channel: fc.anything(),
        skill: fc.anything(),
        cap: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 8 }), (messages) => {
        expect(
          talk(
            PROBLEM,
            ...messages.map((one) => (typeof one === 'string' ? one : (JSON.stringify(one) ?? ''))),
          ),
        ).toHaveLength(messages.length + 1);
      }),
      { numRuns: times(100, 300) },
    );
  });
});
