import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Home, newHome, startedHome } from '../support/cli.ts';

const json = (home: Home, ...args: string[]) => JSON.parse(home.run([...args, '--json']).stdout);
const known = (home: Home): string[] =>
  json(home, 'list')
    .stages.flatMap((stage: { steps: { id: string; status: string }[] }) => stage.steps)
    .filter((step: { status: string }) => step.status === 'known')
    .map((step: { id: string }) => step.id);

describe('the checklist day by day', () => {
  it('next says what, why, how long, where, and how to tick it', () => {
    const { code, stdout, stderr } = startedHome().run(['next']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('terminal-basics');
    for (const part of [
      'Why now:',
      'Afterwards you can',
      'Learn it from',
      'https://',
      'pybackend-path practice terminal-basics',
      'pybackend-path done terminal-basics',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it('next -n gives the order to take them, each after what it needs', () => {
    const home = startedHome();
    const { steps } = json(home, 'next', '-n', '100');
    const seen = new Set<string>();
    for (const step of steps) {
      for (const need of step.after) expect(seen.has(need.id)).toBe(true);
      seen.add(step.id);
    }
    expect(seen.size).toBe(81);
    for (const count of ['0', '101', '-1', 'two', '1.5', ''])
      expect(home.run(['next', `--count=${count}`]).code).toBe(64);
  });

  it('done ticks, infers what is needed, moves next on; undo and redo go back and forth', () => {
    const home = startedHome();
    const first = json(home, 'next').steps[0].id;
    expect(home.run(['done', 'git-basics', 'python-setup', '--trust']).stdout).toContain(
      'Ticked on your word',
    );
    expect(known(home)).toEqual(['terminal-basics', 'python-setup', 'git-basics']);
    expect(json(home, 'next').steps[0].id).not.toBe(first);
    expect(home.run(['undo']).stdout).toContain('Undone: 2 changes');
    expect(known(home)).toEqual([]);
    expect(json(home, 'next').steps[0].id).toBe(first);
    home.run(['undo', '--redo']);
    expect(known(home)).toContain('git-basics');
    expect(home.run(['done', 'git-basics', '--not']).code).toBe(0);
    expect(known(home)).toEqual(['terminal-basics', 'python-setup']);
    home.run(['done', 'terminal-basics', '--not']);
    expect(known(home)).toEqual(['python-setup']);
  });

  it('doing nothing new records nothing', () => {
    const home = startedHome();
    home.run(['done', 'git-basics', '--trust']);
    const before = home.facts();
    expect(home.run(['done', 'git-basics', '--trust']).stdout).toContain('Nothing to change');
    expect(home.run(['skip', 'mysql', '--back']).stdout).toContain('Nothing to change');
    expect(home.run(['undo', '--redo']).stdout).toContain('There is nothing to bring back');
    expect(home.facts()).toBe(before);
  });

  it('a claim on top of what was said to be unknown says so', () => {
    const home = startedHome({ skills: { 'py-basics': 'unknown' } });
    expect(home.run(['done', 'py-files', '--trust']).stderr).toContain('you said you do not know');
  });

  it('skip leaves out, --back takes in, and says what builds on it', () => {
    const home = startedHome();
    const { stdout, stderr } = home.run(['skip', 'data-modeling']);
    expect(stdout).toContain('Left out');
    expect(stderr).toContain('build on');
    expect(json(home, 'list').totals.skipped).toBe(1);
    home.run(['skip', 'data-modeling', '--back']);
    expect(json(home, 'list').totals.skipped).toBe(0);
  });

  it.each([
    ['sqlite3', 'sqlite-python'],
    ['orm', 'sqlalchemy-orm'],
    ['ci/cd', 'ci-github-actions'],
    ['CI CD', 'ci-github-actions'],
    ['mysql', 'mysql'],
    ['mongodb', 'mongodb'],
    ['django admin', 'django-admin'],
    ['flask', 'flask-basics'],
    ['django', 'django-basics'],
    ['react', 'react-basics'],
    ['angular', 'angular-basics'],
    ['html', 'html-css'],
    ['css', 'html-css'],
    ['javascript', 'javascript-dom'],
    ['server management', 'server-deployment'],
    ['file handling', 'py-files'],
    ['apply for jobs', 'job-applications'],
    ['communication skills', 'communication-teamwork'],
  ])('show %s finds %s', (word, id) => {
    const home = newHome();
    expect(json(home, 'show', word).skill.id).toBe(id);
  });

  it('an unknown skill is answered with a suggestion, and changes nothing', () => {
    const home = startedHome();
    const before = home.facts();
    for (const [verb = '', word = ''] of [
      ['show', 'git-baisc'],
      ['done', 'git-basic'],
      ['skip', 'git-basic'],
    ]) {
      const { code, stderr } = home.run([verb, word]);
      expect(code).toBe(64);
      expect(stderr).toContain('git-basics');
    }
    expect(home.facts()).toBe(before);
  });

  it('next and list work before start, and say so on stderr', () => {
    const home = newHome();
    const { code, stdout, stderr } = home.run(['next']);
    expect(code).toBe(0);
    expect(stdout).toContain('Next:');
    expect(stderr).toContain('pybackend-path start');
    expect(home.run(['list', '--short']).code).toBe(0);
  });

  it('list narrows by stage and status', () => {
    const home = startedHome();
    expect(json(home, 'list', '--stage', 'flask').stages.map((stage: { id: string }) => stage.id)).toEqual([
      'flask',
    ]);
    expect(home.run(['list', '--stage', 'surfing']).code).toBe(64);
    expect(home.run(['list', '--status', 'later', '--short']).stdout).not.toContain('ready now, ');
    expect(home.run(['list', '--status', 'sometimes']).code).toBe(64);
  });
});

describe('out and in again', () => {
  it('export, tick by hand, import, undo: list agrees at every step', () => {
    const home = startedHome();
    home.run(['done', 'terminal-basics', '--trust']);
    expect(home.run(['export', 'markdown', '-o', 'plan.md']).code).toBe(0);
    const file = join(home.folder, 'plan.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text
        .replace(/- \[ \] (.*\(`git-basics`\))/, '- [x] $1')
        .replace(/- \[ \] (.*\(`http-basics`\))/, '- [X] $1')
        .replace(/- \[x\] (.*\(`terminal-basics`\))/, '- [ ] $1')
        .concat('\n- [x] water the plants\n'),
    );
    const dry = home.run(['import', 'plan.md', '--dry-run']);
    expect(dry.stdout).toContain('Would change: 2 ticks taken in, 1 skill opened again.');
    expect(known(home)).toEqual(['terminal-basics']);
    const { code, stdout, stderr } = home.run(['import', 'plan.md']);
    expect(code).toBe(0);
    expect(stdout).toContain('Imported: 2 ticks taken in, 1 skill opened again.');
    expect(stderr).toMatch(/plan\.md:\d+: this box names no skill: water the plants/);
    expect(known(home)).toEqual(['git-basics', 'http-basics']);
    expect(json(home, 'backup', '--list').backups[0].reason).toBe('import');
    home.run(['undo']);
    expect(known(home)).toEqual(['terminal-basics']);
  });

  it('never replaces a file unasked, and says how to', () => {
    const home = startedHome();
    home.run(['export', 'markdown', '-o', 'plan.md']);
    const again = home.run(['export', 'markdown', '-o', 'plan.md']);
    expect(again.code).toBe(73);
    expect(again.stderr).toContain('--force');
    expect(home.run(['export', 'markdown', '-o', 'plan.md', '--force']).code).toBe(0);
  });

  it('to stdout it is the same text as in the file', () => {
    const home = startedHome();
    home.run(['export', 'markdown', '-o', 'plan.md']);
    expect(home.run(['export', 'markdown']).stdout).toBe(readFileSync(join(home.folder, 'plan.md'), 'utf8'));
  });

  it.each([
    ['no checklist', 'just words\n', 65],
    ['empty', '', 65],
    ['not UTF-8', Buffer.from([0x66, 0xfc]), 65],
    ['too large', Buffer.alloc(1024 * 1024 + 1, 0x61), 65],
  ])('importing what is %s changes nothing', (_, input, expected) => {
    const home = startedHome();
    const before = home.facts();
    const { code, stderr } = home.run(['import', '-'], { input });
    expect(code).toBe(expected);
    expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    expect(home.facts()).toBe(before);
    expect(home.run(['import', 'none.md']).code).toBe(66);
    expect(home.run(['export', 'papyrus']).code).toBe(64);
  });
});

describe('settings, backups, reset', () => {
  it('config shows, sets, refuses, unsets', () => {
    const home = startedHome();
    expect(home.run(['config', 'set', 'hoursPerWeek', '12']).stdout).toContain('12');
    expect(home.run(['config', 'get', 'hoursPerWeek']).stdout).toBe('12\n');
    expect(json(home, 'next').hoursPerWeek).toBe(12);
    for (const [key, value] of [
      ['hoursPerWeek', '900'],
      ['goal', 'rich'],
      ['path', 'surf'],
      ['startDate', 'soon'],
      ['roadmap', 'x'],
      ['nonsense', '1'],
    ]) {
      expect(home.run(['config', 'set', key ?? '', value ?? '']).code).toBe(64);
    }
    home.run(['config', 'unset', 'hoursPerWeek']);
    expect(json(home, 'config', 'get', 'hoursPerWeek')).toMatchObject({ value: 8, origin: 'default' });
    expect(home.run(['config', 'st', 'goal', 'full']).stderr).toContain('set');
  });

  it('a setting of the screen holds from the next run on', () => {
    const home = startedHome();
    home.run(['config', 'set', 'colour', 'always']);
    expect(home.run(['next']).stdout).toContain('\x1b[1m');
    expect(home.run(['next', '--no-color']).stdout).not.toContain('\x1b');
    expect(home.run(['next'], { env: { NO_COLOR: '1' } }).stdout).not.toContain('\x1b');
    home.run(['config', 'set', 'colour', 'never']);
    expect(home.run(['next'], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\x1b[1m');
  });

  it('reset and restore need a yes, and both can be undone', () => {
    const home = startedHome();
    home.run(['done', 'git-basics', '--trust']);
    const list = json(home, 'list');
    const before = home.facts();
    expect(home.run(['reset']).code).toBe(64);
    expect(home.facts()).toBe(before);
    expect(home.run(['reset', '--yes']).code).toBe(0);
    expect(known(home)).toEqual([]);
    home.run(['undo']);
    expect(json(home, 'list')).toEqual(list);
    home.run(['done', 'http-basics', '--trust']);
    expect(home.run(['restore', 'latest']).code).toBe(64);
    expect(home.run(['restore', 'latest', '--yes']).code).toBe(0);
    expect(json(home, 'list')).toEqual(list);
    home.run(['undo']);
    expect(known(home)).toContain('http-basics');
    expect(home.run(['restore', 'none.jsonl', '--yes']).code).toBe(66);
  });

  it('a backup taken to a new machine is the same learner there', () => {
    const home = startedHome({ skills: { 'py-files': 'known', mysql: 'partly' } });
    home.run(['done', 'git-basics', '--trust']);
    const file = join(home.folder, 'mine.jsonl');
    expect(home.run(['backup', file]).code).toBe(0);
    expect(home.run(['backup', file]).code).toBe(73);
    const other = newHome();
    expect(other.run(['restore', file, '--yes']).code).toBe(0);
    expect(json(other, 'list')).toEqual(json(home, 'list'));
  });

  it('the snapshot can be deleted, broken or out of date: the facts decide', () => {
    const home = startedHome();
    const list = json(home, 'list');
    for (const text of ['', '{', '[]', 'null', '{"schema":"pybackend-path/snapshot@1"}', '\0\0\0']) {
      writeFileSync(join(home.folder, 'checklist.json'), text);
      const { code, stdout, stderr } = home.run(['list', '--json']);
      expect([code, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toEqual(list);
    }
  });
});
