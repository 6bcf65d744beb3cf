/** Which backups are old enough to go: many of the last days, few of the last months. */
import type { Backup } from '../../context.ts';

type Dated = Pick<Backup, 'time' | 'reason'>;

const DAY_MS = 24 * 60 * 60_000;
const ALL_KEPT_FOR_MS = 2 * DAY_MS;

/** After the first two days: the newest of each of 12 days, then of each of 10 weeks, then of each of 9 months. */
const GRADES: readonly { readonly periodOf: (time: string) => string | number; readonly count: number }[] = [
  { periodOf: dayOf, count: 12 },
  { periodOf: weekOf, count: 10 },
  { periodOf: monthOf, count: 9 },
];

/**
 * The backups that may be removed. Those that the learner asked for never are, nor those of the future (the clock
 * was wrong). Days without a backup do not count, so that a long pause makes nothing disappear.
 */
export function expendable<T extends Dated>(backups: readonly T[], now: string): readonly T[] {
  let candidates = backups
    .filter(({ time, reason }) => reason !== 'asked' && Date.parse(now) - Date.parse(time) > ALL_KEPT_FOR_MS)
    .sort((a, b) => Date.parse(b.time) - Date.parse(a.time));
  const gone: T[] = [];
  for (const { periodOf, count } of GRADES) {
    const periods = new Set<string | number>();
    const older: T[] = [];
    for (const backup of candidates) {
      const period = periodOf(backup.time);
      if (periods.has(period)) gone.push(backup);
      else if (periods.size < count) periods.add(period);
      else older.push(backup);
    }
    candidates = older;
  }
  return [...gone, ...candidates];
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Weeks begin on Monday; 1970 began on a Thursday. */
function weekOf(time: string): number {
  return Math.floor((Date.parse(dayOf(time)) / DAY_MS + 3) / 7);
}

function monthOf(time: string): string {
  return time.slice(0, 7);
}
