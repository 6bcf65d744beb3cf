/** Adverts that the plan is aimed at are milestones of it. */
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { profileFrom } from '../../../src/core/learner/settings.ts';
import { checklistOf } from '../../../src/core/plan/checklist.ts';
import { goalSteps, outlookOf } from '../../../src/core/plan/plan.ts';
import { situationOf } from '../../../src/core/plan/situation.ts';
import { claimed, facts, skipped } from '../../support/facts.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const TODAY = '2026-11-23';
const kitchen = roadmapOf([
  skill('wash', [], { milestone: 'first-job' }),
  skill('chop', [], { milestone: 'full' }),
  skill('fry', ['chop'], { milestone: 'full' }),
  skill('bake', [], { milestone: 'full' }),
]);
const aimed = (advert: string, must: readonly string[], nice: readonly string[] = []): NewFact => ({
  type: 'aimed',
  data: { advert, title: `The ${advert}`, must: [...must], nice: [...nice] },
});

function kitchenAfter(...done: readonly NewFact[]) {
  const learner = learnerFrom(facts(...done.map((fact) => [fact])));
  const profile = { ...profileFrom(learner.settings, 'cook', TODAY), goal: 'first-job' as const };
  const situation = situationOf(kitchen, learner, profile, TODAY);
  const checklist = checklistOf(situation);
  const { milestones } = outlookOf({ situation, learner, checklist, today: TODAY, seed: 1 });
  return { milestones, plan: goalSteps(checklist).map(({ id }) => id) };
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

  it('is reached when its must-haves are known or left out, whatever would be nice', () => {
    const diner = aimed('diner', ['fry', 'chop'], ['bake']);
    const { aims } = kitchenAfter(diner, claimed('fry'), skipped('chop')).milestones;
    expect(aims).toMatchObject([{ id: 'diner', skills: 0, likely: TODAY }]);
  });

  it('counts what is nice to have when nothing else is asked for, and nothing of another roadmap', () => {
    expect(kitchenAfter(aimed('diner', [], ['bake'])).milestones.aims).toMatchObject([
      { id: 'diner', skills: 1 },
    ]);
    expect(kitchenAfter(aimed('garage', ['weld'])).milestones.aims).toEqual([]);
  });
});
