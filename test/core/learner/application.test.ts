import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import {
  type Application,
  applicationsNamed,
  followUpDay,
  isClosed,
  newApplicationId,
  sortedApplications,
  toFollowUp,
} from '../../../src/core/learner/application.ts';
import type { ApplicationStatus, Fact, NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { facts } from '../../support/facts.ts';

const STATUSES: readonly ApplicationStatus[] = [
  'sent',
  'followed-up',
  'interview',
  'offer',
  'rejected',
  'withdrawn',
];
const applied = (application: string, company: string, day: Day = '2026-11-20'): NewFact => ({
  type: 'applied',
  data: { application, company, day },
});
const heard = (application: string, status: ApplicationStatus, day: Day, note?: string): NewFact => ({
  type: 'heard',
  data: { application, status, day, note },
});
const applications = (...changes: readonly (readonly NewFact[])[]) =>
  learnerFrom(facts(...changes)).applications;

describe('the id of an application', () => {
  it.each([
    ['Acme', 'acme'],
    ['  Ärzte & Söhne GmbH ', 'arzte-sohne-gmbh'],
    ['../../etc/passwd', 'etc-passwd'],
    ['株式会社 テスト', '株式会社-テスト'],
    ['🦊', 'application'],
    ['__proto__', 'proto'],
    ['\x1b[31m$(rm -rf ~)\u202e', '31m-rm-rf'],
    ['x'.repeat(300), 'x'.repeat(40)],
  ])('%j gives %s', (company, id) => expect(newApplicationId(new Map(), company)).toBe(id));

  it('is a new one each time, and safe to type into a shell', () => {
    const letter = fc.constantFrom(...'Aéß株が한0 -_/\\.;&|$`"\'<>(){}*?~!\n\0\x1b\u202e\u200d\ud800🦊');
    const names = fc.array(fc.oneof(fc.string({ unit: letter, maxLength: 60 }), fc.constant('Acme')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(names, (companies) => {
        const all = new Map<string, Application>();
        for (const company of companies) {
          const id = newApplicationId(all, company);
          expect(all.has(id)).toBe(false);
          expect(id).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
          const made = applications([applied(id, company)]).get(id);
          if (made) all.set(id, made);
        }
        expect(all.size).toBe(companies.length);
      }),
      { numRuns: 300 },
    );
  });

  it('chosen by two devices at once loses neither application', () => {
    const all = applications([applied('acme', 'Acme')], [applied('acme', 'ACME')], [applied('acme-2', 'x')]);
    expect([...all].map(([id, { company }]) => [id, company])).toEqual([
      ['acme', 'Acme'],
      ['acme-2', 'ACME'],
      ['acme-2-2', 'x'],
    ]);
    for (const [id, one] of all) expect(one.id).toBe(id);
  });
});

describe('news that two devices heard', () => {
  /** Each device numbers its facts and knows only its own until they are brought together. */
  const steps = fc.array(
    fc.record({
      device: fc.constantFrom('attic', 'kitchen'),
      company: fc.constantFrom('Acme', 'acme', 'Initech', 'Acme 2'),
      news: fc.option(fc.constantFrom(...STATUSES), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 14 },
  );

  type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;

  function after(all: Steps) {
    const logs = new Map<string, Fact[]>();
    const expected = new Map<string, ApplicationStatus>();
    for (const { device, company, news } of all) {
      const log = logs.get(device) ?? [];
      logs.set(device, log);
      const own = learnerFrom(log).applications;
      const known = applicationsNamed(own, company)[0];
      const id = newApplicationId(own, company);
      const fact: NewFact =
        news && known
          ? {
              type: 'heard',
              data: { application: known.id, fact: known.fact, status: news, day: '2026-11-21' },
            }
          : applied(id, company);
      const counter = log.length + 1;
      const change = `${device}-${counter}`;
      log.push({ ...fact, device, counter, change, time: '2026-11-23T20:15:03.123+01:00' });
      expected.set(known && news ? known.fact : change, news && known ? news : 'sent');
    }
    return { logs: [...logs.values()], expected };
  }

  it('stays with the application that it was about, in whichever order they come together', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { logs, expected } = after(all);
        for (const order of [logs, logs.toReversed()]) {
          const merged = learnerFrom(order.flat()).applications;
          expect(new Map([...merged.values()].map((one) => [one.fact, one.status]))).toEqual(expected);
        }
      }),
    );
  });

  it('of an older program goes by the id alone', () => {
    const all = applications([applied('acme', 'Acme')], [heard('acme', 'offer', '2026-11-27')]);
    expect(all.get('acme')?.status).toBe('offer');
  });
});

describe('following up', () => {
  it('ten days after it was sent, three after an interview, else not', () => {
    const day = '2026-11-20';
    const of = (status: ApplicationStatus) => followUpDay({ ...base, status, since: day }) ?? 'never';
    expect(STATUSES.map(of)).toEqual(['2026-11-30', 'never', '2026-11-23', 'never', 'never', 'never']);
  });

  it('begins anew with the newest news, and keeps the note until there is another', () => {
    const all = applications(
      [applied('acme', 'Acme')],
      [heard('acme', 'interview', '2026-11-25', 'ask about the team')],
      [heard('acme', 'offer', '2026-11-27')],
      [heard('nobody', 'offer', '2026-11-27')],
    );
    expect([...all.values()]).toEqual([
      { ...base, status: 'offer', since: '2026-11-27', note: 'ask about the team' },
    ]);
  });

  it('comes first, then what is open, then what is closed; nothing is lost', () => {
    const news = fc.array(
      fc.record({ status: fc.constantFrom(...STATUSES), ago: fc.integer({ min: -30, max: 60 }) }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(news, (rows) => {
        const today = '2026-11-23';
        const all = new Map(
          rows.map(({ status, ago }, at) => {
            const id = `a${at}`;
            return [id, { ...base, id, status, since: addDays(today, -ago) }];
          }),
        );
        const sorted = sortedApplications(all);
        expect(new Set(sorted)).toEqual(new Set(all.values()));
        const due = toFollowUp(all, today);
        expect(sorted.slice(0, due.length).map(followUpDay)).toEqual(due.map(followUpDay));
        const firstClosed = sorted.findIndex(isClosed);
        if (firstClosed >= 0) expect(sorted.slice(firstClosed).every(isClosed)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an application by its name', () => {
  const all = applications(
    [applied('acme', 'Acme')],
    [applied('acme-2', 'ACME')],
    [applied('initech', 'Initech')],
  );
  it.each([
    ['acme', ['acme']],
    [' acme-2 ', ['acme-2']],
    ['Acme', ['acme', 'acme-2']],
    ['INITECH', ['initech']],
    ['ACME-2', ['acme-2']],
    ['', []],
    ['surf', []],
  ])('%j names %j', (text, ids) => expect(applicationsNamed(all, text).map(({ id }) => id)).toEqual(ids));
});

const base: Application = {
  id: 'acme',
  company: 'Acme',
  role: undefined,
  link: undefined,
  sent: '2026-11-20',
  status: 'sent',
  since: '2026-11-20',
  note: undefined,
  fact: 'kitchen-1',
};
