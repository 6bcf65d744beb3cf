import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type Home, startedHome } from '../support/cli.ts';

const read = (home: Home, name: string) => readFileSync(join(home.folder, name), 'utf8');
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      sequence: event.sequence,
      start: event.startDate.toJSDate(),
      status: component.getFirstPropertyValue('status'),
    };
  });

/** The plan as calendar events. */
function exported(home: Home, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = home.run(['export', 'ics', ...args], {
    env: { TZ: 'Europe/Berlin', ...env },
  });
  expect([code, stderr]).toEqual([0, '']);
  return events(stdout);
}

describe('export ics', () => {
  it('holds the weeks of the plan, each day from the study time on in the zone of the learner', () => {
    const home = startedHome();
    home.run(['config', 'set', 'daysOff', 'sat,sun']);
    home.run(['config', 'set', 'studyTime', '07:30']);
    for (const [TZ, start] of [
      ['Europe/Berlin', '2026-01-05T06:30:00.000Z'],
      ['America/New_York', '2026-01-05T12:30:00.000Z'],
      ['Asia/Kolkata', '2026-01-05T02:00:00.000Z'],
      ['Pacific/Apia', '2026-01-04T18:30:00.000Z'],
    ] as const) {
      const [first, ...more] = exported(home, [], { TZ });
      expect(first?.start.toISOString()).toBe(start);
      expect(more.at(-1)?.uid).toContain('2026-02-27');
    }
    const days = exported(home, ['--weeks', '3']).map(({ uid }) =>
      uid.slice(uid.indexOf('2026')).slice(0, 10),
    );
    expect([...new Set(days)].length).toBe(15);
    expect(days.some((day) => [0, 6].includes(new Date(day).getUTCDay()))).toBe(false);
  });

  it('is the same on stdout, in a file, and over that file; lines end with CRLF', () => {
    const home = startedHome();
    const { stdout } = home.run(['export', 'ics']);
    expect(home.run(['export', 'ics', '-o', 'study.ics']).stdout).toContain('calendar of its own');
    expect(read(home, 'study.ics')).toBe(stdout);
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(home.run(['export', 'ics', '-o', 'study.ics']).code).toBe(73);
    expect(home.run(['export', 'ics', '-o', 'study.ics', '--force']).code).toBe(0);
    expect(read(home, 'study.ics')).toBe(stdout);
    const { format, schema } = JSON.parse(home.run(['export', 'ics', '-o', 'j.ics', '--json']).stdout);
    expect([schema, format]).toEqual(['pybackend-path/export@1', 'ics']);
  });

  it('after a change the slots keep their names, and those that are gone are cancelled', () => {
    const home = startedHome();
    home.run(['export', 'ics', '-o', 'study.ics']);
    const before = events(read(home, 'study.ics'));
    home.run(['config', 'set', 'daysOff', 'wed']);
    home.run(['done', 'terminal-basics', '--trust']);
    home.run(['export', 'ics', '-o', 'study.ics', '--force']);
    const after = events(read(home, 'study.ics'));
    expect(after[0]?.sequence).toBeGreaterThan(before[0]?.sequence ?? 0);
    expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length);
    const names = new Set(after.map(({ uid }) => uid));
    expect(before.filter(({ uid }) => !names.has(uid))).toEqual([]);
    const cancelled = after.filter(({ status }) => status === 'CANCELLED').map(({ uid }) => uid);
    expect(cancelled.some((uid) => uid.includes('2026-01-07'))).toBe(true);
    expect(cancelled.some((uid) => uid.includes('2026-01-05'))).toBe(false);
  });

  it('needs no snapshot; without a fact it is the path of a beginner, and says so', () => {
    const home = startedHome();
    rmSync(join(home.folder, 'checklist.json'));
    expect(exported(home).length).toBeGreaterThan(20);
    const { code, stdout, stderr } = home.run(['export', 'ics', '--home', join(home.folder, 'fresh')]);
    expect([code, events(stdout).length > 20]).toEqual([0, true]);
    expect(stderr).toContain('You have not run');
  });

  it('a roadmap with commas, semicolons and backslashes keeps its titles', () => {
    const home = startedHome();
    const title = 'Shells\\n; END:VEVENT, "quotes" \\ and more';
    const text = readFileSync(resolve(import.meta.dirname, '../../roadmap.yaml'), 'utf8');
    const [, old = ''] = /id: terminal-basics\s+title: (.+)/.exec(text) ?? [];
    writeFileSync(
      join(home.folder, 'own.yaml'),
      text.replace(`title: ${old}`, `title: ${JSON.stringify(title)}`),
    );
    const titles = exported(home, ['--roadmap', 'own.yaml']).map(({ summary }) => summary);
    expect(titles).toContain(`Learn: ${title} (read)`);
  });

  it.each([
    [['ics', '--weeks', '0'], '--weeks'],
    [['ics', '--weeks', '53'], '--weeks'],
    [['ics', '--weeks', '1e1'], '--weeks'],
    [['ics', '--weeks', '-1'], '--weeks'],
    [['markdown', '--weeks', '4'], '--plan --weeks 4'],
    [['csv', '--weeks', '3'], 'ics, html and markdown --plan'],
    [['svg', '--weeks', '3'], 'ics, html and markdown --plan'],
    [['csv', '--plan'], 'export markdown --plan'],
    [['json', '--plan', '--weeks', '3'], 'export markdown --plan'],
    [['html', '--plan'], 'export markdown --plan'],
    [['calendar'], 'ics'],
  ])('%j is told how to ask', (args, named) => {
    const { code, stdout, stderr } = startedHome().run(['export', ...args]);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(named);
  });

  it('to somewhere that cannot be written, or over what is no calendar: said, or replaced as asked', () => {
    const home = startedHome();
    expect(home.run(['export', 'ics', '-o', 'none/study.ics', '--force']).code).toBe(73);
    expect(home.run(['export', 'ics', '-o', '.', '--force']).code).toBe(73);
    writeFileSync(join(home.folder, 'notes.bin'), Buffer.from([0xff, 0xfe, 0]));
    expect(home.run(['export', 'ics', '-o', 'notes.bin', '--force']).code).toBe(0);
    expect(read(home, 'notes.bin')).toContain('END:VCALENDAR');
  });
});

describe('export markdown --plan', () => {
  it('adds the weeks behind the checklist', () => {
    const home = startedHome();
    const plain = home.run(['export', 'markdown']).stdout;
    const { stdout, stderr } = home.run(['export', 'markdown', '--plan', '--weeks', '2']);
    expect(stderr).toBe('');
    expect(stdout.startsWith(`${plain}\n## Plan\n`)).toBe(true);
    expect(stdout).toContain('### 5 Jan - 11 Jan 2026: 8 h');
    expect(stdout.match(/^### /gm)?.length).toBe(2);
    expect(stdout).toMatch(/- Ready for a first job: likely by \d+ \w+ \d+, safely by \d+ \w+ \d+/);
  });

  it('is imported as before: nothing new at first, then just the ticks', () => {
    const home = startedHome();
    home.run(['done', 'terminal-basics', '--trust']);
    home.run(['export', 'markdown', '--plan', '-o', 'plan.md']);
    const facts = home.facts();
    const same = home.run(['import', 'plan.md']);
    expect([same.code, same.stderr]).toEqual([0, '']);
    expect(same.stdout).toContain('Nothing new in the file.');
    expect(home.facts()).toBe(facts);
    const text = read(home, 'plan.md');
    writeFileSync(join(home.folder, 'plan.md'), text.replace(/- \[ \] (.*\(`git-basics`\))/, '- [x] $1'));
    const { stdout, stderr } = home.run(['import', 'plan.md']);
    expect(stdout).toContain('Imported: 1 tick taken in, 0 skills opened again.');
    expect(stderr).toBe('');
  });

  it('the checklist alone reads no facts, and only a calendar loads what writes calendars', () => {
    const home = startedHome();
    home.run(['next']);
    const loaded = (args: readonly string[]) => {
      const file = join(home.folder, 'loaded');
      const hook = resolve(import.meta.dirname, '../support/loaded-files.cjs');
      expect(home.run(args, { env: { NODE_OPTIONS: `--require=${hook}`, LOADED_FILES: file } }).code).toBe(0);
      return readFileSync(file, 'utf8')
        .split('\n')
        .filter((name) => name.includes('/dist/'))
        .map((name) => readFileSync(name, 'utf8'));
    };
    const holds = (files: readonly string[], words: string) => files.some((text) => text.includes(words));
    const [checklist, plan, calendar] = [
      ['export', 'markdown'],
      ['export', 'markdown', '--plan'],
      ['export', 'ics'],
    ].map(loaded);
    expect(holds(calendar ?? [], 'BEGIN:VCALENDAR')).toBe(true);
    expect(holds(plan ?? [], 'BEGIN:VCALENDAR')).toBe(false);
    expect(checklist?.length).toBeLessThan(plan?.length ?? 0);
    expect(holds(plan ?? [], 'retrievability')).toBe(true);
    expect(holds(checklist ?? [], 'retrievability')).toBe(false);
  });
});
