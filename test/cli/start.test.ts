import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newHome, startedHome } from '../support/cli.ts';
import { KEYS, runInTerminal } from '../support/terminal.ts';

const profile = { path: 'default', hoursPerWeek: 6, startDate: '2026-02-02', goal: 'first-job' };
const listed = (home: ReturnType<typeof newHome>) => JSON.parse(home.run(['list', '--json']).stdout);

describe('start from a sheet of answers', () => {
  it('prints the checklist and keeps it', () => {
    const home = newHome();
    const { code, stdout } = home.run(['start', '--answers', '-'], {
      input: `path: default\nhoursPerWeek: 6\nskills:\n  py-files: known\n  http-basics: partly\notherwise: unknown\n`,
    });
    expect(code).toBe(0);
    expect(stdout).toContain('6 h a week');
    const steps = listed(home).stages.flatMap((stage: { steps: object[] }) => stage.steps);
    const step = (id: string) => steps.find((one: { id: string }) => one.id === id);
    expect(step('py-files')).toMatchObject({ status: 'known', belief: { source: 'claimed' } });
    expect(step('py-basics')).toMatchObject({ status: 'known', belief: { source: 'inferred' } });
    expect(step('http-basics')).toMatchObject({ status: 'ready', begun: true });
    expect(step('django-models')).toMatchObject({ status: 'later' });
  });
  it('a wrong sheet changes nothing and names every mistake with its place', () => {
    const home = newHome();
    const { code, stdout, stderr } = home.run(['start', '--answers', '-'], {
      input: 'goal: rich\nskills:\n  surfing: known\n',
    });
    expect([code, stdout]).toEqual([65, '']);
    expect(stderr).toContain('standard input:1:');
    expect(stderr).toContain('standard input:3:');
    expect(home.facts()).toBe('');
  });
  it.each([
    ['nothing there', ['--answers', 'none.yaml'], 66],
    ['a folder', ['--answers', '.'], 66],
    ['broken YAML', ['--answers', '-'], 65],
  ])('%s', (_, args, expected) => {
    const home = newHome();
    const { code, stderr } = home.run(['start', ...args], { input: 'a: [1,\n' });
    expect(code).toBe(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(home.facts()).toBe('');
  });
});

describe('start without a terminal', () => {
  it.each([
    ['nothing on standard input', [], {}],
    ['--no-input', ['--no-input'], {}],
    ['CI', [], { CI: '1' }],
  ])('%s: asks for nothing, says what to do, code 64', (_, flags, env) => {
    const home = newHome();
    const { code, stdout, stderr } = home.run(['start', ...flags], { env });
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toContain('--answers');
    expect(stderr).not.toContain('\x1b');
    expect(home.facts()).toBe('');
  });
});

describe('start --plain', () => {
  it('takes answers by lines, says what it did not understand, and writes not one escape', () => {
    const home = newHome();
    const { code, stdout, stderr } = home.run(['start', '--plain'], {
      input: ['1', 'lots', '6', '2026-02-30', '2026-02-02', '?', '1', 'maybe', ...Array(60).fill('n')].join(
        '\n',
      ),
    });
    expect(code).toBe(0);
    expect(stderr).toContain('Please type a number from 0.5 to 80.');
    expect(stderr).toContain('Please type a date like 2026-01-31.');
    expect(stdout + stderr).not.toContain('\x1b');
    expect(stdout).toContain('0 of');
    expect(listed(home).hoursPerWeek).toBe(6);
  });
  it('the end of the input keeps what was answered, and the next run goes on there', () => {
    const home = newHome();
    const first = home.run(['start', '--plain'], { input: '2\n5\n' });
    expect(first.code).toBe(64);
    expect(first.stderr).toContain('What was answered is saved');
    const second = home.run(['start', '--plain'], { input: '2026-02-02\n1\nq\n' });
    expect(second.code).toBe(0);
    expect(listed(home)).toMatchObject({
      path: { id: 'flask-first' },
      hoursPerWeek: 5,
      startDate: '2026-02-02',
    });
  });
  it('gives the same checklist as a sheet with the same answers', () => {
    const byLines = newHome();
    byLines.run(['start', '--plain'], {
      input: ['1', '6', '2026-02-02', '1', ...Array(60).fill('3')].join('\n'),
    });
    const bySheet = startedHome(profile);
    expect(listed(byLines)).toEqual(listed(bySheet));
  });
  it('b goes back, s passes over, q stops', () => {
    const home = newHome();
    const { code, stderr } = home.run(['start', '--plain'], {
      input: ['b', '1', '9', 'b', '7', '2026-02-02', '1', 'y', 'b', 's', 'n', 'q'].join('\n'),
    });
    expect(code).toBe(0);
    expect(stderr).toContain('This is the first question.');
    const list = listed(home);
    expect(list.hoursPerWeek).toBe(7);
    expect(list.totals.known).toBe(0);
    const reports = home
      .facts()
      .split('\n')
      .filter((row) => row.includes('"reported"'));
    expect(reports).toHaveLength(2);
  });
});

describe('start in a terminal', () => {
  it('asks, one key an answer, and ends with the checklist, at 80x24', async () => {
    const home = newHome();
    const terminal = runInTerminal(home.folder, ['start']);
    await terminal.see('Which path is yours?');
    terminal.press('1');
    await terminal.see('How many hours a week');
    terminal.press(`6${KEYS.enter}`);
    await terminal.see('Which day do you start?');
    terminal.press(KEYS.enter);
    await terminal.see('How far do you want to go');
    terminal.press(KEYS.enter);
    for (let asked = 0; asked < 60; asked += 1) {
      const isOver = (screen: string) => screen.includes('Saved. Next');
      await terminal.until(
        (screen) => isOver(screen) || screen.split('Could you do this').length > asked + 1,
      );
      if (isOver(terminal.screen())) break;
      terminal.press('n');
    }
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain('Saved. Next: pybackend-path next');
    expect(listed(home)).toMatchObject({ hoursPerWeek: 6, startDate: '2026-01-05', totals: { known: 0 } });
  });

  it.each([
    ['Ctrl-C', KEYS.ctrlC],
    ['Ctrl-D', KEYS.ctrlD],
  ])(
    '%s at every question keeps every answer before it, code 130, and the next run goes on',
    async (_, key) => {
      const home = newHome();
      const answers = [
        ['Which path is yours?', '2'],
        ['How many hours a week', `5${KEYS.enter}`],
        ['Which day do you start?', KEYS.enter],
        ['How far do you want to go', KEYS.enter],
        ['Could you do this today', 'y'],
      ] as const;
      for (const [kept] of answers.entries()) {
        const terminal = runInTerminal(home.folder, ['start']);
        const [question, reply] = answers[kept] ?? ['', ''];
        await terminal.see(question);
        terminal.press(key);
        expect(await terminal.ended).toBe(130);
        expect(terminal.screen()).toContain('Everything you answered is saved');
        expect(terminal.raw().lastIndexOf('\x1b[?25h')).toBeGreaterThanOrEqual(
          terminal.raw().lastIndexOf('\x1b[?25l'),
        );
        expect(home.facts().split('\n').filter(Boolean)).toHaveLength(kept);
        const again = runInTerminal(home.folder, ['start']);
        await again.see(question);
        again.press(reply);
        const next = answers[kept + 1]?.[0];
        await again.see(next ?? 'Could you do this', next ? 1 : 2);
        again.kill('SIGKILL');
        await again.ended;
      }
    },
  );

  it('killed after each answer, it goes on with the next question', async () => {
    const home = startedHome({ ...profile, otherwise: 'stop' });
    for (let kept = 1; kept <= 5; kept += 1) {
      const terminal = runInTerminal(home.folder, ['start']);
      await terminal.see('Could you do this today');
      terminal.press('n');
      await terminal.see('Could you do this', 2);
      terminal.kill('SIGKILL');
      await terminal.ended;
      expect(
        home
          .facts()
          .split('\n')
          .filter((row) => row.includes('"reported"')),
      ).toHaveLength(kept);
    }
  });

  it('ACCESSIBLE=1 asks by lines and writes not one escape', async () => {
    const home = newHome();
    const terminal = runInTerminal(home.folder, ['start'], { env: { ACCESSIBLE: '1' } });
    await terminal.see('Which path is yours?');
    terminal.press('1\r');
    await terminal.see('How many hours a week');
    terminal.press('6\r');
    await terminal.see('Which day do you start?');
    terminal.press('\r');
    await terminal.see('How far do you want to go');
    terminal.press('1\r');
    await terminal.see('Could you do this today');
    terminal.press('q\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.raw()).not.toContain('\x1b');
    expect(terminal.screen()).toContain('Saved. Next');
  });

  it('help and arrows answer too', async () => {
    const home = startedHome({ ...profile, otherwise: 'stop' });
    const terminal = runInTerminal(home.folder, ['start']);
    await terminal.see('Could you do this');
    terminal.press('?');
    await terminal.see('Say yes when you could do all of it now');
    terminal.press(KEYS.down + KEYS.down + KEYS.enter);
    await terminal.see('Could you do this', 3);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    expect(home.facts()).toContain('"report":"unknown"');
  });

  it('two terminals at once, 100 answers in turn: 100 are kept', async () => {
    const home = startedHome({ ...profile, otherwise: 'stop' });
    const terminals = [runInTerminal(home.folder, ['start']), runInTerminal(home.folder, ['start'])];
    for (const terminal of terminals) await terminal.see('Could you do this');
    for (let turn = 1; turn <= 50; turn += 1) {
      for (const terminal of terminals) {
        terminal.press('u');
        await terminal.see('Could you do this', turn + 1);
      }
    }
    for (const terminal of terminals) terminal.press('q');
    expect(await Promise.all(terminals.map(({ ended }) => ended))).toEqual([0, 0]);
    const rows = home
      .facts()
      .split('\n')
      .filter((row) => row.includes('"reported"'));
    expect(new Set(rows.map((row) => JSON.parse(row).counter)).size).toBe(100);
    expect(home.run(['doctor']).code).toBe(0);
  });

  it('the checklist afterwards holds the answers of both', async () => {
    const home = startedHome({ ...profile, otherwise: 'stop' });
    const terminal = runInTerminal(home.folder, ['start']);
    await terminal.see('Could you do this');
    expect(home.run(['done', 'docker']).code).toBe(0);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    expect(home.run(['list', '--status', 'known', '--short']).stdout).toContain('docker');
  });
});

describe('start again', () => {
  it('says there is nothing left to ask, and --restart asks anew but keeps ticks', () => {
    const home = startedHome({ ...profile, skills: { 'py-files': 'known' } });
    home.run(['done', 'sql-basics']);
    const again = home.run(['start', '--plain'], { input: '' });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('nothing left to ask');
    const restarted = home.run(['start', '--restart', '--answers', '-'], { input: '{}' });
    expect(restarted.code).toBe(0);
    const steps = listed(home).stages.flatMap(
      (stage: { steps: { id: string; status: string }[] }) => stage.steps,
    );
    expect(
      steps
        .filter(({ status }: { status: string }) => status === 'known')
        .map(({ id }: { id: string }) => id),
    ).toEqual(['sql-basics']);
    expect(readFileSync(`${home.folder}/checklist.json`, 'utf8')).toContain('sql-basics');
  });
});
