/**
 * From a day and a time on the wall to an instant, in the learner's own time zone. Which offset holds on that very day is
 * asked of the zone, so that what begins at 19:00 begins at 19:00 in summer and in winter.
 */
import type { Day } from '../day.ts';

export interface Zone {
  /** Milliseconds that its clocks are ahead of UTC at that instant (milliseconds since 1970). */
  readonly offsetAt: (instant: number) => number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The zone of that name (`Europe/Berlin`); where the system knows none, the offset that `now` was written with. */
export function zoneNamed(name: string | undefined, now: string): Zone {
  const format = formatFor(name);
  if (!format) return fixedZone(offsetIn(now));
  return {
    offsetAt: (instant) => {
      const second = Math.floor(instant / 1000) * 1000;
      const part = new Map(format.formatToParts(second).map(({ type, value }) => [type, Number(value)]));
      const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
      const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
      return wall - second;
    },
  };
}

/**
 * The instant at which clocks there show that day and so many minutes after midnight. Where they are put forward over that
 * time, it is later by what they skip; where they are put back and show it twice, it is the first time. Both are what
 * calendars do (RFC 5545, section 3.3.5).
 */
export function instantOf(day: Day, minute: number, zone: Zone): number {
  const wall = Date.parse(day) + minute * MINUTE;
  // No offset is a whole day, so these two are the ones before and after any change near by.
  const before = zone.offsetAt(wall - DAY);
  const after = zone.offsetAt(wall + DAY);
  const fits = [before, after].filter((offset) => zone.offsetAt(wall - offset) === offset);
  return wall - (fits.length > 0 ? Math.max(...fits) : before);
}

function formatFor(name: string | undefined): Intl.DateTimeFormat | undefined {
  try {
    // Without a name it would be the zone of the machine: the core knows none.
    if (!name) return undefined;
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function fixedZone(offset: number): Zone {
  return { offsetAt: () => offset };
}

/** Of `2026-11-23T20:15:03.123+01:00`. */
function offsetIn(time: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/.exec(time) ?? [];
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes)) * MINUTE;
}
