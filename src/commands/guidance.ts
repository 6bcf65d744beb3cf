/** What the commands that guide from week to week work out first. */
import type { Context } from '../context.ts';
import { parseDay } from '../core/day.ts';
import { type HabitState, habitStates } from '../core/plan/habits.ts';
import { type OutlookInput, USUAL_SEED } from '../core/plan/plan.ts';
import { type Reviewing, reviewingOf } from '../core/plan/reviewing.ts';
import { EXIT, UserError } from '../exit.ts';
import type { State } from './state.ts';

export function reviewingFor({ clock }: Context, { situation, learner }: State): Reviewing {
  return reviewingOf(situation, learner, clock.today());
}

export function habitsFor({ situation, learner }: State): readonly HabitState[] {
  return habitStates(situation, learner);
}

export function outlookInput(
  { clock }: Context,
  { situation, learner, checklist }: State,
  seed = USUAL_SEED,
): OutlookInput {
  return { situation, learner, checklist, today: clock.today(), seed };
}

/** The day in the text; UserError 64 when it is none. */
export function dayOption(text: string, option: string) {
  const day = parseDay(text.trim());
  if (day) return day;
  throw new UserError(`${option} takes a date, not '${text}'.`, {
    exitCode: EXIT.usage,
    hint: `For example: ${option} 2027-06-30`,
  });
}
