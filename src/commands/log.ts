import type { Context } from '../context.ts';
import { parseMinutes } from '../core/learner/duration.ts';
import { MINUTES_A_DAY } from '../core/plan/time-spent.ts';
import { type ExitCode, usageError } from '../exit.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { mustFit, recordTime, showLog } from './logging.ts';
import { pastDay } from './past-day.ts';
import { skillToChange } from './skill-argument.ts';
import { readState, type State } from './state.ts';
import { startTimer, stopTimer } from './timer.ts';

export const log: Command = {
  name: 'log',
  summary: 'Time you spent: log it, or let a timer run; alone it shows what was logged',
  details:
    'TIME is 1.5 or 1h30m or 1:30 or 45m; a number alone is hours. A timer that ran for more than 4 hours was forgotten: then you say how long it was. The plan learns your pace from what you log.',
  args: [
    { name: 'SKILL', summary: 'what you learned', complete: 'skill' },
    { name: 'TIME', summary: 'how long', many: true },
  ],
  options: [
    { flags: '--day <DATE>', summary: 'another day than today: a date, or yesterday' },
    { flags: '--start', summary: 'start a timer for SKILL, or for the next step' },
    { flags: '--stop', summary: 'stop it and log its time, or TIME instead (0 logs nothing)' },
  ],
  examples: [
    { run: 'log git-basics 1h30m', says: 'an hour and a half today' },
    { run: 'log git-basics 45m --day yesterday', says: 'what you forgot' },
    { run: 'log --start', says: 'a timer for the next step' },
    { run: 'log --stop', says: 'stop it and log the time' },
    { run: 'log', says: 'what was logged' },
  ],
  run: async (context, input) => {
    const { args, options } = input;
    const [isStart, isStop] = [options['start'] === true, options['stop'] === true];
    const day = textOption(input, 'day');
    if (isStart && isStop)
      throw usageError('--start and --stop do not go together.', `Stop it first: ${STOP}`);
    if (day !== undefined && (isStart || isStop || args.length === 0)) {
      throw usageError('--day goes with a skill and a time.', EXAMPLE);
    }
    const state = await readState(context);
    if (isStart) return startTimer(context, state, args);
    if (isStop) return stopTimer(context, state, args);
    return args.length === 0 ? showLog(context, state) : logTime(context, state, input);
  },
};

const STOP = 'pybackend-path log --stop';
const EXAMPLE = 'For example: pybackend-path log git-basics 1h30m --day 2026-01-31';

async function logTime(context: Context, state: State, input: CommandInput): Promise<ExitCode> {
  const { words, minutes } = skillAndTime(input.args);
  const skill = skillToChange(state.loaded.roadmap, words);
  const day = pastDay(textOption(input, 'day'), context.clock.today());
  if (minutes === 0) throw usageError('Only a minute or more can be logged.', EXAMPLE);
  mustFit(state, day, minutes, minutes > MINUTES_A_DAY ? BARE : ELSEWHERE);
  return recordTime(context, state, { logged: { skill: skill.id, minutes, day } });
}

const BARE = 'A number alone is hours. For minutes write 45m.';
const ELSEWHERE = 'Log less, or another day with --day DATE. See what is there: pybackend-path log';

/** The time may be several words, `1 h 30 min`; so may the skill. */
function skillAndTime(args: readonly string[]): { words: string; minutes: number } {
  for (let at = 1; at < args.length; at += 1) {
    const minutes = parseMinutes(args.slice(at).join(' '));
    if (minutes !== undefined) return { words: args.slice(0, at).join(' '), minutes };
  }
  const [first = ''] = args;
  if (args.length > 1) throw usageError(`'${args.at(-1)}' is not a time.`, EXAMPLE);
  throw parseMinutes(first) === undefined
    ? usageError(`How long did you learn '${first}'? The time comes after the skill.`, EXAMPLE)
    : usageError(`What did you learn for ${first}? The skill comes before the time.`, EXAMPLE);
}
