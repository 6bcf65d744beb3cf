/** When the plan arrives: ready for a first job, at the end of the path, and at each advert that it is aimed at. */
import { asksOf } from '../learner/aim.ts';
import type { Learner } from '../learner/learner.ts';
import type { Goal } from '../learner/settings.ts';
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
  /** Adverts that the plan cannot reach, for the learner left out what they ask for. */
  readonly leftOut: readonly AimLeftOut[];
}

/** Its must-haves, or its nice-to-haves when it has no others, and all that the plan puts before the last of them. */
export interface AimMilestone extends SkillName, Forecast {}

export interface AimLeftOut extends SkillName {
  readonly skills: readonly SkillName[];
}

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
  const first = milestoneSteps(checklist, 'first-job');
  const rest = milestoneSteps(checklist, 'full').filter((step) => !first.includes(step));
  const before = simulate(first);
  const aims = aimsOf(checklist, learner);
  return {
    firstJob: forecast({ ...before, skills: first.filter(isFirstJob).length }),
    full: forecast(together(before, simulate(rest))),
    aims: aims
      .filter(({ leftOut }) => leftOut.length === 0)
      .toSorted((a, b) => a.steps.length - b.steps.length)
      .map(({ id, title, steps }) => ({ id, title, ...forecast(simulate(steps)) })),
    leftOut: aims
      .filter(({ leftOut }) => leftOut.length > 0)
      .map(({ id, title, leftOut }) => ({
        id,
        title,
        skills: leftOut.map((step) => ({ id: step.id, title: step.title })),
      })),
  };
}

/**
 * The open steps until that milestone, in their order: for a first job also what adverts put before it. What is optional is
 * asked for only as a must-have.
 */
export function milestoneSteps(checklist: Checklist, milestone: Goal): readonly Step[] {
  const asked = upcoming(checklist).filter((step) => !step.optional || step.aimed?.isMust === true);
  if (milestone === 'full') return asked;
  return asked.some(isFirstJob) ? asked.filter((step) => isFirstJob(step) || step.aimed) : [];
}

interface AimSteps extends SkillName {
  /** The open ones until the last that it asks for. */
  readonly steps: readonly Step[];
  readonly leftOut: readonly Step[];
}

/** Of each advert that the path or the plan has skills of. */
function aimsOf(checklist: Checklist, { aims }: Learner): readonly AimSteps[] {
  const steps = allSteps(checklist);
  const open = upcoming(checklist);
  return [...aims.values()].flatMap((aim) => {
    const { id, title } = aim;
    const asked = new Set(asksOf(aim).flatMap(({ skills }) => skills));
    const mentioned = (step: Step) => step.aimed?.adverts.find((advert) => advert.id === id);
    const own = steps.filter((step) => mentioned(step) !== undefined);
    const must = own.filter((step) => mentioned(step)?.isMust);
    const wanted = must.length > 0 ? must : own;
    // What is nice to have is not taken in beside the path, though what it needs may be on the path.
    if (!wanted.some((step) => asked.has(step.id))) return [];
    return {
      id,
      title,
      steps: open.slice(0, open.findLastIndex((step) => wanted.includes(step)) + 1),
      leftOut: wanted.filter(({ status }) => status === 'skipped'),
    };
  });
}

export function isFirstJob({ milestone }: Step): boolean {
  return milestone === 'first-job';
}
