/** The checklist: every skill of the path with where it stands, why, and what to start with. A plain value. */
import type { Day } from '../day.ts';
import type { Goal } from '../learner/settings.ts';
import type { Situation } from './situation.ts';
import { type SkillName, type Step, stepsOf } from './step.ts';

export interface ChecklistStage {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Totals {
  readonly skills: number;
  readonly known: number;
  readonly ready: number;
  readonly later: number;
  readonly skipped: number;
  /** Hours of the open steps. */
  readonly hours: { readonly min: number; readonly max: number };
}

export interface Checklist {
  readonly roadmap: SkillName;
  readonly path: SkillName;
  readonly goal: Goal;
  readonly hoursPerWeek: number;
  readonly startDate: Day;
  /** The whole path, and the part of it that the goal asks for. */
  readonly totals: Totals;
  readonly goalTotals: Totals;
  readonly stages: readonly ChecklistStage[];
}

export function checklistOf(situation: Situation): Checklist {
  const { roadmap, path, profile } = situation;
  const steps = stepsOf(situation);
  const goalSteps = profile.goal === 'full' ? steps : steps.filter((step) => step.milestone === 'first-job');
  return {
    roadmap: { id: roadmap.id, title: roadmap.title },
    path: { id: path.id, title: path.title },
    goal: profile.goal,
    hoursPerWeek: profile.hoursPerWeek,
    startDate: profile.startDate,
    totals: totalsOf(steps),
    goalTotals: totalsOf(goalSteps),
    stages: roadmap.stages
      .map(({ id, title }) => ({ id, title, steps: steps.filter((step) => step.stage === id) }))
      .filter((stage) => stage.steps.length > 0),
  };
}

/** All steps, in roadmap order. */
export function allSteps(checklist: Checklist): readonly Step[] {
  return checklist.stages.flatMap((stage) => stage.steps);
}

/** The open steps in the order to take them. */
export function upcoming(checklist: Checklist): readonly Step[] {
  return allSteps(checklist)
    .filter((step) => step.turn !== undefined)
    .sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
}

function totalsOf(steps: readonly Step[]): Totals {
  const count = (status: Step['status']) => steps.filter((step) => step.status === status).length;
  const open = steps.filter((step) => step.status === 'ready' || step.status === 'later');
  return {
    skills: steps.length,
    known: count('known'),
    ready: count('ready'),
    later: count('later'),
    skipped: count('skipped'),
    hours: {
      min: open.reduce((sum, step) => sum + step.hours.min, 0),
      max: open.reduce((sum, step) => sum + step.hours.max, 0),
    },
  };
}
