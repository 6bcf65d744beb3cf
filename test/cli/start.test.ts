import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newHome, startedHome } from '../support/cli.ts';
import { answerAll, closureOf, ROADMAP } from '../support/scripted-learner.ts';
import { KEYS, runInTerminal, type TerminalRun } from '../support/terminal.ts';
import { times } from '../support/times.ts';

const profile = { path: 'default', hoursPerWeek: 6, startDate: '2026-02-02', goal: 'first-job' };
const SCREEN = 'Tick what you could do today';
const stopped = { ...profile, otherwise: 'stop' };
/** Of two terminals, each with an answer that is taken back. */
const TURNS = times(3, 25);
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
  it('marks answers to questions, and lets them speak', () => {
    const answers = (option: string) => ({
      ...stopped,
      questions: {
        'py-classes-shared-list': option,
        'py-classes-eq-without-hash': option === 'd' ? 'b' : 'a',
      },
    });
    const belief = (option: string) => {
      const { stdout } = startedHome(answers(option)).run(['show', 'py-classes', '--json']);
      return JSON.parse(stdout).belief;
    };
    expect(belief('d')).toMatchObject({ source: 'answered', speaks: 'for' });
    expect(belief('a')).toMatchObject({ source: 'answered', speaks: 'against' });
    expect(belief('d').probability).toBeGreaterThan(0.8);
    expect(belief('a').probability).toBeLessThan(0.2);
    expect(belief('unsure').probability).toBeLessThan(0.2);
  });
  it('names an unknown question and an unknown option with their places', () => {
    const home = newHome();
    const { code, stderr } = home.run(['start', '--answers', '-'], {
      input: 'questions:\n  py-classes-shared-lists: a\n  py-classes-eq-without-hash: z\n',
    });
    expect(code).toBe(65);
    expect(stderr).toContain("standard input:2:28: No question has the id 'py-classes-shared-lists'.");
    expect(stderr).toContain("standard input:3:31: There is no option 'z'.");
    expect(home.facts()).toBe('');
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

/** Lines for somebody who knows nothing: none ticked, no answer known, and yes at the end, whatever comes when. */
const NOTHING = Array(60).fill(['', 'd', 'y']).flat();

describe('start --plain', () => {
  it('takes answers by lines, says what it did not understand, and writes not one escape', () => {
    const home = newHome();
    const { code, stdout, stderr } = home.run(['start', '--plain'], {
      input: ['1', 'lots', '6', '2026-02-30', '2026-02-02', '?', '1', '7', ...NOTHING].join('\n'),
    });
    expect([code, stderr.includes('Please type a number from 0.5 to 80.')]).toEqual([0, true]);
    expect(stderr).toContain('Please type a date like 2026-01-31.');
    expect(stderr).toContain('Please type numbers from 1 to 6, with spaces between them.');
    expect(stdout + stderr).not.toContain('\x1b');
    expect(stdout).toContain('0 of');
    expect(listed(home)).toMatchObject({ hoursPerWeek: 6, totals: { known: 0 } });
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
  it('b goes back and undoes, s passes over, q stops', () => {
    const home = newHome();
    const { code, stderr } = home.run(['start', '--plain'], {
      input: ['b', '1', '9', 'b', '7', '2026-02-02', '1', '1 2', 'b', 's', '3', 'q', 'q'].join('\n'),
    });
    expect([code, stderr.includes('This is the first question.')]).toEqual([0, true]);
    expect(listed(home).hoursPerWeek).toBe(7);
    const rows = factsOf(home).map(({ type, data }) => [type, data.ticked?.length]);
    expect(rows.filter(([type]) => type === 'screened')).toEqual([
      ['screened', 2],
      ['screened', 1],
    ]);
    expect(rows.filter(([type]) => type === 'undone')).toHaveLength(2);
  });
  it('--quick and --thorough are opposites', () => {
    const { code, stderr } = newHome().run(['start', '--plain', '--quick', '--thorough'], { input: '' });
    expect([code, stderr.includes('opposites')]).toEqual([64, true]);
  });
});

describe('start in a terminal', () => {
  const begin = async (terminal: TerminalRun) => {
    await terminal.see('Which path is yours?');
    terminal.press('1');
    await terminal.see('How many hours a week');
    terminal.press(`6${KEYS.enter}`);
    await terminal.see('Which day do you start?');
    terminal.press(KEYS.enter);
    await terminal.see('How far do you want to go');
    terminal.press(KEYS.enter);
  };

  it.each([
    ['novice', new Set<string>(), 13, 0.03],
    [
      'half-knower',
      closureOf('py-oop-design', 'py-functional', 'flask-basics', 'sql-joins', 'git-basics'),
      22,
      0.08,
    ],
    [
      'expert',
      closureOf(...ROADMAP.skills.map(({ id }) => id).filter((id) => !id.startsWith('kube'))),
      22,
      0.15,
    ],
  ])('a %s is found out, with few questions, at 80x24', async (_, known, most, mostWrong) => {
    const home = newHome();
    const terminal = runInTerminal(home.folder, ['start'], { columns: 80, rows: 24 });
    await begin(terminal);
    const { screens, questions } = await answerAll(terminal, (id) => known.has(id));
    expect(screens + questions).toBeLessThanOrEqual(most);
    terminal.press('y');
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain('Saved. Next: pybackend-path next');
    const steps: readonly { id: string; status: string }[] = listed(home).stages.flatMap(
      (stage: { steps: object[] }) => stage.steps,
    );
    const wrong = steps.filter(({ id, status }) => (status === 'known') !== known.has(id));
    expect(wrong.length / steps.length, wrong.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(mostWrong);
  });

  it('who ticks everything and has no answer is not believed', async () => {
    const home = startedHome(stopped);
    const terminal = runInTerminal(home.folder, ['start']);
    const { questions } = await answerAll(
      terminal,
      () => false,
      () => true,
    );
    expect(questions).toBeGreaterThan(2);
    terminal.press('y');
    await terminal.ended;
    expect(listed(home).totals.known).toBeLessThan(20);
  });

  it('ticks alone with --quick', async () => {
    const home = startedHome(stopped);
    const terminal = runInTerminal(home.folder, ['start', '--quick']);
    const { questions } = await answerAll(terminal, () => true);
    expect(questions).toBe(0);
    terminal.press('y');
    await terminal.ended;
    expect(factsOf(home).at(-1)).toMatchObject({ type: 'placed', data: { end: 'complete', depth: 'quick' } });
    expect(listed(home).totals.known).toBeGreaterThan(60);
  });

  it('the map shows every skill with its reason, and can be corrected', async () => {
    const home = startedHome(stopped);
    const terminal = runInTerminal(home.folder, ['start', '--quick']);
    await answerAll(terminal, (id) => closureOf('py-files').has(id));
    await terminal.see('What we found');
    terminal.press('a');
    await terminal.see('[x] known, [?] unsure, [ ] new');
    expect(terminal.screen()).toMatch(/\[x\] .*: you\s+ticked it on 2026-01-05/);
    terminal.press('c');
    await terminal.see('Which skill?');
    terminal.press(`dokcer${KEYS.enter}`);
    await terminal.see('Did you mean');
    terminal.press(`${'\x7f'.repeat(6)}docker${KEYS.enter}`);
    await terminal.see('how well do you know it?');
    terminal.press('y');
    await terminal.see('skills are known now');
    terminal.press('y');
    expect(await terminal.ended).toBe(0);
    expect(JSON.parse(home.run(['show', 'docker', '--json']).stdout)).toMatchObject({
      status: 'known',
      belief: { source: 'claimed' },
    });
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
        [SCREEN, `1${KEYS.enter}`],
      ] as const;
      /** A run that answers what the one before left open. */
      const goOn = async (kept: number) => {
        const terminal = runInTerminal(home.folder, ['start']);
        const [question, reply] = answers[kept - 1] ?? ['', ''];
        await terminal.see(question);
        terminal.press(reply);
        return terminal;
      };
      for (const [kept, [question]] of answers.entries()) {
        const terminal = kept === 0 ? runInTerminal(home.folder, ['start']) : await goOn(kept);
        await terminal.see(question);
        terminal.press(key);
        expect(await terminal.ended).toBe(130);
        expect(terminal.screen()).toContain('Everything you answered is saved');
        expect(terminal.raw().lastIndexOf('\x1b[?25h')).toBeGreaterThanOrEqual(
          terminal.raw().lastIndexOf('\x1b[?25l'),
        );
        expect(factsOf(home)).toHaveLength(kept);
      }
      const last = await goOn(answers.length);
      await last.see('Question 2');
      last.kill('SIGKILL');
      await last.ended;
    },
  );

  it('killed after each answer, it goes on with the next question', async () => {
    const home = startedHome(stopped);
    for (let kept = 1; kept <= 4; kept += 1) {
      const terminal = runInTerminal(home.folder, ['start']);
      await terminal.see(SCREEN);
      terminal.press(`1${KEYS.enter}`);
      await terminal.see('Question 2');
      terminal.kill('SIGKILL');
      await terminal.ended;
      const offered = factsOf(home).flatMap(({ type, data }) => (type === 'screened' ? [data.offered] : []));
      expect(offered).toHaveLength(kept);
      expect(new Set(offered.flat()).size, 'nothing is asked twice').toBe(offered.flat().length);
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
    await terminal.see(SCREEN);
    terminal.press('q\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.raw()).not.toContain('\x1b');
    expect(terminal.screen()).toContain('Saved. Next');
  });

  it('help, arrows and the space bar tick too, and a tick can be taken back', async () => {
    const home = startedHome(stopped);
    const terminal = runInTerminal(home.folder, ['start']);
    await terminal.see(SCREEN);
    terminal.press('?');
    await terminal.see('something that people who know the skill can do');
    terminal.press(`1${KEYS.down} 13${KEYS.enter}`);
    await terminal.see('Question 2');
    terminal.press('q');
    await terminal.see('Does this fit?');
    terminal.press('y');
    expect(await terminal.ended).toBe(0);
    const [screen] = factsOf(home).filter(({ type }) => type === 'screened');
    expect(screen?.data.ticked).toEqual([screen?.data.offered?.[1], screen?.data.offered?.[2]]);
  });

  it(`two terminals at once, ${4 * TURNS} answers in turn: all are kept`, async () => {
    const home = startedHome(stopped);
    const before = factsOf(home).length;
    const terminals = [runInTerminal(home.folder, ['start']), runInTerminal(home.folder, ['start'])];
    for (const terminal of terminals) await terminal.see(SCREEN);
    for (let turn = 1; turn <= TURNS; turn += 1) {
      for (const terminal of terminals) {
        terminal.press(KEYS.enter);
        await terminal.see('Question 2', turn);
        terminal.press('b');
        await terminal.see('Question 1', turn + 1);
      }
    }
    for (const terminal of terminals) terminal.press('q');
    expect(await Promise.all(terminals.map(({ ended }) => ended))).toEqual([0, 0]);
    const counters = factsOf(home)
      .slice(before)
      .flatMap(({ type, counter }) => (type === 'placed' ? [] : [counter]));
    expect([counters.length, new Set(counters).size]).toEqual([4 * TURNS, 4 * TURNS]);
    expect(home.run(['doctor']).code).toBe(0);
  });

  it('the checklist afterwards holds the answers of both', async () => {
    const home = startedHome(stopped);
    const terminal = runInTerminal(home.folder, ['start']);
    await terminal.see(SCREEN);
    expect(home.run(['done', 'docker', '--trust']).code).toBe(0);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    expect(home.run(['list', '--status', 'known', '--short']).stdout).toContain('docker');
  });
});

describe('start again', () => {
  const knownIn = (home: ReturnType<typeof newHome>): readonly string[] =>
    listed(home)
      .stages.flatMap((stage: { steps: { id: string; status: string }[] }) => stage.steps)
      .filter(({ status }: { status: string }) => status === 'known')
      .map(({ id }: { id: string }) => id);

  it('says there is nothing left to ask, and --restart asks anew but keeps ticks', () => {
    const home = startedHome({ ...profile, skills: { 'py-files': 'known' } });
    home.run(['done', 'sql-basics', '--trust']);
    const again = home.run(['start', '--plain'], { input: '' });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('nothing left to ask');
    const restarted = home.run(['start', '--restart', '--answers', '-'], { input: '{}' });
    expect(restarted.code).toBe(0);
    expect(knownIn(home)).toEqual(['sql-basics']);
    expect(readFileSync(`${home.folder}/checklist.json`, 'utf8')).toContain('sql-basics');
  });

  it('asks again when half a year has passed, and old answers count less', () => {
    const home = startedHome({ ...profile, questions: { 'py-classes-shared-list': 'd' } });
    const probability = (today: string) =>
      JSON.parse(home.run(['show', 'py-classes', '--json'], { env: { PYBACKEND_PATH_TODAY: today } }).stdout)
        .belief.probability;
    expect(probability('2026-01-06')).toBeGreaterThan(probability('2029-01-06'));
    const later = home.run(['start', '--plain'], {
      input: 'q\n',
      env: { PYBACKEND_PATH_TODAY: '2026-09-01' },
    });
    expect(later.stderr).toContain('Going on where you stopped');
  });
});

describe('questions beside a roadmap of one’s own', () => {
  const kitchen = (questions: string) => {
    const home = newHome();
    cpSync(join(import.meta.dirname, '../fixtures/roadmaps/small.yaml'), join(home.folder, 'small.yaml'));
    mkdirSync(join(home.folder, 'skills', 'chop'), { recursive: true });
    writeFileSync(join(home.folder, 'skills', 'chop', 'questions.yaml'), questions);
    return home;
  };
  const QUESTION = `questions:
  - id: chop-even
    kind: single
    level: 2
    outcome: 1
    prompt: Why are even cubes better?
    options:
      - { id: a, text: They cook at the same speed, correct: true }
      - { id: b, text: They look nice, why: Looks do not change how they cook. }
    explanation: Small pieces are done sooner than large ones.
`;

  it('are asked', () => {
    const home = kitchen(QUESTION);
    expect(home.run(['roadmap', 'check', 'small.yaml']).stdout).toContain('1 question');
    expect(home.run(['roadmap', 'use', 'small.yaml']).code).toBe(0);
    const { code, stderr } = home.run(['start', '--plain'], {
      input: ['1', '6', '2026-02-02', '1', ...NOTHING].join('\n'),
    });
    expect([code, stderr.includes('Why are even cubes better?')]).toEqual([0, true]);
  });

  it('are named with their place when they are wrong, and none is used', () => {
    const home = kitchen(QUESTION);
    home.run(['roadmap', 'use', 'small.yaml']);
    writeFileSync(
      join(home.folder, 'skills', 'chop', 'questions.yaml'),
      QUESTION.replace(', correct: true', ''),
    );
    const checked = home.run(['roadmap', 'check', 'small.yaml']);
    expect([checked.code, checked.stdout]).toEqual([65, expect.stringContaining('questions.yaml:8:7:')]);
    const { code, stderr } = home.run(['start', '--plain'], { input: '1\n6\n2026-02-02\n1\n' });
    expect([code, stderr.includes('questions.yaml:8:7:')]).toEqual([65, true]);
    expect(home.run(['next']).code).toBe(0);
  });
});

interface FactRow {
  readonly type: string;
  readonly counter: number;
  readonly data: { readonly offered?: readonly string[]; readonly ticked?: readonly string[] };
}

function factsOf(home: ReturnType<typeof newHome>): readonly FactRow[] {
  return home
    .facts()
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row));
}
