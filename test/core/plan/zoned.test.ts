import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/core/day.ts';
import { instantOf, zoneNamed } from '../../../src/core/plan/zoned.ts';

const NOW = '2026-11-23T20:15:03.123+01:00';
const utc = (zone: string | undefined, day: Day, time: string, now = NOW) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(instantOf(day, 60 * hour + minute, zoneNamed(zone, now))).toISOString().slice(0, 16);
};

describe('an evening in a zone', () => {
  it.each<[string, Day, string]>([
    ['UTC', '2026-03-29', '2026-03-29T19:00'],
    ['Europe/Berlin', '2026-03-28', '2026-03-28T18:00'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T17:00'],
    ['Europe/Berlin', '2026-10-24', '2026-10-24T17:00'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T18:00'],
    ['America/New_York', '2026-03-07', '2026-03-08T00:00'],
    ['America/New_York', '2026-03-08', '2026-03-08T23:00'],
    ['America/New_York', '2026-11-01', '2026-11-02T00:00'],
    ['Asia/Kolkata', '2026-03-29', '2026-03-29T13:30'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-04T08:00'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T08:30'],
    ['Pacific/Apia', '2011-12-29', '2011-12-30T05:00'],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T05:00'],
    ['Pacific/Apia', '2026-06-01', '2026-06-01T06:00'],
  ])('%s, %s at 19:00', (zone, day, expected) => {
    expect(utc(zone, day, '19:00')).toBe(expected);
  });
});

describe('on the day of a change', () => {
  it.each<[string, Day, string, string]>([
    // What the clocks skip comes later by what they skip.
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45'],
    ['Australia/Lord_Howe', '2026-10-04', '02:30', '2026-10-03T15:30'],
    // A whole day that was skipped.
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T22:00'],
    // What they show twice is the first time.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45'],
    ['Australia/Lord_Howe', '2026-04-05', '02:00', '2026-04-04T15:30'],
  ])('%s, %s at %s', (zone, day, time, expected) => {
    expect(utc(zone, day, time)).toBe(expected);
  });
});

describe('a zone that the system does not know', () => {
  it.each([undefined, '', 'Etc/Unknown', 'Mars/Olympus', '\r\nEND:VCALENDAR'])(
    '%j: the offset of the clock',
    (zone) => {
      expect(utc(zone, '2026-07-01', '19:00')).toBe('2026-07-01T18:00');
      expect(utc(zone, '2026-07-01', '19:00', '2026-11-23T20:15:03.123-03:30')).toBe('2026-07-01T22:30');
      expect(utc(zone, '2026-07-01', '19:00', 'now')).toBe('2026-07-01T19:00');
    },
  );
});

describe('laws', () => {
  const zones = Intl.supportedValuesOf('timeZone').map((name) => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return { name, zone: zoneNamed(name, NOW), shown };
  });
  const day = fc.nat({ max: 5500 }).map((days) => addDays('2022-01-01', days));

  it('in every zone, on any day: clocks there show the time, or have just skipped it', () => {
    expect(zones.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, fc.nat({ max: 1439 }), ({ zone, shown }, at, minute) => {
        const instant = instantOf(at, minute, zone);
        const time = new Date(Date.parse(at) + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
        if (shown.format(instant) === time) {
          // The first time that they do: an hour before they show something else.
          expect(shown.format(instant - 3_600_000)).not.toBe(time);
          expect(shown.format(instant - 1_800_000)).not.toBe(time);
        } else {
          const skipped = zone.offsetAt(instant) - zone.offsetAt(instant - 3 * 3_600_000);
          expect(skipped).toBeGreaterThan(0);
          expect(shown.format(instant - skipped) < time && time < shown.format(instant)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('an evening is the same in every zone around the day of each change', () => {
    let changes = 0;
    for (const { zone, shown } of zones) {
      for (const at of changesIn2026((day) => zone.offsetAt(Date.parse(day)))) {
        changes += 1;
        const evenings = [-2, -1, 0, 1].map((days) => addDays(at, days));
        expect(evenings.map((near) => shown.format(instantOf(near, 1140, zone)))).toEqual(
          evenings.map((near) => `${near} 19:00`),
        );
      }
    }
    expect(changes).toBeGreaterThan(200);
  });
});

/** The first days on which another offset holds, found between the first days of two months. */
function changesIn2026(offsetOn: (day: Day) => number): readonly Day[] {
  return Array.from({ length: 12 }, (_, month) => month).flatMap((month) => {
    let from = monthStart(month);
    let to = monthStart(month + 1);
    if (offsetOn(from) === offsetOn(to)) return [];
    while (daysBetween(from, to) > 1) {
      const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
      if (offsetOn(middle) === offsetOn(from)) from = middle;
      else to = middle;
    }
    return [to];
  });
}

function monthStart(month: number): Day {
  return new Date(Date.UTC(2026, month)).toISOString().slice(0, 10) as Day;
}
