import type { Context } from '../context.ts';
import { hoursIn } from '../core/plan/effort.ts';
import { pastWeeks } from '../core/plan/history.ts';
import { outlookOf } from '../core/plan/plan.ts';
import { streakOf } from '../core/plan/streak.ts';
import { nextDue } from '../core/review/due.ts';
import { reviewMinutes } from '../core/review/minutes.ts';
import { EXIT } from '../exit.ts';
import type { StatusDocument } from '../guidance-documents.ts';
import { statusView } from '../views/status.ts';
import type { Command } from './command.ts';
import { outlookInput, reviewingFor } from './guidance.ts';
import { readState, type State } from './state.ts';

const WEEKS = 8;

export const status: Command = {
  name: 'status',
  summary: 'How far you are, how fast, and what is due',
  examples: [
    { run: 'status', says: 'progress, pace, streak, reviews, forecast' },
    { run: 'status --plain', says: 'the same in sentences' },
    { run: 'status --json', says: 'for a program' },
  ],
  run: async (context) => {
    const state = await readState(context);
    const document = statusOf(context, state);
    if (context.options.json) context.terminal.json(document);
    else context.terminal.show(statusView(document, { isPlain: context.terminal.plain }));
    return EXIT.done;
  },
};

function statusOf(context: Context, state: State): StatusDocument {
  const { checklist, learner } = state;
  const today = context.clock.today();
  const { cards, due, seconds } = reviewingFor(context, state);
  const { pace, time, milestones } = outlookOf(outlookInput(context, state));
  const goal = milestones[checklist.goal === 'full' ? 'full' : 'firstJob'];
  return {
    schema: 'pybackend-path/status@1',
    today,
    path: checklist.path,
    goal: checklist.goal,
    totals: checklist.totals,
    goalTotals: checklist.goalTotals,
    stages: checklist.stages.map(({ id, title, steps }) => ({
      id,
      title,
      known: steps.filter((step) => step.status === 'known').length,
      skills: steps.filter((step) => step.status !== 'skipped').length,
    })),
    hours: { logged: hoursIn(learner.logged), likelyLeft: goal.hours.likely, safeLeft: goal.hours.safe },
    pace,
    milestones,
    streak: streakOf(learner.activeDays, time, today),
    reviews: {
      due: due.length,
      minutes: reviewMinutes(due.length, seconds),
      next: nextDue(cards, today) ?? null,
    },
    weeks: pastWeeks(learner, today, WEEKS),
  };
}
