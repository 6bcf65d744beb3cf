/** `log --start` and `log --stop`. */
import type { Context } from '../context.ts';
import { dayOf } from '../core/day.ts';
import { parseMinutes } from '../core/learner/duration.ts';
import type { NewFact } from '../core/learner/fact.ts';
import type { Logged } from '../core/learner/learner.ts';
import { dayOfTimer, readTimer, runningTimer, type Timer } from '../core/learner/timer.ts';
import { upcoming } from '../core/plan/checklist.ts';
import type { SkillName } from '../core/plan/step.ts';
import { type ExitCode, usageError } from '../exit.ts';
import { startedLines, stoppedLines } from '../views/log.ts';
import { minutesWords } from '../words/amounts.ts';
import { dayWords } from '../words/dates.ts';
import { mustFit, recordTime } from './logging.ts';
import { skillToChange } from './skill-argument.ts';
import { type State, titlesIn } from './state.ts';

const HOW_LONG = 'Say how long you learned: pybackend-path log --stop 2h (0 logs nothing).';

/** A timer that runs is stopped and logged first, in the same change. */
export async function startTimer(
  context: Context,
  state: State,
  words: readonly string[],
): Promise<ExitCode> {
  const skill = words.length > 0 ? skillToChange(state.loaded.roadmap, words.join(' ')) : nextStep(state);
  const running = runningTimer(state.learner, state.facts);
  const logged = running && measured(context, state, running);
  return recordTime(context, state, {
    logged: logged && logged.minutes > 0 ? logged : undefined,
    timed: true,
    more: [{ type: 'clocked', data: { skill: skill.id } }],
    ending: [
      ...(logged?.minutes === 0 ? stoppedLines(titlesIn(state)(logged.skill), 'short') : []),
      ...startedLines(skill.title),
    ],
  });
}

/** With a time, that is logged instead of what the timer says. */
export async function stopTimer(context: Context, state: State, words: readonly string[]): Promise<ExitCode> {
  const running = runningTimer(state.learner, state.facts);
  if (!running) {
    throw usageError(
      'No timer is running.',
      'Start one with pybackend-path log --start, or log a time: log SKILL 1h30m',
    );
  }
  const logged =
    words.length > 0 ? said(context, state, running, words.join(' ')) : measured(context, state, running);
  if (logged.minutes > 0) return recordTime(context, state, { logged, timed: true });
  const ended: NewFact = { type: 'logged', data: { ...logged, timed: true } };
  const title = titlesIn(state)(logged.skill);
  return recordTime(context, state, {
    logged: undefined,
    more: [ended],
    ending: stoppedLines(title, words.length > 0 ? 'unwanted' : 'short'),
  });
}

/** What the timer says; UserError 64 when that cannot be. */
function measured(context: Context, state: State, timer: Timer): Logged {
  const { kind, minutes } = readTimer(timer, context.clock.now());
  const title = titlesIn(state)(timer.skill);
  const since = `${timer.since.slice(11, 16)} on ${dayWords(dayOf(timer.since))}`;
  if (kind === 'back') {
    throw usageError(
      `The timer for ${title} was started at ${since}, which is still to come: the clock was changed.`,
      HOW_LONG,
    );
  }
  if (kind === 'long') {
    throw usageError(
      `The timer for ${title} has been running since ${since}, for ${minutesWords(minutes)}.`,
      HOW_LONG,
    );
  }
  return fitting(context, state, timer, minutes);
}

function said(context: Context, state: State, timer: Timer, text: string): Logged {
  const minutes = parseMinutes(text);
  if (minutes === undefined) {
    throw usageError(`'${text}' is not a time.`, 'For example: pybackend-path log --stop 1h30m');
  }
  return fitting(context, state, timer, minutes);
}

function fitting(context: Context, state: State, timer: Timer, minutes: number): Logged {
  const day = dayOfTimer(timer, context.clock.today());
  mustFit(state, day, minutes, 'Say a shorter time: pybackend-path log --stop 1h (0 logs nothing).');
  return { skill: timer.skill, minutes, day };
}

function nextStep({ checklist }: State): SkillName {
  const [next] = upcoming(checklist);
  if (next) return next;
  throw usageError(
    'No step is open: you have finished this path.',
    'Name a skill: pybackend-path log --start SKILL',
  );
}
