/** What a calendar and the weeks are made from, for tests of exports: a kitchen, some facts, a day. */
import type { Day } from '../../src/core/day.ts';
import type { Fact } from '../../src/core/learner/fact.ts';
import { learnerFrom } from '../../src/core/learner/learner.ts';
import { profileFrom } from '../../src/core/learner/settings.ts';
import { checklistOf } from '../../src/core/plan/checklist.ts';
import { planOf, USUAL_SEED } from '../../src/core/plan/plan.ts';
import { reviewingOf } from '../../src/core/plan/reviewing.ts';
import { situationOf } from '../../src/core/plan/situation.ts';
import { zoneNamed } from '../../src/core/plan/zoned.ts';
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import type { PlanSource } from '../../src/exporters/exporter.ts';
import { roadmapOf } from './small-roadmap.ts';

export interface PlanSourceInput {
  readonly skills: readonly Skill[];
  readonly facts?: readonly Fact[];
  readonly today?: Day;
  readonly zone?: string;
  readonly weeks?: number;
}

export function planSource({
  skills,
  facts = [],
  today = '2026-11-30',
  zone = 'Europe/Berlin',
  weeks = 4,
}: PlanSourceInput): PlanSource {
  const learner = learnerFrom(facts);
  const situation = situationOf(
    roadmapOf(skills),
    learner,
    profileFrom(learner.settings, 'cook', today),
    today,
  );
  const checklist = checklistOf(situation);
  const reviewing = reviewingOf(situation, learner, today);
  return {
    roadmap: situation.roadmap,
    checklist,
    plan: planOf({ situation, learner, checklist, reviewing, today, seed: USUAL_SEED, most: weeks }),
    learner,
    facts,
    reviewing,
    zone: zoneNamed(zone, `${today}T12:00:00.000+01:00`),
    hasExercise: (id) => id === 'chop',
  };
}
