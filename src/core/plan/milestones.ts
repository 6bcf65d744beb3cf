/** When the plan arrives: ready for a first job, at the end of the path, and at each advert that it is aimed at. */
import type { Learner } from '../learner/learner.ts';
import { allSteps, type Checklist, upcoming } from './checklist.ts';
import { effortsOf } from './effort.ts';
import {
  type Forecast,
  type ForecastInput,
  forecastFrom,
  type Simulation,
  simulatedHours,
  together,
} from './forecast.ts';
import type { SkillName, Step } from './step.ts';

export interface Milestones {
  /** The hours and dates hold what adverts put before it. */
  readonly firstJob: Forecast;
  readonly full: Forecast;
  /** Adverts that the plan is aimed at, the first reached first. */
  readonly aims: readonly AimMilestone[];
}

/** Its must-haves, or its nice-to-haves when it has no others, and all that the plan puts before the last of them. */
export interface AimMilestone extends SkillName, Forecast {}

export interface MilestonesInput extends Omit<ForecastInput, 'efforts'> {
  readonly checklist: Checklist;
  readonly learner: Learner;
}

export function milestonesOf({ checklist, learner, pace, time, today, seed }: MilestonesInput): Milestones {
  const simulate = (steps: readonly Step[]): Simulation => ({
    hours: simulatedHours(effortsOf(steps, learner), pace, seed),
    skills: steps.length,
  });
  const forecast = (simulation: Simulation) => forecastFrom(simulation, { pace, time, today });
  const all = upcoming(checklist);
  const asked = all.filter((step) => !step.optional || step.aimed?.isMust === true);
  const inGoal = simulate(asked.filter(isFirstJob));
  const before = simulate(asked.filter((step) => !isFirstJob(step) && step.aimed !== undefined));
  const rest = simulate(asked.filter((step) => !isFirstJob(step) && step.aimed === undefined));
  const first = inGoal.skills === 0 ? inGoal : { ...together(inGoal, before), skills: inGoal.skills };
  const aims = aimedSteps(checklist, learner).map(({ id, title, steps }) => ({
    id,
    title,
    steps: all.slice(0, steps.length === 0 ? 0 : all.findLastIndex((step) => steps.includes(step)) + 1),
  }));
  return {
    firstJob: forecast(first),
    full: forecast(together(together(inGoal, before), rest)),
    aims: aims
      .toSorted((a, b) => a.steps.length - b.steps.length)
      .map(({ id, title, steps }) => ({ id, title, ...forecast(simulate(steps)) })),
  };
}

/** Of each advert that the path or the plan has skills of, what must be known. */
function aimedSteps(
  checklist: Checklist,
  { aims }: Learner,
): readonly (SkillName & { readonly steps: readonly Step[] })[] {
  const steps = allSteps(checklist);
  return [...aims.values()].flatMap(({ id, title }) => {
    const mentioned = (step: Step) => step.aimed?.adverts.find((advert) => advert.id === id);
    const own = steps.filter((step) => mentioned(step) !== undefined);
    const must = own.filter((step) => mentioned(step)?.isMust);
    const wanted = must.length > 0 ? must : own;
    return wanted.length > 0 ? [{ id, title, steps: wanted.filter(({ turn }) => turn !== undefined) }] : [];
  });
}

export function isFirstJob({ milestone }: Step): boolean {
  return milestone === 'first-job';
}
