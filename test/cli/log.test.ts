import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/core/day.ts';
import type { NewFact } from '../../src/core/learner/fact.ts';
import { localTime } from '../../src/io/clock.ts';
import { type Home, startedHome } from '../support/cli.ts';
import { storeIn } from '../support/data-folder.ts';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/output.schema.json'), 'utf8')),
);

/** The document, held against its schema. */
function json(home: Home, ...args: string[]) {
  const { code, stdout, stderr } = home.run(['log', ...args, '--json']);
  expect([args, code, stderr]).toEqual([args, 0, '']);
  const document = JSON.parse(stdout);
  expect([args, validate(document) ? [] : validate.errors]).toEqual([args, []]);
  return document;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const on = (day: string) => ({ env: { PYBACKEND_PATH_TODAY: day } });

/** A timer that was started so many minutes ago, on the day that the tests take for today. */
async function timerSince(home: Home, minutesAgo: number): Promise<void> {
  const now = new Date();
  now.setFullYear(2026, 0, 5);
  const time = localTime(new Date(now.valueOf() - minutesAgo * 60_000));
  await storeIn(home.folder, time).record([{ type: 'clocked', data: { skill: 'git-basics' } }]);
}

describe('log SKILL TIME', () => {
  const untouched = startedHome();
  const before = untouched.facts();

  it('records it, and says what is left and what to run next', () => {
    const home = startedHome();
    const { code, stdout, stderr } = home.run(['log', 'git-basics', '1h30m']);
    expect([code, stderr]).toEqual([0, '']);
    expect(flat(stdout)).toMatch(
      /^Logged 1 h 30 min of Track changes with Git\. By the roadmap \d+ to \d+ h are left\. Go on with it: pybackend-path show git-basics$/,
    );
    const { hours, left } = json(home, 'git-basics', '2,5', '--day', '2026-01-02');
    expect(hours).toBe(4);
    expect(left.max).toBeGreaterThan(left.min);
    expect(json(home).entries).toEqual([
      { skill: 'git-basics', minutes: 90, day: '2026-01-05' },
      { skill: 'git-basics', minutes: 150, day: '2026-01-02' },
    ]);
  });

  it('sends to practice halfway, to done when the hours are spent, onwards when it is ticked', () => {
    const home = startedHome();
    const { min, max } = json(home, 'git-basics', '1m').left;
    const half = String((min + max) / 4 + 0.2).slice(0, 5);
    expect(flat(home.run(['log', 'git-basics', half]).stdout)).toContain(
      'pybackend-path practice git-basics',
    );
    home.run(['log', 'git-basics', '20', '--day', '2026-01-02']);
    const spent = flat(home.run(['log', 'git-basics', '1']).stdout);
    expect(spent).toContain('nothing is left of it. Done with it: pybackend-path done git-basics');
    home.run(['done', 'git-basics', '--trust']);
    expect(flat(home.run(['log', 'git-basics', '1']).stdout)).toContain('It is ticked already.');
  });

  it('takes the skill by its title or a word, and a time of several words', () => {
    const home = startedHome();
    expect(json(home, 'django', 'admin', '1', 'h', '30', 'min').recorded).toEqual({
      skill: 'django-admin',
      minutes: 90,
      day: '2026-01-05',
    });
    expect(json(home, 'Track changes with Git', '0:45', '--day', 'yesterday').recorded).toMatchObject({
      minutes: 45,
      day: '2026-01-04',
    });
  });

  it.each([
    [['git-basics', '25'], 'For minutes write 45m'],
    [['git-basics', '0.001'], 'a minute or more'],
    [['git-basics', '-1'], "'-1' is not a time"],
    [['git-basics'], 'The time comes after the skill'],
    [['45m'], 'The skill comes before the time'],
    [['git-basic', '1'], 'Did you mean git-basics'],
    [['\x1b[31m', '1'], 'No skill'],
    [['git-basics', '1', '--day', '2026-01-06'], 'in the future'],
    [['git-basics', '1', '--day', '2026-02-30'], 'not a date'],
    [['git-basics', '1', '--day', '2015-12-31'], 'more than 10 years ago'],
    [['--day', '2026-01-01'], 'with a skill and a time'],
    [['--start', '--stop'], 'do not go together'],
    [['--stop', '2h'], 'No timer is running'],
  ])('%j is refused with 64, and nothing is recorded', (args, says) => {
    const { code, stdout, stderr } = untouched.run(['log', ...args]);
    expect([code, stdout]).toEqual([64, '']);
    expect(flat(stderr)).toContain(says);
    expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    expect(stderr).not.toContain('\x1b');
    expect(untouched.facts()).toBe(before);
  });

  it('fills a day to its 24 hours and no further, whatever the skill', () => {
    const home = startedHome();
    expect(json(home, 'git-basics', '20').hours).toBe(20);
    const { code, stderr } = home.run(['log', 'mysql', '4:01']);
    expect(code).toBe(64);
    expect(flat(stderr)).toContain('a day has 24 h. 20 h are logged for it already.');
    expect(json(home, 'mysql', '4:00').hours).toBe(24);
    expect(home.run(['log', 'mysql', '1m']).code).toBe(64);
    expect(json(home, 'mysql', '1m', '--day', '2026-01-04').hours).toBe(24.02);
  });

  it('is taken back by undo, one at a time', () => {
    const home = startedHome();
    home.run(['log', 'git-basics', '1']);
    const before = json(home);
    home.run(['log', 'mysql', '2']);
    expect(flat(home.run(['undo']).stdout)).toContain('Undone: 2 h of');
    expect(json(home)).toEqual(before);
  });
});

describe('the timer', () => {
  it('runs for the next step, and logs the whole minutes when it is stopped', async () => {
    const home = startedHome();
    expect(json(home, '--start').clock.skill).toBe('terminal-basics');
    home.run(['undo']);
    expect(json(home).clock).toBeNull();
    await timerSince(home, 25.5);
    expect(flat(home.run(['log']).stdout)).toMatch(
      /The timer runs for Track changes with Git since .*, 2[56] min so far/,
    );
    const { recorded, clock } = json(home, '--stop');
    expect([recorded.skill, clock]).toEqual(['git-basics', null]);
    expect([25, 26]).toContain(recorded.minutes);
    expect(flat(home.run(['undo']).stdout)).toContain('by the timer');
    expect(json(home).clock.skill).toBe('git-basics');
  });

  it('that runs is stopped and logged before another starts, in one change', async () => {
    const home = startedHome();
    await timerSince(home, 60.5);
    const { stdout } = home.run(['log', '--start', 'mysql']);
    expect(flat(stdout)).toMatch(
      // In the hour after midnight it began the day before.
      /^Logged 1 h( 1 min)? of Track changes with Git( on 4 January 2026)?\. .* The timer runs for .*MySQL/,
    );
    expect(json(home)).toMatchObject({ clock: { skill: 'mysql' }, entries: [{ skill: 'git-basics' }] });
    home.run(['undo']);
    expect(json(home)).toMatchObject({ clock: { skill: 'git-basics' }, entries: [] });
  });

  it('under a minute logs nothing and ends; so does 0', () => {
    const home = startedHome();
    home.run(['log', '--start', 'git-basics']);
    expect(flat(home.run(['log', '--start', 'mysql']).stdout)).toContain(
      'The timer for Track changes with Git is stopped. It ran for less than a minute: nothing is logged.',
    );
    expect(json(home, '--stop')).toMatchObject({ recorded: null, clock: null, entries: [], hours: 0 });
    home.run(['log', '--start']);
    expect(flat(home.run(['log', '--stop', '0']).stdout)).toContain('As you said, nothing is logged.');
    expect(json(home)).toMatchObject({ clock: null, hours: 0 });
  });

  it('is not ended by a time that was typed', () => {
    const home = startedHome();
    home.run(['log', '--start', 'git-basics']);
    expect(json(home, 'mysql', '1').clock.skill).toBe('git-basics');
  });

  it.each([
    ['a day later', '2026-01-06', 'for 24 h'],
    ['when the clock went back', '2026-01-04', 'the clock was changed'],
  ])('%s asks how long it was, and logs that on its own day', async (_, day, says) => {
    const home = startedHome();
    await timerSince(home, 0);
    const before = home.facts();
    for (const args of [['--stop'], ['--start', 'mysql']]) {
      const { code, stderr } = home.run(['log', ...args], on(day));
      expect([args, code]).toEqual([args, 64]);
      expect(flat(stderr)).toContain(says);
      expect(flat(stderr)).toContain('pybackend-path log --stop 2h');
    }
    expect(flat(home.run(['log'], on(day)).stdout)).toContain('log --stop 2h');
    expect(home.facts()).toBe(before);
    expect(home.run(['log', '--stop', '2h'], on(day)).code).toBe(0);
    const { entries, clock } = json(home);
    const own = day < '2026-01-05' ? day : '2026-01-05';
    expect([entries, clock]).toEqual([[{ skill: 'git-basics', minutes: 120, day: own }], null]);
  });

  it('in a day that is full can still be ended', async () => {
    const home = startedHome();
    await timerSince(home, 3);
    const { since } = json(home).clock;
    home.run(['log', 'mysql', '24', '--day', since.slice(0, 10)]);
    expect(flat(home.run(['log', '--stop']).stderr)).toContain('0 logs nothing');
    expect(json(home, '--stop', '0').clock).toBeNull();
  });

  it('has no next step where the path is finished', () => {
    const home = startedHome();
    const ids = JSON.parse(home.run(['next', '-n', '100', '--json']).stdout).steps.map(
      ({ id }: { id: string }) => id,
    );
    home.run(['done', ...ids, '--trust']);
    expect(flat(home.run(['log', '--start']).stderr)).toContain('Name a skill');
  });
});

describe('log alone', () => {
  it('shows hours in all, by skill and the newest twenty', async () => {
    const home = startedHome();
    expect(flat(home.run(['log']).stdout)).toContain('No time is logged yet.');
    const entries = Array.from({ length: 21 }, (_, at): NewFact => {
      const skill = at % 3 === 2 ? 'mysql' : 'git-basics';
      return { type: 'logged', data: { skill, minutes: 30, day: addDays('2025-12-11', at) } };
    });
    await storeIn(home.folder, '2026-01-02T12:00:00.000+00:00').record(entries);
    const { stdout } = home.run(['log']);
    expect(flat(stdout)).toContain('10 h 30 min logged in all.');
    expect(flat(stdout)).toContain('By skill - Track changes with Git: 7 h');
    expect(stdout).toContain('31 December 2025');
    expect(flat(stdout)).toContain('and 1 older');
    const document = json(home);
    expect([document.entries.length, document.hours]).toEqual([20, 10.5]);
    expect(document.bySkill.map(({ hours }: { hours: number }) => hours)).toEqual([7, 3.5]);
  });
});
