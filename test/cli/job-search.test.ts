import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../src/core/learner/fact.ts';
import { type Home, newHome, startedHome } from '../support/cli.ts';
import { storeIn } from '../support/data-folder.ts';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/output.schema.json'), 'utf8')),
);

/** The document, held against its schema. */
function json(home: Home, ...args: string[]) {
  const { code, stdout, stderr } = home.run([...args, '--json']);
  expect([args, code, stderr]).toEqual([args, 0, '']);
  const document = JSON.parse(stdout);
  expect([args, validate(document) ? [] : validate.errors]).toEqual([args, []]);
  return document;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const on = (day: string) => ({ env: { PYBACKEND_PATH_TODAY: day } });
const ids = ({ applications }: { applications: readonly { id: string }[] }) =>
  applications.map(({ id }) => id);

/** Ends with 64, a sentence and a hint, and changes nothing. */
function refused(home: Home, args: readonly string[], says: string): void {
  const before = home.facts();
  const { code, stdout, stderr } = home.run(args);
  expect([args, code, stdout]).toEqual([args, 64, '']);
  expect(flat(stderr)).toContain(says);
  expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
  expect(stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  expect(home.facts()).toBe(before);
}

describe('habit', () => {
  const untouched = startedHome();

  it('lists those that are due first, those not open yet last and after what', () => {
    const home = startedHome();
    const { stdout } = home.run(['habit'], on('2026-01-12'));
    expect(stdout.indexOf('Due')).toBeLessThan(stdout.indexOf('look-back'));
    expect(stdout.indexOf('look-back')).toBeLessThan(stdout.indexOf('Not open yet'));
    expect(flat(stdout)).toContain(
      '(write-readme, 20 min, every 14 days) comes after Track changes with Git',
    );
    const { habits } = json(home, 'habit');
    expect(habits[0]).toMatchObject({
      id: 'look-back',
      isOpen: true,
      due: '2026-01-12',
      after: [],
      last: null,
    });
    expect(habits.at(-1)).toMatchObject({ isOpen: false, due: null });
    home.run(['done', 'git-basics', '--trust']);
    expect(json(home, 'habit').habits[1]).toMatchObject({ id: 'write-readme', isOpen: true });
  });

  it('done records it, says when it comes again, and is undone by one undo', () => {
    const home = startedHome();
    const { code, stdout } = home.run([
      'habit',
      'done',
      'look-back',
      '--note',
      'two   evenings\nwere too few',
    ]);
    expect(code).toBe(0);
    expect(flat(stdout)).toContain('It is due again on Monday 12 January.');
    const { recorded, habits } = json(home, 'habit');
    expect(recorded).toBeNull();
    expect(habits[0]).toMatchObject({ last: '2026-01-05', times: 1, note: 'two evenings were too few' });
    expect(home.run(['habit']).stdout).toContain('Last note: two evenings were too few');
    expect(home.run(['undo']).stdout).toContain('the habit look-back');
    expect(json(home, 'habit').habits[0]).toMatchObject({ last: null, times: 0, note: null });
  });

  it('done twice on a day says so and records nothing; the next day it counts', () => {
    const home = startedHome();
    expect(json(home, 'habit', 'done', 'look-back').recorded).toBe('look-back');
    const before = home.facts();
    expect(
      flat(home.run(['habit', 'done', 'Look back at the week and choose the next one']).stdout),
    ).toContain('Nothing to change: you kept Look back at the week and choose the next one today already.');
    expect(json(home, 'habit', 'done', 'LOOK-BACK').recorded).toBeNull();
    expect(home.facts()).toBe(before);
    expect(flat(home.run(['habit', 'done', 'look-back'], on('2026-01-06')).stdout)).toContain(
      '2 times so far',
    );
  });

  it('may be noted for a day before, once', () => {
    const home = startedHome();
    json(home, 'habit', 'done', 'look-back');
    expect(json(home, 'habit', 'done', 'look-back', '--day', 'yesterday').recorded).toBe('look-back');
    expect(json(home, 'habit').habits.find(({ id }: { id: string }) => id === 'look-back').times).toBe(2);
    const again = flat(home.run(['habit', 'done', 'look-back', '--day', 'yesterday']).stdout);
    expect(again).toMatch(/one on \d+ \w+ \d+ already\./);
    refused(home, ['habit', 'done', 'look-back', '--day', '2999-01-01'], 'is in the future');
  });

  it('that is not open yet may be kept', () => {
    const home = startedHome();
    expect(flat(home.run(['habit', 'done', 'mock-interview']).stdout)).toContain(
      'It comes up by itself once you know Prepare for job interviews.',
    );
    const own = json(home, 'habit').habits.find(({ id }: { id: string }) => id === 'mock-interview');
    expect(own).toMatchObject({ isOpen: false, times: 1 });
  });

  it.each([
    [['lok-back'], "Did you mean 'look-back'?"],
    [['surf'], 'The habits are explain-aloud'],
    [[''], 'The habits are'],
    [['look-back', '--note', 'x'.repeat(10_000)], '10000 characters; 500 is the most'],
    [['\x1b]0;x\x07\u202e'], 'No habit'],
  ])('done %j is refused', (args, says) => refused(untouched, ['habit', 'done', ...args], says));

  it('says so where the roadmap has none', () => {
    const small = resolve(import.meta.dirname, '../fixtures/roadmaps/small.yaml');
    const home = newHome();
    expect(home.run(['habit', '--roadmap', small]).stdout).toBe('This roadmap has no habits.\n');
    refused(home, ['habit', 'done', 'x', '--roadmap', small], 'This roadmap has no habits.');
  });
});

describe('application', () => {
  it('from sent to rejected: noted, brought up, followed up, closed, each undone', () => {
    const home = newHome();
    expect(flat(home.run(['application']).stdout)).toContain('No applications yet.');
    const { stdout } = home.run(['application', 'add', 'Acme', 'GmbH', '--role', 'Backend developer']);
    expect(flat(stdout)).toContain(
      'Noted: Acme GmbH, Backend developer (acme-gmbh), sent on 5 January 2026. If you hear nothing, it comes up on 15 January 2026',
    );
    expect(flat(home.run(['application'], on('2026-01-15')).stdout)).toContain(
      'To follow up - Acme GmbH, Backend developer (acme-gmbh): sent on 5 January 2026; ask again since 15 January 2026',
    );
    home.run(['application', 'update', 'acme-gmbh', 'followed-up'], on('2026-01-15'));
    expect(home.run(['application'], on('2026-03-15')).stdout).not.toContain('To follow up');
    const invited = ['application', 'update', 'ACME GmbH', 'interview', '--day', '2026-02-02'];
    expect(flat(home.run([...invited, '--note', 'ask about the team']).stdout)).toContain(
      'On 5 February 2026',
    );
    expect(flat(home.run(['application'], on('2026-02-05')).stdout)).toContain(
      'say thanks since 5 February 2026 Note: ask about the team',
    );
    home.run(['application', 'update', 'acme-gmbh', 'rejected'], on('2026-02-09'));
    expect(flat(home.run(['application']).stdout)).toContain('1 application, 0 open. Closed - Acme GmbH');
    home.run(['undo']);
    expect(json(home, 'application').applications[0].status).toBe('interview');
    home.run(['undo']);
    home.run(['undo']);
    expect(json(home, 'application').applications[0].status).toBe('sent');
  });

  it('to the same company twice gets a number and says so; the name alone is not enough then', () => {
    const home = newHome();
    home.run(['application', 'add', 'Acme']);
    expect(flat(home.run(['application', 'add', 'Acme']).stdout)).toContain(
      'You have another one there: acme, sent on 5 January 2026.',
    );
    expect(json(home, 'application', 'add', 'ACME').recorded).toBe('acme-3');
    refused(
      home,
      ['application', 'update', 'Acme', 'offer'],
      'several applications to Acme: acme, acme-2, acme-3',
    );
    expect(json(home, 'application', 'update', 'acme-2', 'offer').recorded).toBe('acme-2');
  });

  it('lists those to follow up, then open ones, then closed ones', async () => {
    const home = newHome();
    const sent = [
      ['Closed', '2025-12-01'],
      ['Fresh', '2026-01-04'],
      ['Late', '2025-12-20'],
      ['Later', '2025-12-02'],
    ] as const;
    await storeIn(home.folder, '2026-01-02T12:00:00.000+00:00').record([
      ...sent.map(
        ([company, day]): NewFact => ({
          type: 'applied',
          data: { application: company.toLowerCase(), company, day },
        }),
      ),
      { type: 'heard', data: { application: 'closed', status: 'withdrawn', day: '2026-01-02' } },
    ]);
    const document = json(home, 'application');
    expect(ids(document)).toEqual(['later', 'late', 'fresh', 'closed']);
    expect(document.applications[0].followUp).toBe('2025-12-12');
    expect(flat(home.run(['application', 'add', 'Old', '--day', '2025-12-01']).stdout)).toContain(
      'it is time to ask again',
    );
  });

  it('that is so already is left alone', () => {
    const home = newHome();
    home.run(['application', 'add', 'Acme']);
    home.run(['application', 'update', 'acme', 'offer', '--note', 'until Friday']);
    const before = home.facts();
    for (const more of [[], ['--note', 'until Friday'], ['--day', 'today']]) {
      const args = ['application', 'update', 'acme', 'offer', ...more];
      expect(home.run(args).stdout).toContain('Nothing to change');
    }
    expect(home.facts()).toBe(before);
    expect(json(home, 'application', 'update', 'acme', 'offer', '--note', 'new').recorded).toBe('acme');
  });

  it('keeps a link as a browser writes it, on a line of its own', () => {
    const home = newHome();
    home.run(['application', 'add', 'Acme', '--link', ' HTTPS://Acme.Example/jobs 7 ']);
    expect(home.run(['application']).stdout).toMatch(/^ {4}https:\/\/acme\.example\/jobs%207$/m);
  });

  it.each([
    [['add', ''], 'needs the name of a company'],
    [['add', 'Acme', '--role', 'x'.repeat(121)], '120 is the most'],
    [['add', 'Acme', '--link', 'javascript:alert(1)'], 'not a web address'],
    [['add', 'Acme', '--link', 'acme.example'], 'A link begins with https://'],
    [['add', 'Acme', '--link', `https://x.example/${'x'.repeat(2000)}`], '2000 is the most'],
    [['add', 'Acme', '--day', '2026-01-06'], 'in the future'],
    [['add', 'Acme', '--day', '2026-02-30'], 'not a date'],
    [['update', 'acme', 'offer'], 'You have no applications yet'],
    [['update', '\x1b[31m', '\u202e'], 'is not a status'],
    [['updat'], 'add, update'],
  ])('%j is refused', (args, says) => refused(newHome(), ['application', ...args], says));

  it('update refuses what it does not know, with what may be meant', () => {
    const home = newHome();
    home.run(['application', 'add', 'Acme', '--day', '2026-01-03']);
    for (const [args, says] of [
      [['acmee', 'offer'], "Did you mean 'acme'?"],
      [['surf club', 'offer'], 'See them all'],
      [['acme', 'ofer'], "Did you mean 'offer'?"],
      [['acme', 'offer', '--day', '2026-01-02'], 'before the application, which was sent on 3 January 2026'],
      [['acme', 'interview', '--day', '2028-01-06'], 'more than a year away'],
      [['acme', 'offer', '--note', 'x'.repeat(501)], '501 characters; 500 is the most'],
    ] as const) {
      refused(home, ['application', 'update', ...args], says);
    }
  });

  it('shows what strangers wrote without its control characters', () => {
    const home = newHome();
    home.run([
      'application',
      'add',
      '\x1b[2JAcme\u202e',
      '--role',
      '\x07dev',
      '--link',
      'https://x.example/\u202e',
    ]);
    home.run(['application', 'update', '2jacme', 'offer', '--note', '\x1b]52;c;aGk=\x07']);
    const { stdout } = home.run(['application']);
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(ids(json(home, 'application'))).toEqual(['2jacme']);
  });
});
