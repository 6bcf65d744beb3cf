/** Learners with a past: what they answered, ticked, logged, left out and set, day after day. */
import fc from 'fast-check';
import { addDays, type Day } from '../../src/core/day.ts';
import type { Fact, NewFact } from '../../src/core/learner/fact.ts';
import { learnerFrom } from '../../src/core/learner/learner.ts';
import { profileFrom } from '../../src/core/learner/settings.ts';
import { withTrueTimes } from '../../src/core/learner/true-times.ts';
import { checklistOf } from '../../src/core/plan/checklist.ts';
import { reviewingOf } from '../../src/core/plan/reviewing.ts';
import { situationOf } from '../../src/core/plan/situation.ts';
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import { graphs, roadmapOf } from './small-roadmap.ts';

const FIRST_DAY: Day = '2026-01-05';

/** What happened, how many days after what happened before. */
export interface Event {
  readonly after: number;
  readonly fact: NewFact;
}

export interface RandomLearner {
  readonly skills: readonly Skill[];
  readonly events: readonly Event[];
  /** Days from the last event to today. */
  readonly away: number;
}

const skillAt = (at: number) => `s${at}`;

function events(skills: number): fc.Arbitrary<readonly Event[]> {
  const skill = fc.nat({ max: skills - 1 }).map(skillAt);
  const answered = fc
    .record({
      skill,
      number: fc.nat({ max: 3 }),
      outcome: fc.constantFrom('right' as const, 'right' as const, 'wrong' as const, 'unsure' as const),
      seconds: fc.option(fc.nat({ max: 900 }), { nil: undefined }),
    })
    .map(
      ({ skill: id, number, outcome, seconds }): NewFact => ({
        type: 'answered',
        data: { skill: id, question: `${id}-q${number}`, outcome, slip: 0.08, guess: 0.25, seconds },
      }),
    );
  const set = fc
    .constantFrom<readonly [string, string | number | null]>(
      ['hoursPerWeek', 3],
      ['hoursPerWeek', 12],
      ['hoursPerWeek', null],
      ['goal', 'full'],
      ['goal', 'first-job'],
      ['daysOff', 'sat,sun'],
      ['holidays', '2026-02-01..2026-02-14'],
      ['retention', 0.8],
    )
    .map(([key, value]): NewFact => ({ type: 'set', data: { key, value } }));
  const fact = fc.oneof(
    { weight: 6, arbitrary: answered },
    {
      weight: 2,
      arbitrary: skill.map((id): NewFact => ({ type: 'claimed', data: { skill: id, via: 'done' } })),
    },
    { weight: 1, arbitrary: skill.map((id): NewFact => ({ type: 'skipped', data: { skill: id } })) },
    { weight: 1, arbitrary: skill.map((id): NewFact => ({ type: 'resumed', data: { skill: id } })) },
    {
      weight: 1,
      arbitrary: skill.map((id): NewFact => ({ type: 'reopened', data: { skill: id, via: 'done' } })),
    },
    {
      weight: 1,
      arbitrary: skill.map((id): NewFact => ({ type: 'reported', data: { skill: id, report: 'partly' } })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(skill, fc.integer({ min: 1, max: 600 }))
        .map(([id, minutes]): NewFact => ({ type: 'logged', data: { skill: id, minutes, day: FIRST_DAY } })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(skill, { maxLength: 2 }), fc.array(skill, { maxLength: 2 }))
        .map(
          ([must, nice]): NewFact => ({ type: 'aimed', data: { advert: 'job', title: 'Job', must, nice } }),
        ),
    },
    { weight: 1, arbitrary: fc.constant<NewFact>({ type: 'dropped', data: { advert: 'job' } }) },
    { weight: 1, arbitrary: set },
  );
  return fc.array(fc.record({ after: fc.constantFrom(0, 0, 1, 1, 2, 3, 7, 20), fact }), { maxLength: 25 });
}

export const randomLearners: fc.Arbitrary<RandomLearner> = graphs(10).chain((skills) =>
  fc.record({
    skills: fc.constant(skills),
    events: events(skills.length),
    away: fc.constantFrom(0, 1, 5, 40),
  }),
);

/** The facts, one change each, at six in the evening of their days. */
export function factsOf(all: readonly Event[]): readonly Fact[] {
  let day = FIRST_DAY;
  return all.map(({ after, fact }, at): Fact => {
    day = addDays(day, after);
    const dated = fact.type === 'logged' ? { ...fact, data: { ...fact.data, day } } : fact;
    return {
      ...dated,
      device: 'kitchen',
      counter: at + 1,
      change: `kitchen-${at + 1}`,
      time: `${day}T18:00:00.000+01:00`,
    };
  });
}

export function lastDay(all: readonly Event[]): Day {
  return addDays(
    FIRST_DAY,
    all.reduce((sum, { after }) => sum + after, 0),
  );
}

/** All that guidance is worked out from, on that day. */
export function worldOf(skills: readonly Skill[], facts: readonly Fact[], today: Day) {
  const roadmap = roadmapOf(skills);
  const learner = learnerFrom(withTrueTimes(facts, `${today}T20:00:00.000+01:00`));
  const profile = profileFrom(learner.settings, 'cook', FIRST_DAY);
  const situation = situationOf(roadmap, learner, profile, today);
  const checklist = checklistOf(situation);
  return { roadmap, learner, situation, checklist, today, reviewing: reviewingOf(situation, learner, today) };
}
