/** The weeks to come, and when the milestones are reached. */
import type { Goal } from '../core/learner/settings.ts';
import type { DeadlineAnswer } from '../core/plan/deadline.ts';
import type { Milestones } from '../core/plan/milestones.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Week, WeekPart } from '../core/plan/weeks.ts';
import { accent, blank, faint, good, indented, item, type Line, line, strong, warn } from '../screen.ts';
import { counted, hoursWords } from '../words/amounts.ts';
import { dayWords, spanWords } from '../words/dates.ts';
import {
  differenceWords,
  forecastWords,
  hoursLeftWords,
  leftOutSentences,
  namedMilestones,
  paceWords,
} from '../words/forecast.ts';
import { GOAL_WORDS } from '../words/step.ts';

export interface PlanScreen {
  readonly goal: Goal;
  readonly deadline: DeadlineAnswer | undefined;
  readonly whatIf: { readonly changes: readonly string[]; readonly milestones: Milestones } | undefined;
  /** There are weeks after those. */
  readonly isMore: boolean;
}

export function planView(plan: Plan, screen: PlanScreen): readonly Line[] {
  const { milestones, pace, time, today, weeks } = plan;
  return [
    ...milestoneLines(milestones, screen.goal),
    ...leftOutSentences(milestones).map((sentence) => line(sentence)),
    line(faint(`${counted(time.hoursPerWeek, 'hour')} a week. ${paceWords(pace)}`)),
    ...(screen.deadline ? [blank, ...deadlineLines(screen.deadline, screen.goal, time.hoursPerWeek)] : []),
    ...(screen.whatIf ? [blank, ...whatIfLines(milestones, screen.whatIf)] : []),
    ...(time.start > today ? [blank, line(`You begin on ${dayWords(time.start)}.`)] : []),
    ...weeks.flatMap((week) => [blank, ...weekLines(week)]),
    ...(weeks.length === 0 ? [blank, line(good('Nothing is open: you have finished this path.'))] : []),
    ...(screen.isMore
      ? [
          blank,
          line(
            faint(
              'The weeks hold the hours you set; the dates reckon with those you keep, a tenth of them for reviews. More: plan --weeks 12, plan --deadline DATE, export ics',
            ),
          ),
        ]
      : []),
  ];
}

/** Adverts first, then the goal. */
function milestoneLines(milestones: Milestones, goal: Goal): readonly Line[] {
  const { aims } = milestones;
  const named = namedMilestones(milestones);
  const path = named.slice(aims.length);
  return [...named.slice(0, aims.length), ...(goal === 'full' ? path.toReversed() : path)].map((one) =>
    line(strong(one.name), `: ${forecastWords(one)}, ${hoursLeftWords(one)}`),
  );
}

function weekLines({
  from,
  to,
  hours,
  reviewHours,
  parts,
  finishes,
  hasHoliday,
  days,
}: Week): readonly Line[] {
  const why = days.length === 0 ? ', no time to learn' : hasHoliday ? ', with days off' : '';
  return [
    line(accent(spanWords(from, to)), days.length === 0 ? why : `, ${hoursWords(hours)}${why}`),
    ...(reviewHours > 0 ? [item(2, '-', `Reviews, ${hoursWords(reviewHours)}`)] : []),
    ...joined(parts).map(({ words, title, hours: time }) => partLine(words, title, time)),
    ...(finishes.length > 0
      ? [indented(2, good('done: '), finishes.map(({ title }) => title).join('; '))]
      : []),
  ];
}

const KINDS = { read: 'read', practise: 'practise', prove: 'prove' } as const;

/** The parts of one skill in one line. */
function joined(parts: readonly WeekPart[]) {
  const ids = [...new Set(parts.map(({ id }) => id))];
  return ids.map((id) => {
    const own = parts.filter((part) => part.id === id);
    return {
      words: own.map(({ kind }) => KINDS[kind]).join(', '),
      title: own[0]?.title ?? id,
      hours: own.reduce((sum, { hours }) => sum + hours, 0),
    };
  });
}

function partLine(words: string, title: string, hours: number): Line {
  return item(2, '-', `${title}: ${words}, ${hoursWords(hours)}`);
}

function deadlineLines(answer: DeadlineAnswer, goal: Goal, hoursPerWeek: number): readonly Line[] {
  const { deadline, hoursPerWeek: needed, isReached, leaveOut, isEnough, studyDays } = answer;
  const what = `${GOAL_WORDS[goal]} by ${dayWords(deadline)}`;
  if (!needed) return [line(warn(`There is no day to learn on until ${dayWords(deadline)}.`))];
  const takes = `takes ${needed.likely} h a week, ${needed.safe} h to be on the safe side (${hoursPerWeek} h now, ${counted(studyDays, 'day')} of learning left).`;
  return [
    line(strong(capital(what)), `: ${takes}`, ...(isReached ? [good(' Your hours will likely do.')] : [])),
    ...(leaveOut.length > 0 ? leaveOutLines(answer) : []),
    ...(isReached || isEnough
      ? []
      : [
          line(
            warn(
              'Leaving out alone does not get you there: more hours, a later day or a smaller goal would.',
            ),
          ),
        ]),
  ];
}

function leaveOutLines({ leaveOut, adverts }: DeadlineAnswer): readonly Line[] {
  const cost = (named: number) => (adverts === undefined ? '' : `, named in ${named} of ${adverts} adverts`);
  return [
    line(
      'With the hours you have, these could be left out, the least asked-for first (pybackend-path skip ID):',
    ),
    ...leaveOut.map(({ id, title, hours, adverts: named }) =>
      item(2, '-', title, faint(` (${id})`), `: ${hoursWords(hours)}${cost(named)}`),
    ),
  ];
}

function whatIfLines(
  now: Milestones,
  { changes, milestones }: NonNullable<PlanScreen['whatIf']>,
): readonly Line[] {
  // By key: with other skills left out, adverts may come in another order.
  const before = new Map(namedMilestones(now).map((one) => [one.key, one.likely]));
  return [
    line(accent(`With ${changes.join(', ')}`)),
    ...namedMilestones(milestones).map((one) =>
      item(
        2,
        '-',
        `${one.name}: ${forecastWords(one)}, `,
        strong(differenceWords(before.get(one.key) ?? null, one.likely)),
      ),
    ),
    ...leftOutSentences(milestones).map((sentence) => item(2, '-', sentence)),
    line(faint('Nothing was changed. Change it with `pybackend-path config set` or `skip`.')),
  ];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
