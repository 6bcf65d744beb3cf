import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { profileFrom } from '../../../src/core/learner/settings.ts';
import { passportOf } from '../../../src/core/plan/passport.ts';
import { situationOf } from '../../../src/core/plan/situation.ts';
import type { Skill } from '../../../src/core/roadmap/roadmap.ts';
import { passportJson, passportMarkdown } from '../../../src/exporters/passport.ts';
import { claimed, facts, skipped } from '../../support/facts.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const SKILLS = [skill('shop'), skill('chop', ['shop']), skill('fry'), skill('bake', [], { stage: 'oven' })];
const EXERCISES = new Map([
  ['cut', { title: 'Cut *ten* onions', outcome: 1, review: false }],
  ['dinner', { title: 'Cook a dinner', outcome: 1, review: true }],
]);

const check = (
  of: string,
  exercise: string,
  passed: boolean,
  more: { hints?: number; revealed?: boolean } = {},
): NewFact => ({
  type: 'checked',
  data: { skill: of, exercise, passed, minutes: 12, hints: 0, revealed: false, ...more },
});
const answer = (of: string, question: string, outcome: 'right' | 'wrong'): NewFact => ({
  type: 'answered',
  data: { skill: of, question, outcome, slip: 0.05, guess: 0.05 },
});
const STARTED: NewFact = {
  type: 'started',
  data: { skill: 'chop', exercise: 'cut', folder: '/home/secret-name/work' },
};

/** Each change on a day of its own. */
const daily = (done: readonly NewFact[]) =>
  facts(...done.map((fact) => [fact])).map((fact, days) => ({
    ...fact,
    time: `2026-11-${String(10 + days).padStart(2, '0')}T20:15:03.123+01:00`,
  }));

const passport = (...done: readonly NewFact[]) => passportIn(SKILLS, done);

function passportIn(skills: readonly Skill[], done: readonly NewFact[]) {
  const learner = learnerFrom(daily(done));
  const today = '2026-11-24';
  const situation = situationOf(
    roadmapOf(skills),
    learner,
    profileFrom(learner.settings, 'cook', today),
    today,
  );
  return passportOf({ situation, learner, exercises: EXERCISES, today });
}
const provedIn = (...done: readonly NewFact[]) =>
  passport(...done).stages.flatMap(({ skills }) => skills.map(({ id }) => id));

describe('the passport', () => {
  it('holds skills whose exercise was passed, with how', () => {
    const made = passport(STARTED, check('chop', 'cut', false), check('chop', 'cut', true, { hints: 2 }));
    expect(made).toMatchObject({ proved: 1, unproved: 1, skills: 4, since: '2026-11-10' });
    expect(made.stages[0]?.skills[0]).toMatchObject({
      id: 'chop',
      exercises: [{ title: 'Cut *ten* onions', isProject: false, day: '2026-11-12', checks: 2, hints: 2 }],
      questions: undefined,
    });
  });
  it('and skills whose questions show them known, with all answers', () => {
    const right = [1, 2, 3, 4].map((number) => answer('fry', `fry-${number}`, 'right'));
    expect(passport(...right, answer('fry', 'fry-5', 'wrong')).stages[0]?.skills).toMatchObject([
      { id: 'fry', questions: { right: 4, asked: 5, day: '2026-11-14' } },
    ]);
    expect(provedIn(answer('fry', 'fry-1', 'wrong'))).toEqual([]);
  });
  it('leaves out what was claimed, failed, copied from the solution or forgotten', () => {
    expect(provedIn(claimed('shop'))).toEqual([]);
    expect(provedIn(check('chop', 'cut', false))).toEqual([]);
    expect(provedIn(check('chop', 'cut', true, { revealed: true }))).toEqual([]);
    expect(
      provedIn(
        check('chop', 'cut', true),
        ...[1, 2, 3].map((number) => answer('chop', `q${number}`, 'wrong')),
      ),
    ).toEqual([]);
  });
  it('and what was taken back or left out since', () => {
    const back: NewFact = { type: 'reopened', data: { skill: 'chop', via: 'done' } };
    expect(provedIn(check('chop', 'cut', true), back)).toEqual([]);
    expect(provedIn(check('chop', 'cut', true), skipped('chop'))).toEqual([]);
  });
  it('counts proved skills beside the path on their own', () => {
    const aside = skill('brew', [], { tracks: ['other'] });
    expect(passportIn([...SKILLS, aside], [check('brew', 'cut', true)])).toMatchObject({
      proved: 0,
      beside: 1,
    });
  });
  it('an exercise that the roadmap no longer has is named by its id', () =>
    expect(passport(check('chop', 'slice', true)).stages[0]?.skills[0]?.exercises).toMatchObject([
      { title: 'slice', outcome: '', isProject: false },
    ]));
  it('as markdown names projects first, and neither folders nor questions', () => {
    const made = passport(STARTED, check('chop', 'cut', true), check('bake', 'dinner', true), claimed('fry'));
    expect(passportMarkdown(made)).toMatchInlineSnapshot(`
      "# Skills passport: Cook

      On 24 November 2026: 2 of 4 skills of this path proved. Learning recorded since 10 November 2026: on 4 days.

      An exercise is passed when its tests pass on the work of the learner, who had not read the solution. Questions are answered from memory.

      ## Projects

      - **How to bake**: project review "Cook a dinner" passed on 12 November 2026 (1 check, no hint): Show that you can bake

      ## Stage kitchen

      - **How to chop** (beginner)
        - exercise "Cut \\*ten\\* onions" passed on 11 November 2026 (1 check, no hint): Show that you can chop

      ## Stage oven

      - **How to bake** (beginner)
        - project review "Cook a dinner" passed on 12 November 2026 (1 check, no hint): Show that you can bake

      ## What this is not

      Not listed: 2 skills of the path known without a proof, by the learner's own word or because other skills need them.
      It is made from the records on the machine of the learner. Nobody has signed it.
      "
    `);
    for (const text of [passportMarkdown(made), passportJson(made)])
      expect(text).not.toContain('secret-name');
    expect(JSON.parse(passportJson(made))).toEqual({
      schema: 'pybackend-path/passport@1',
      ...JSON.parse(JSON.stringify(made)),
    });
  });
  it('of somebody who has proved nothing says so', () =>
    expect(passportMarkdown(passport())).toContain('Nothing is proved yet.'));
});
