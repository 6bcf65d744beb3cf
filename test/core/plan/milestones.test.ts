/** Adverts that the plan is aimed at are milestones of it. */
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { type Goal, profileFrom } from '../../../src/core/learner/settings.ts';
import { checklistOf } from '../../../src/core/plan/checklist.ts';
import { deadlineAnswer } from '../../../src/core/plan/deadline.ts';
import { milestoneSteps } from '../../../src/core/plan/milestones.ts';
import { goalSteps, outlookOf } from '../../../src/core/plan/plan.ts';
import { situationOf } from '../../../src/core/plan/situation.ts';
import { claimed, facts, skipped } from '../../support/facts.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const TODAY = '2026-11-23';
const kitchen = roadmapOf(
  [
    skill('wash', [], { milestone: 'first-job' }),
    skill('chop', [], { milestone: 'full' }),
    skill('fry', ['chop'], { milestone: 'full' }),
    skill('bake', [], { milestone: 'full' }),
    skill('flambe', ['bake'], { milestone: 'full', tracks: ['show'] }),
  ].map((one) => ({
    ...one,
    demand: { adverts: one.id === 'fry' ? 1 : 5, recent: 0, umbrella: false },
  })),
);
const aimed = (advert: string, must: readonly string[], nice: readonly string[] = []): NewFact => ({
  type: 'aimed',
  data: { advert, title: `The ${advert}`, must: [...must], nice: [...nice] },
});

function kitchenAfter(...done: readonly NewFact[]) {
  const learner = learnerFrom(facts(...done.map((fact) => [fact])));
  const profile = { ...profileFrom(learner.settings, 'cook', TODAY), goal: 'first-job' as const };
  const situation = situationOf(kitchen, learner, profile, TODAY);
  const checklist = checklistOf(situation);
  const { milestones, pace, time } = outlookOf({ situation, learner, checklist, today: TODAY, seed: 1 });
  const askDeadline = (deadline: Day, goal: Goal) =>
    deadlineAnswer({
      deadline,
      today: TODAY,
      steps: milestoneSteps(checklist, goal),
      skills: kitchen.skills,
      learner,
      pace,
      time,
      seed: 1,
      adverts: 20,
    });
  return { milestones, plan: goalSteps(checklist).map(({ id }) => id), askDeadline };
}

describe('an advert that is aimed at', () => {
  it('is a milestone with what must come before it, and stands in the weeks of the plan', () => {
    const { milestones, plan } = kitchenAfter(aimed('diner', ['fry']));
    expect(plan).toEqual(['chop', 'fry', 'wash']);
    expect(milestones.aims).toMatchObject([{ id: 'diner', title: 'The diner', skills: 2 }]);
    expect(milestones.aims[0]?.likely).not.toBeNull();
  });

  it('moves the first job, whose skills come after it', () => {
    const before = kitchenAfter().milestones;
    const { firstJob, full } = kitchenAfter(aimed('diner', ['fry'])).milestones;
    expect(firstJob.skills).toBe(1);
    expect(firstJob.hours.likely).toBeGreaterThan(before.firstJob.hours.likely);
    expect([full.skills, full.likely]).toEqual([before.full.skills, before.full.likely]);
  });

  it('of several, the one that is reached first comes first', () => {
    const { aims } = kitchenAfter(aimed('diner', ['fry', 'bake']), aimed('bakery', ['chop'])).milestones;
    const [first, second] = aims;
    expect(aims.map(({ id }) => id)).toEqual(['bakery', 'diner']);
    expect(first?.hours.likely ?? 0).toBeLessThan(second?.hours.likely ?? 0);
  });

  it('is reached when its must-haves are known, whatever would be nice, and what they need is left out', () => {
    const { aims } = kitchenAfter(
      aimed('diner', ['fry'], ['bake']),
      claimed('fry'),
      skipped('chop'),
    ).milestones;
    expect(aims).toMatchObject([{ id: 'diner', skills: 0, likely: TODAY }]);
  });

  it('is never reached without what it asks for and the learner left out', () => {
    const diner = aimed('diner', ['fry', 'chop'], ['bake']);
    const { aims, leftOut } = kitchenAfter(diner, claimed('fry'), skipped('chop')).milestones;
    expect(aims).toEqual([]);
    expect(leftOut).toEqual([
      { id: 'diner', title: 'The diner', skills: [{ id: 'chop', title: 'How to chop' }] },
    ]);
    expect(kitchenAfter(diner, skipped('bake')).milestones.leftOut).toEqual([]);
  });

  it('has no date when the plan takes in nothing that it asks for', () => {
    const { milestones, plan } = kitchenAfter(aimed('circus', [], ['flambe']));
    expect([plan[0], milestones.aims, milestones.leftOut]).toEqual(['bake', [], []]);
    expect(kitchenAfter(aimed('circus', [], ['flambe', 'chop'])).milestones.aims).toHaveLength(1);
  });

  it('counts for a deadline as it does for the milestones, and no must-have of it is to be left out', () => {
    const diner = aimed('diner', ['fry'], ['bake']);
    const { milestones, askDeadline } = kitchenAfter(diner);
    for (const [goal, { likely }] of [
      ['first-job', milestones.firstJob],
      ['full', milestones.full],
    ] as const) {
      expect(askDeadline(likely ?? TODAY, goal).isReached).toBe(true);
      expect(askDeadline(addDays(likely ?? TODAY, -1), goal).isReached).toBe(false);
    }
    const { leaveOut } = kitchenAfter(diner).askDeadline(addDays(TODAY, 2), 'first-job');
    expect(leaveOut.map(({ id }) => id)).toEqual(['bake']);
  });

  it('counts what is nice to have when nothing else is asked for, and nothing of another roadmap', () => {
    expect(kitchenAfter(aimed('diner', [], ['bake'])).milestones.aims).toMatchObject([
      { id: 'diner', skills: 1 },
    ]);
    expect(kitchenAfter(aimed('garage', ['weld'])).milestones.aims).toEqual([]);
  });
});
