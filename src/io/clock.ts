/** The one place that reads the clock. `--today` or `PYBACKEND_PATH_TODAY` (YYYY-MM-DD) moves it to that day, for trying things out. */
import type { Clock } from '../context.ts';
import { dayOf, parseDay } from '../core/day.ts';
import { EXIT, UserError } from '../exit.ts';

export function systemClock(todayOverride: string | undefined): Clock {
  const now = () => localTime(shifted(new Date(), todayOverride));
  return {
    now,
    today: () => dayOf(now()),
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function shifted(real: Date, todayOverride: string | undefined): Date {
  if (!todayOverride) return real;
  const day = parseDay(todayOverride);
  if (!day) {
    throw new UserError(`'${todayOverride}' is not a date.`, {
      exitCode: EXIT.usage,
      hint: '--today and PYBACKEND_PATH_TODAY take a date like 2026-01-31.',
    });
  }
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moved = new Date(real);
  moved.setFullYear(year, month - 1, date);
  return moved;
}

/** Local time with its offset, so that a fact keeps the learner's own day whatever zone it is read in. */
export function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  const local = new Date(date.valueOf() + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
