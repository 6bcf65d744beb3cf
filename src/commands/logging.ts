/** Recording time and telling what it did: the same for time that was typed and time that a timer took. */
import type { Context } from '../context.ts';
import type { Day } from '../core/day.ts';
import type { NewFact } from '../core/learner/fact.ts';
import type { Logged } from '../core/learner/learner.ts';
import { readTimer, runningTimer } from '../core/learner/timer.ts';
import { allSteps } from '../core/plan/checklist.ts';
import {
  type Left,
  leftOf,
  MINUTES_A_DAY,
  minutesIn,
  minutesOn,
  timeSpent,
} from '../core/plan/time-spent.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import type { LogDocument } from '../guidance-documents.ts';
import type { Line } from '../screen.ts';
import { type LoggedReport, loggedView, logView } from '../views/log.ts';
import { minutesWords } from '../words/amounts.ts';
import { dayWords } from '../words/dates.ts';
import { titleWords } from '../words/skill.ts';
import { keepSnapshot } from './snapshot.ts';
import { record, type State, stateAfter } from './state.ts';

const MOST_ENTRIES = 20;

/** UserError 64 when the day would have more than 24 hours. */
export function mustFit({ learner }: State, day: Day, minutes: number, hint: string): void {
  const before = minutesOn(learner, day);
  if (before + minutes <= MINUTES_A_DAY) return;
  const there = before === 0 ? '' : ` ${minutesWords(before)} are logged for it already.`;
  throw new UserError(`${minutesWords(minutes)} are too much for ${dayWords(day)}: a day has 24 h.${there}`, {
    exitCode: EXIT.usage,
    hint,
  });
}

export interface TimeRecord {
  /** Undefined when nothing was learned: a timer was started, or stopped at once. */
  readonly logged: Logged | undefined;
  /** By the timer. */
  readonly timed?: true;
  /** Recorded in the same change, after it. */
  readonly more?: readonly NewFact[];
  /** Shown instead of what to do next. */
  readonly ending?: readonly Line[];
}

export async function recordTime(context: Context, state: State, time: TimeRecord): Promise<ExitCode> {
  const { logged, timed, more = [], ending } = time;
  const facts: readonly NewFact[] = [
    ...(logged ? [{ type: 'logged', data: { ...logged, timed } } as const] : []),
    ...more,
  ];
  const recorded = await record(context, facts);
  const after = stateAfter(context, state, recorded);
  if (context.options.json) context.terminal.json(documentOf(after, logged));
  else {
    const said = logged ? loggedView(reportOf(context, after, logged), { isLast: ending === undefined }) : [];
    context.terminal.show([...said, ...(ending ?? [])]);
  }
  await keepSnapshot(context);
  return EXIT.done;
}

export function showLog(context: Context, state: State): ExitCode {
  const timer = runningTimer(state.learner, state.facts);
  if (context.options.json) context.terminal.json(documentOf(state, undefined));
  else {
    const today = context.clock.today();
    const spent = timeSpent(state.learner, state.loaded.roadmap);
    const reading = timer && { timer, reading: readTimer(timer, context.clock.now()) };
    context.terminal.show(
      logView({ spent, today, most: MOST_ENTRIES, timer: reading, title: titlesIn(state) }),
    );
  }
  return EXIT.done;
}

export function titlesIn({ loaded }: State): (id: string) => string {
  const titles = new Map(loaded.roadmap.skills.map(({ id, title }) => [id, title]));
  return (id) => titleWords(titles, id);
}

function reportOf(context: Context, state: State, logged: Logged): LoggedReport {
  const { learner, loaded } = state;
  const left = leftIn(state, logged.skill);
  return {
    ...logged,
    title: titlesIn(state)(logged.skill),
    isToday: logged.day === context.clock.today(),
    total: minutesIn(learner.logged.filter(({ skill }) => skill === logged.skill)),
    status: allSteps(state.checklist).find(({ id }) => id === logged.skill)?.status,
    left,
    hasExercise: context.content.hasExercise(loaded.source, logged.skill),
  };
}

/** Only of a step that is open. */
function leftIn({ checklist, learner }: State, skill: string): Left | undefined {
  const step = allSteps(checklist).find(({ id }) => id === skill);
  return step && (step.status === 'ready' || step.status === 'later') ? leftOf(step, learner) : undefined;
}

function documentOf(state: State, recorded: Logged | undefined): LogDocument {
  const { minutes, bySkill, entries } = timeSpent(state.learner, state.loaded.roadmap);
  const left = recorded && leftIn(state, recorded.skill);
  return {
    schema: 'pybackend-path/log@1',
    recorded: recorded ?? null,
    left: left ? { min: hoursOf(60 * left.min), max: hoursOf(60 * left.max) } : null,
    clock: runningTimer(state.learner, state.facts) ?? null,
    entries: entries.slice(0, MOST_ENTRIES),
    hours: hoursOf(minutes),
    bySkill: bySkill.map(({ id, title, minutes: own }) => ({ id, title, hours: hoursOf(own) })),
  };
}

/** Hundredths are fine enough for a minute. */
function hoursOf(minutes: number): number {
  return Math.round((100 * minutes) / 60) / 100;
}
