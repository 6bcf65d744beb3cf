/** The laws of planning and reviewing, on random learners. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../../src/core/day.ts';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { upcoming } from '../../../src/core/plan/checklist.ts';
import { goalSteps, outlookOf, planOf } from '../../../src/core/plan/plan.ts';
import { cardsFrom } from '../../../src/core/review/cards.ts';
import { schedulerFor } from '../../../src/core/review/memory.ts';
import {
  factsOf,
  lastDay,
  type RandomLearner,
  randomLearners,
  worldOf,
} from '../../support/random-learner.ts';
import { times } from '../../support/times.ts';

/** All of them in CI. */
const LEARNERS = times(40, 2000);
const SEED = 1;
vi.setConfig({ testTimeout: 600_000 });

function worldAt({ skills, events, away }: RandomLearner) {
  return worldOf(skills, factsOf(events), addDays(lastDay(events), away));
}

const wholePlan = (world: ReturnType<typeof worldAt>) => planOf({ ...world, seed: SEED, most: 400 });
const outlook = (world: ReturnType<typeof worldAt>) => outlookOf({ ...world, seed: SEED });

/** The same learner, with something more happening today. */
function withMore(learner: RandomLearner, ...more: readonly NewFact[]) {
  const { skills, events, away } = learner;
  const today = addDays(lastDay(events), away);
  const added = more.map((fact, at) => ({ after: at === 0 ? away : 0, fact }));
  return worldOf(skills, factsOf([...events, ...added]), today);
}

const never = (day: Day | null) => day ?? '9999-12-31';

describe('the plan', () => {
  it('keeps prerequisites, the budget of every week, days off and holidays', () => {
    fc.assert(
      fc.property(randomLearners, (learner) => {
        const world = worldAt(learner);
        const { weeks, time } = wholePlan(world);
        const finished = new Set([...world.situation.known, ...world.situation.skipped]);
        const begun: string[] = [];
        let before: Day | undefined;
        for (const week of weeks) {
          const planned = week.reviewHours + week.parts.reduce((sum, { hours }) => sum + hours, 0);
          expect(planned).toBeLessThanOrEqual(week.hours);
          expect(week.hours).toBeLessThanOrEqual(time.hoursPerWeek);
          for (const day of week.days) {
            expect(time.daysOff.has(weekdayOf(day))).toBe(false);
            expect(time.holidays.some(({ from, to }) => from <= day && day <= to)).toBe(false);
            expect(day >= world.today).toBe(true);
          }
          if (before) expect(week.from).toBe(addDays(before, 1));
          before = week.to;
          for (const { id } of week.parts) {
            const { prerequisites = [] } = learner.skills.find((skill) => skill.id === id) ?? {};
            if (!begun.includes(id)) for (const need of prerequisites) expect(finished.has(need)).toBe(true);
            begun.push(id);
            const isLast =
              week.finishes.some((one) => one.id === id) && week.parts.findLast((part) => part.id === id);
            if (isLast) finished.add(id);
          }
        }
        for (const { id } of goalSteps(world.checklist)) expect(begun).toContain(id);
      }),
      { numRuns: LEARNERS },
    );
  });

  it('is the same, byte for byte, from the same facts, day and seed', () => {
    fc.assert(
      fc.property(randomLearners, (learner) => {
        expect(JSON.stringify(wholePlan(worldAt(learner)))).toBe(JSON.stringify(wholePlan(worldAt(learner))));
      }),
      { numRuns: LEARNERS / 2 },
    );
  });

  it('a step is read, practised and proved, in that order', () => {
    fc.assert(
      fc.property(randomLearners, (learner) => {
        const world = worldAt(learner);
        const { weeks } = wholePlan(world);
        for (const { id } of goalSteps(world.checklist)) {
          const parts = weeks.flatMap((week) => week.parts).filter((part) => part.id === id);
          const kinds = parts.map(({ kind }) => kind);
          const order = ['read', 'practise', 'prove'];
          expect(kinds.map((kind) => order.indexOf(kind))).toEqual(
            kinds.map((kind) => order.indexOf(kind)).toSorted((a, b) => a - b),
          );
        }
      }),
      { numRuns: LEARNERS / 2 },
    );
  });
});

describe('the forecast', () => {
  it('more hours a week never finish later', () => {
    fc.assert(
      fc.property(
        randomLearners,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (learner, hours, more) => {
          const world = worldAt(learner);
          const at = (hoursPerWeek: number) =>
            outlook({
              ...world,
              situation: { ...world.situation, profile: { ...world.situation.profile, hoursPerWeek } },
            }).milestones;
          const [few, many] = [at(hours), at(hours + more)];
          for (const name of ['firstJob', 'full'] as const) {
            expect(never(many[name].likely) <= never(few[name].likely)).toBe(true);
            expect(never(many[name].safe) <= never(few[name].safe)).toBe(true);
          }
        },
      ),
      { numRuns: LEARNERS },
    );
  });

  it('finishing a skill never moves it later than not finishing it', () => {
    fc.assert(
      fc.property(randomLearners, fc.nat({ max: 20 }), (learner, pick) => {
        const before = worldAt(learner);
        const open = upcoming(before.checklist);
        const step = open[pick % Math.max(1, open.length)];
        if (!step) return;
        const after = withMore(learner, { type: 'claimed', data: { skill: step.id, via: 'done' } });
        const [earlier, later] = [outlook(after).milestones, outlook(before).milestones];
        for (const name of ['firstJob', 'full'] as const) {
          expect(never(earlier[name].likely) <= never(later[name].likely)).toBe(true);
          expect(never(earlier[name].safe) <= never(later[name].safe)).toBe(true);
        }
      }),
      { numRuns: LEARNERS },
    );
  });

  it('the safe day is never before the likely one, and the first job never after the full path', () => {
    fc.assert(
      fc.property(randomLearners, (learner) => {
        const { firstJob, full } = outlook(worldAt(learner)).milestones;
        expect(never(firstJob.likely) <= never(firstJob.safe)).toBe(true);
        expect(never(firstJob.likely) <= never(full.likely)).toBe(true);
      }),
      { numRuns: LEARNERS / 2 },
    );
  });
});

describe('reviews', () => {
  it('never come due in the past of their own answer, nor twice', () => {
    fc.assert(
      fc.property(randomLearners, (learner) => {
        const { learner: one } = worldAt(learner);
        const { cards, reviews } = cardsFrom(one.evidence, schedulerFor(0.9));
        for (const card of cards.values()) {
          expect(card.due > card.last).toBe(true);
          expect(Number.isFinite(card.memory.stability)).toBe(true);
        }
        for (const { predicted } of reviews) {
          expect(predicted).toBeGreaterThan(0);
          expect(predicted).toBeLessThanOrEqual(1);
        }
        const questions = new Set(
          one.evidence.flatMap((item) => (item.kind === 'question' ? [item.question] : [])),
        );
        expect(new Set(cards.keys())).toEqual(questions);
      }),
      { numRuns: LEARNERS },
    );
  });
});

describe('aiming at an advert', () => {
  it('changes no belief of a skill of the path', () => {
    fc.assert(
      fc.property(randomLearners, fc.nat(9), ({ skills, events }, pick) => {
        // The first is on the path, some of the last ones are beside it.
        const first = 1 + (pick % skills.length);
        const split = skills.map((skill, at) => (at < first ? skill : { ...skill, tracks: ['elsewhere'] }));
        const today = lastDay(events);
        const beliefs = (...more: readonly NewFact[]) => {
          const all = [...events.filter(({ fact }) => fact.type !== 'aimed'), ...more.map(now)];
          return worldOf(split, factsOf(all), today).situation.beliefs;
        };
        const must = skills.map(({ id }) => id);
        const before = beliefs();
        const after = beliefs({ type: 'aimed', data: { advert: 'all', title: 'All', must, nice: [] } });
        for (const { id } of skills.slice(0, first))
          expect([id, after.get(id)]).toEqual([id, before.get(id)]);
      }),
      { numRuns: LEARNERS },
    );
  });
});

const now = (fact: NewFact) => ({ after: 0, fact });
