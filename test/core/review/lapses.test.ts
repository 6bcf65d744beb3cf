import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import type { Fact, NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import type { AnswerOutcome } from '../../../src/core/quiz/outcome.ts';
import { lapsesOf } from '../../../src/core/review/lapses.ts';
import { worldOf } from '../../support/random-learner.ts';
import { skill } from '../../support/small-roadmap.ts';

const FIRST: Day = '2026-11-02';

/** `+`: ticked, `r`, `w`, `u`: one answer; each on the next day. */
function factsFrom(story: string): readonly Fact[] {
  const outcomes: Readonly<Record<string, AnswerOutcome>> = { r: 'right', w: 'wrong', u: 'unsure' };
  return [...story].map((sign, at): Fact => {
    const outcome = outcomes[sign];
    const fact: NewFact = outcome
      ? {
          type: 'answered',
          data: { skill: 'chop', question: `chop-${at}`, outcome, slip: 0.08, guess: 0.25 },
        }
      : { type: 'claimed', data: { skill: 'chop', via: 'done' } };
    return {
      ...fact,
      device: 'kitchen',
      counter: at + 1,
      change: `kitchen-${at + 1}`,
      time: `${addDays(FIRST, at)}T18:00:00.000+01:00`,
    };
  });
}

const beliefAfter = (story: string) =>
  worldOf([skill('chop'), skill('fry', ['chop'])], factsFrom(story), addDays(FIRST, story.length));

describe('answers after a tick', () => {
  it.each([
    ['+', undefined],
    ['ww+', undefined],
    ['+r', undefined],
    ['+w', false],
    ['+u', false],
    ['+ww', true],
    ['+rwrw', false],
    ['+rww', true],
    ['+wwrrr', false],
    ['+wwrrrrr', undefined],
    ['+ww+', undefined],
  ] as const)('%s: forgotten is %s', (story, expected) => {
    expect(lapsesOf(learnerFrom(factsFrom(story))).get('chop')?.isForgotten).toBe(expected);
  });

  it('one miss lowers the belief and leaves it known; the second opens the step again, with the reason', () => {
    const chance = (story: string) => beliefAfter(story).situation.beliefs.get('chop')?.probability ?? 0;
    expect(chance('+w')).toBeLessThan(chance('+'));
    expect(beliefAfter('+w').situation.known.has('chop')).toBe(true);
    const { situation, checklist } = beliefAfter('+ww');
    expect(situation.beliefs.get('chop')?.source).toBe('forgotten');
    const [step] = checklist.stages.flatMap(({ steps }) => steps);
    expect([step?.id, step?.status, step?.begun, step?.turn]).toEqual(['chop', 'ready', true, 1]);
    expect(beliefAfter('+ww+').situation.known.has('chop')).toBe(true);
  });

  it('on the day of the tick say nothing: that was its proof', () => {
    const all = factsFrom('+ww').map((fact) => ({ ...fact, time: `${FIRST}T18:00:00.000+01:00` }));
    expect(lapsesOf(learnerFrom(all)).size).toBe(0);
  });
});
