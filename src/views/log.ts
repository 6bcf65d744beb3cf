/** Time spent: what was just logged, and all that was. */
import type { Day } from '../core/day.ts';
import type { Logged } from '../core/learner/learner.ts';
import type { Timer, TimerReading } from '../core/learner/timer.ts';
import type { Status } from '../core/plan/step.ts';
import type { Left, TimeSpent } from '../core/plan/time-spent.ts';
import { accent, blank, faint, item, type Line, line, strong, warn } from '../screen.ts';
import { minutesWords } from '../words/amounts.ts';
import { dayWords, shortDay } from '../words/dates.ts';

export interface LoggedReport extends Logged {
  readonly title: string;
  readonly isToday: boolean;
  /** Minutes of the skill in all. */
  readonly total: number;
  /** Of its step; undefined when it is not on the path. */
  readonly status: Status | undefined;
  /** Of a step that is open. */
  readonly left: Left | undefined;
  readonly hasExercise: boolean;
}

export function loggedView(report: LoggedReport, { isLast }: { readonly isLast: boolean }): readonly Line[] {
  const { title, minutes, day, isToday, total } = report;
  const when = isToday ? '' : ` on ${dayWords(day)}`;
  const inAll = total > minutes ? ` ${minutesWords(total)} of it in all.` : '';
  const [command, why] = nextCommand(report);
  return [
    line('Logged ', strong(minutesWords(minutes)), ` of ${title}${when}.${inAll} ${leftWords(report)}`),
    ...(isLast ? [line(`${why}: `, strong(`pybackend-path ${command}`))] : []),
  ];
}

function leftWords({ status, left }: LoggedReport): string {
  if (status === undefined) return 'It is not on your path.';
  if (status === 'skipped') return 'You left it out of your checklist.';
  if (!left) return 'It is ticked already.';
  if (left.max === 0) return 'By the hours of the roadmap nothing is left of it.';
  if (left.max < 1) return 'By the roadmap less than an hour is left.';
  const [min, max] = [Math.round(left.min), Math.round(left.max)];
  return `By the roadmap ${min === 0 ? 'up to' : min === max ? 'about' : `${min} to`} ${max} h are left.`;
}

/** Where the roadmap's least hours are spent it is time to show it; halfway, to practise. */
function nextCommand({ skill, left, hasExercise }: LoggedReport): readonly [string, string] {
  if (!left) return ['next', 'What comes next'];
  if (left.min === 0) return [`done ${skill}`, 'Done with it'];
  if (left.isHalfway && hasExercise) return [`practice ${skill}`, 'Practise it'];
  return [`show ${skill}`, 'Go on with it'];
}

export function startedLines(title: string): readonly Line[] {
  return [
    line('The timer runs for ', strong(title), '.'),
    line('Stop it and log the time: ', strong('pybackend-path log --stop')),
  ];
}

/** `short`: it ran for less than a minute. `unwanted`: the learner said 0. */
export function stoppedLines(title: string, why: 'short' | 'unwanted'): readonly Line[] {
  const short = why === 'short' ? ' It ran for less than a minute:' : ' As you said,';
  return [line(`The timer for ${title} is stopped.${short} nothing is logged.`)];
}

export interface LogScreen {
  readonly spent: TimeSpent;
  readonly today: Day;
  /** Entries to show. */
  readonly most: number;
  readonly timer: { readonly timer: Timer; readonly reading: TimerReading } | undefined;
  readonly title: (skill: string) => string;
}

export function logView(screen: LogScreen): readonly Line[] {
  const { spent, most, timer } = screen;
  const timerPart = timer ? [timerLine(timer, screen)] : [];
  if (spent.entries.length === 0) {
    return [
      line('No time is logged yet.'),
      ...timerPart,
      line('Log some: ', strong('pybackend-path log SKILL 1h30m')),
      ...(timer ? [] : [line('Or let a timer run: ', strong('pybackend-path log --start'))]),
    ];
  }
  const older = spent.entries.length - most;
  return [
    line(strong(minutesWords(spent.minutes)), ' logged in all.'),
    ...timerPart,
    blank,
    line(accent('By skill')),
    ...spent.bySkill.map(({ id, minutes }) => item(2, '-', `${screen.title(id)}: ${minutesWords(minutes)}`)),
    blank,
    line(accent('Newest')),
    ...spent.entries.slice(0, most).map((entry) => entryLine(entry, screen)),
    ...(older > 0 ? [line(faint(`  and ${older} older`))] : []),
  ];
}

/** The year is said only of other years. */
function entryLine({ skill, minutes, day }: Logged, { today, title }: LogScreen): Line {
  const when = day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : dayWords(day);
  return item(2, '-', faint(`${when} `), `${minutesWords(minutes)} of ${title(skill)}`);
}

function timerLine({ timer, reading }: NonNullable<LogScreen['timer']>, { today, title }: LogScreen): Line {
  const day = timer.since.slice(0, 10) as Day;
  const since = `${timer.since.slice(11, 16)}${day === today ? '' : ` on ${dayWords(day)}`}`;
  const name = title(timer.skill);
  if (reading.kind === 'fine') {
    return line(
      `The timer runs for ${name} since ${since}, ${minutesWords(reading.minutes)} so far. Stop it: `,
      strong('pybackend-path log --stop'),
    );
  }
  return line(
    warn(`The timer runs for ${name} since ${since}: it was forgotten, or the clock was changed.`),
    ' Say how long you learned: ',
    strong('pybackend-path log --stop 2h'),
  );
}
