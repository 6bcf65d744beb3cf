/** The plan: how fast it goes, when the milestones are reached, and the weeks until then. */
import type { Day } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import { type Checklist, upcoming } from './checklist.ts';
import { effortsOf } from './effort.ts';
import { isFirstJob, type Milestones, milestonesOf } from './milestones.ts';
import { type Pace, paceOf } from './pace.ts';
import { type Reviewing, weeklyReviewHours } from './reviewing.ts';
import type { Situation } from './situation.ts';
import type { Step } from './step.ts';
import { type StudyTime, studyTimeOf } from './study-time.ts';
import { type Week, weeksOf } from './weeks.ts';

export interface Plan {
  readonly today: Day;
  readonly seed: number;
  readonly time: StudyTime;
  readonly pace: Pace;
  readonly milestones: Milestones;
  readonly weeks: readonly Week[];
}

export interface PlanInput {
  readonly situation: Situation;
  readonly learner: Learner;
  readonly checklist: Checklist;
  readonly reviewing: Reviewing;
  readonly today: Day;
  readonly seed: number;
  /** Weeks at most. */
  readonly most: number;
}

/** The same every time, unless somebody asks for another one. */
export const USUAL_SEED = 1;

export function planOf(input: PlanInput): Plan {
  const { checklist, learner, reviewing, today, seed, most } = input;
  const { time, pace, milestones } = outlookOf(input);
  const steps = goalSteps(checklist);
  const efforts = effortsOf(steps, learner);
  const weeks = weeksOf({
    steps: steps.map(({ id, title }, at) => ({
      step: { id, title },
      effort: efforts[at] ?? { skill: id, hours: 0, spent: 0, spread: 0 },
    })),
    time,
    today,
    pace: pace.effort,
    most,
    reviewHours: weeklyReviewHours(reviewing, today, time.hoursPerWeek),
  });
  return { today, seed, time, pace, milestones, weeks };
}

export type OutlookInput = Pick<PlanInput, 'situation' | 'learner' | 'checklist' | 'today' | 'seed'>;

/** Pace and milestones, without the weeks. */
export function outlookOf({ situation, learner, checklist, today, seed }: OutlookInput) {
  const time = studyTimeOf(situation.profile, learner.settings);
  const pace = paceOf({ situation, learner, time, today });
  const milestones = milestonesOf({ checklist, learner, pace, time, today, seed });
  return { time, pace, milestones };
}

/**
 * The open steps that the goal and adverts ask for and those they need, in their order; the whole path once all that is
 * reached.
 */
export function goalSteps(checklist: Checklist): readonly Step[] {
  const all = upcoming(checklist);
  if (checklist.goal === 'full') return all;
  const needed = new Set<string>();
  const inGoal = all.toReversed().filter((step) => {
    if (!isFirstJob(step) && !step.aimed && !needed.has(step.id)) return false;
    for (const { id } of step.after) needed.add(id);
    return true;
  });
  return inGoal.length > 0 ? inGoal.toReversed() : all;
}
