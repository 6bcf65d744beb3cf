import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Fact, NewFact } from '../../src/core/learner/fact.ts';
import { blocksOf } from '../../src/core/plan/blocks.ts';
import { zoneNamed } from '../../src/core/plan/zoned.ts';
import type { PlanSource } from '../../src/exporters/exporter.ts';
import { renderIcs } from '../../src/exporters/ics.ts';
import { claimed, facts } from '../support/facts.ts';
import { type PlanSourceInput, planSource } from '../support/plan-source.ts';
import { skill } from '../support/small-roadmap.ts';
import { times } from '../support/times.ts';

const KITCHEN = [skill('shop'), skill('chop', ['shop']), skill('fry', ['chop'])];
const set = (key: string, value: string | number): NewFact => ({ type: 'set', data: { key, value } });
const answered = (question: string): NewFact => ({
  type: 'answered',
  data: { skill: 'shop', question, outcome: 'right', slip: 0.1, guess: 0.25 },
});
const lines = (...all: readonly NewFact[]): readonly Fact[] => facts(...all.map((fact) => [fact]));

/** The events as another parser reads them. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      sequence: event.sequence,
      stamp: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().toISOString(),
      status: component.getFirstPropertyValue('status'),
      alarms: component.getAllSubcomponents('valarm').length,
    };
  });
}

async function eventsOf(input: Partial<PlanSourceInput> = {}, earlier?: string) {
  return parsed(await renderIcs(planSource({ skills: KITCHEN, ...input }), earlier));
}

/** What is wrong with the text by the letter of RFC 5545. */
function faultsIn(text: string): readonly string[] {
  const rows = text.split('\r\n');
  return [
    ...(rows.at(-1) === '' ? [] : ['the last line has no end']),
    ...(text.replaceAll('\r\n', '').match(/[\x00-\x1f\x7f-\x9f]/g) ?? []),
    ...rows.filter((row) => Buffer.byteLength(row) > 75),
    ...rows.filter((row) => Buffer.from(row).toString() !== row),
    // Properties come before the alarm.
    ...(text.match(/^END:VALARM\r\n(?!END:VEVENT)/gm) ?? []),
  ];
}

describe('events', () => {
  it('say what to do, for how long, where to read, and which command to run', async () => {
    const [review, first] = await eventsOf({ facts: lines(set('hoursPerWeek', 7)) });
    expect(review).toMatchObject({ summary: 'Review', alarms: 1, status: 'CONFIRMED' });
    expect(review?.description).toContain('Run: pybackend-path review');
    expect(first?.summary).toBe('Learn: How to shop (read)');
    expect(first?.description).toBe(
      [
        'Afterwards you can',
        '- Show that you can shop',
        'Read: The book of shop (free book, 2 h)',
        'https://example.org/shop',
        'Run: pybackend-path show shop',
      ].join('\n'),
    );
    expect(first).toMatchObject({ alarms: 0, start: review?.end });
    expect(new Date(review?.start ?? 0).toISOString()).toBe('2026-11-30T18:00:00.000Z');
  });

  it('practise what has an exercise, quiz what has none, prove at the end', async () => {
    const runs = (await eventsOf()).map(
      ({ summary, description }) => `${summary}: ${description.split('Run: ')[1]}`,
    );
    expect(runs).toContain('Learn: How to shop (practise): pybackend-path quiz shop');
    expect(runs).toContain('Learn: How to chop (practise): pybackend-path practice chop');
    expect(runs).toContain('Learn: How to fry (prove): pybackend-path done fry');
  });

  it('a review says how many questions will be due', async () => {
    const all = lines(claimed('shop'), answered('shop-1'), answered('shop-2'));
    const reviews = (await eventsOf({ facts: all, weeks: 8 })).filter(({ uid }) => uid.startsWith('review'));
    const counts = reviews.map(({ summary }) => Number(/: (\d+) question/.exec(summary)?.[1] ?? 0));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(reviews.find(({ summary }) => summary.startsWith('Review:'))?.description).toMatch(
      /^\d questions? will be due/,
    );
  });

  it('begin at the time that was set', async () => {
    const [first] = await eventsOf({ facts: lines(set('studyTime', '06:15')) });
    expect(new Date(first?.start ?? 0).toISOString()).toBe('2026-11-30T05:15:00.000Z');
  });

  it('a finished path is an empty calendar', async () => {
    const text = await renderIcs(planSource({ skills: [skill('shop')], facts: lines(claimed('shop')) }));
    expect(parsed(text)).toEqual([]);
    expect(faultsIn(text)).toEqual([]);
  });
});

describe('importing again', () => {
  const before = lines(set('hoursPerWeek', 7));
  const after = lines(set('hoursPerWeek', 7), claimed('shop'));

  it('the same facts and day give the same bytes; every event has a name of its own', async () => {
    const source = planSource({ skills: KITCHEN, facts: before });
    expect(await renderIcs(source)).toBe(await renderIcs(planSource({ skills: KITCHEN, facts: before })));
    const uids = (await eventsOf({ facts: before })).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    expect(uids[0]).toMatch(/^review-2026-11-30-1@[a-z0-9]+\.pybackend-path$/);
    expect(uids[1]).toMatch(/^study-2026-11-30-1@/);
  });

  it('another plan fills the same slots, in a later revision', async () => {
    const [old, fresh] = [await eventsOf({ facts: before }), await eventsOf({ facts: after })];
    const first = (events: typeof old) => events.find(({ uid }) => uid.startsWith('study'));
    expect(first(fresh)?.uid).toBe(first(old)?.uid);
    expect(first(fresh)?.summary).not.toBe(first(old)?.summary);
    expect(first(fresh)?.sequence).toBeGreaterThan(first(old)?.sequence ?? 0);
    const tomorrow = await eventsOf({ facts: before, today: '2026-12-01' });
    expect(tomorrow[0]?.sequence).toBeGreaterThan(old[0]?.sequence ?? 0);
  });

  it('is stamped with the newest fact, or with the day that has begun; not with a day to come', async () => {
    const at = (time: string): readonly Fact[] => before.map((fact) => ({ ...fact, time }));
    const stamps = async (time: string) => (await eventsOf({ facts: at(time) }))[0]?.stamp;
    expect(await stamps('2026-11-30T20:00:00.000+01:00')).toBe('2026-11-30T19:00:00.000Z');
    expect(await stamps('2026-11-20T20:00:00.000+01:00')).toBe('2026-11-29T23:00:00.000Z');
    expect(await stamps('2099-01-01T20:00:00.000+01:00')).toBe('2026-11-29T23:00:00.000Z');
  });

  it('slots that the plan has no more are cancelled, those that have passed are left alone', async () => {
    const earlier = await renderIcs(planSource({ skills: KITCHEN, facts: before }));
    const later: PlanSource = planSource({
      skills: KITCHEN,
      facts: lines(set('hoursPerWeek', 7), set('daysOff', 'wed')),
      today: '2026-12-01',
    });
    const text = await renderIcs(later, earlier);
    const [all, was] = [parsed(text), parsed(earlier)];
    const gone = all.filter(({ status }) => status === 'CANCELLED');
    const wednesday = was.filter(({ uid }) => uid.includes('2026-12-02'));
    expect(wednesday.length).toBeGreaterThan(0);
    for (const { uid, start, end, sequence } of wednesday) {
      const now = gone.find((one) => one.uid === uid);
      expect(now).toMatchObject({ start, end, alarms: 0 });
      expect(now?.sequence).toBeGreaterThan(sequence);
    }
    expect(all.some(({ uid }) => uid.includes('2026-11-30'))).toBe(false);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
    expect(faultsIn(text)).toEqual([]);
    // Over itself it stays as it is, with LF as well.
    expect(await renderIcs(later, text)).toBe(text);
    expect(await renderIcs(later, text.replaceAll('\r\n', '\n'))).toBe(text);
  });

  it('whatever else was in that file does nothing', async () => {
    const source = planSource({ skills: KITCHEN, facts: before });
    const text = await renderIcs(source);
    const slot = (uid: string, start: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nSEQUENCE:1\r\nDTSTAMP:20261130T000000Z\r\nDTSTART:${start}\r\nDTEND:20270101T190000Z\r\nEND:VEVENT\r\n`;
    const owner = /@(\S+)/.exec(text)?.[1];
    for (const other of [
      '',
      'not a calendar',
      '\0\xff'.repeat(1000),
      slot('study-2026-12-31-9@stranger.pybackend-path', '20261231T180000Z'),
      slot(`dinner-2026-12-31-9@${owner}`, '20261231T180000Z'),
      slot(`study-2026-12-31-9@${owner}`, '20261331T996000Z'),
      slot(`study-2026-12-31-9@${owner}`, '20270102T180000Z'),
    ]) {
      expect(await renderIcs(source, other)).toBe(text);
    }
    expect(await renderIcs(source, slot(`study-2026-12-31-9@${owner}`, '20261231T180000Z'))).not.toBe(text);
  });
});

describe('in every zone', () => {
  it('a week across the change of the clocks begins at 19:00 each day, lasts as long, overlaps nowhere', async () => {
    // The change of the north in March, that of the south in April.
    const weeks = (['2026-03-26', '2026-04-02'] as const).map((today) =>
      planSource({ skills: [skill('shop', [], { outcomes: [], resources: [] })], today, weeks: 1 }),
    );
    const wrong: string[] = [];
    for (const [at, zone] of Intl.supportedValuesOf('timeZone').entries()) {
      const source = { ...(weeks[at % 2] as PlanSource), zone: zoneNamed(zone, '') };
      const events = parsed(await renderIcs(source));
      const blocks = blocksOf(source.plan.weeks, 1140);
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      });
      if (events.length !== blocks.length) wrong.push(`${zone}: ${events.length} events`);
      for (const [index, { start, end }] of events.entries()) {
        const block = blocks[index];
        const isFirst = block?.startMinute === 1140;
        if (isFirst && shown.format(start) !== `${block?.day} 19:00`)
          wrong.push(`${zone}: ${shown.format(start)}`);
        if (end - start !== (block?.minutes ?? 0) * 60_000)
          wrong.push(`${zone}: ${block?.day} has another length`);
        const next = events[index + 1];
        if (next && next.start < end) wrong.push(`${zone}: ${block?.day} overlaps`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a night of study over the change loses and doubles nothing', async () => {
    for (const [zone, today] of [
      ['Europe/Berlin', '2026-03-29'],
      ['Europe/Berlin', '2026-10-25'],
      ['Australia/Lord_Howe', '2026-04-05'],
      ['Australia/Lord_Howe', '2026-10-04'],
    ] as const) {
      const all = lines(set('hoursPerWeek', 42), set('studyTime', '01:30'));
      const events = (await eventsOf({ facts: all, zone, today, weeks: 1 })).filter(({ uid }) =>
        uid.includes(today),
      );
      expect(events.length).toBeGreaterThan(2);
      for (const [at, { start }] of events.entries()) if (at > 0) expect(start).toBe(events[at - 1]?.end);
    }
  });
});

describe('hostile titles', () => {
  const nasty = fc.constantFrom(
    '\r\nEND:VEVENT\r\nBEGIN:VEVENT',
    '\nEND:VCALENDAR',
    '\rSUMMARY:x',
    'END:VALARM',
    '\\n',
    '\\',
    ';',
    ',',
    ':',
    '"',
    '\u0000',
    '\u001b[31m',
    '\u007f\u0085',
    '\u2028',
    '\u202e',
    '\ud83d',
    '\u{1F469}\u200d\u{1F4BB}',
    '漢字'.repeat(12),
    'é'.repeat(40),
    '\u{1F600}'.repeat(20),
    'x'.repeat(74),
    ' ',
  );
  const title = fc
    .array(fc.oneof(nasty, fc.string({ maxLength: 12, unit: 'binary' })), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(''));

  it('600 of them: as many events, each with its own text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(title, { minLength: 12, maxLength: 12 }), async (titles) => {
        const skills = titles.map((text, at) =>
          skill(`s${at}`, [], { title: text, hours: { min: 1, max: 1 } }),
        );
        const source = planSource({ skills, weeks: 3, facts: lines(set('hoursPerWeek', 14)) });
        const text = await renderIcs(source);
        expect(faultsIn(text)).toEqual([]);
        const events = parsed(text);
        const blocks = blocksOf(source.plan.weeks, 1140);
        const expected = blocks.map(({ kind, title: one }) =>
          kind === 'review' ? 'Review' : plain(`Learn: ${one} (${kind})`),
        );
        expect(events.map(({ summary }) => summary)).toEqual(expected);
        expect(new Set(blocks.map(({ skill: id }) => id)).size).toBe(13);
      }),
      { numRuns: times(20, 50) },
    );
  });

  it('outcomes and addresses too', async () => {
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        const [resource] = skill('shop').resources;
        const hostile = skill('shop', [], {
          outcomes: [text],
          resources: resource ? [{ ...resource, title: text, url: `https://example.org/${text}` }] : [],
        });
        const rendered = await renderIcs(planSource({ skills: [hostile], weeks: 1 }));
        expect(faultsIn(rendered)).toEqual([]);
        const event = parsed(rendered).find(({ summary }) => summary === 'Learn: How to shop (read)');
        const wanted = ['Afterwards you can', ...`- ${text}`.split('\n').map(plain)].join('\n');
        expect(event?.description.startsWith(wanted)).toBe(true);
      }),
      { numRuns: times(40, 100) },
    );
  });
});

/** Sign by sign: what hides or is half a sign goes, white space and controls are one space. */
function plain(text: string): string {
  return Array.from(text, (sign) => {
    if (/[\u200c\u200d]/.test(sign)) return sign;
    return /[\p{Cf}\p{Cs}\p{Co}]/u.test(sign) ? '' : /[\s\p{Cc}]/u.test(sign) ? ' ' : sign;
  })
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}
