import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { QuestionEntry } from '../../src/core/quiz/schema.ts';
import { BINARY, environment, newHome, startedHome } from '../support/cli.ts';
import { itWith } from '../support/programs.ts';
import { KEYS, runInTerminal } from '../support/terminal.ts';

const FILE = join(import.meta.dirname, '../../skills/py-classes/questions.yaml');
const QUESTIONS: readonly QuestionEntry[] = parse(readFileSync(FILE, 'utf8')).questions;
const SINGLES = QUESTIONS.filter(({ kind }) => kind === 'single' || kind === 'output');

/** A sheet that answers the first questions about classes, rightly or not. */
function sheet(right: boolean, count = 2): string {
  const rows = SINGLES.slice(0, count).map(({ id, options = [] }) => {
    const chosen = options.find(({ correct }) => (correct === true) === right);
    return `  ${id}: ${chosen?.id}\n`;
  });
  return `questions:\n${rows.join('')}`;
}

const probability = (home: ReturnType<typeof newHome>, skill: string): number =>
  JSON.parse(home.run(['show', skill, '--json']).stdout).belief.probability;

describe('quiz from a sheet', () => {
  it('marks, explains what is wrong and why, names what to read, saves, and moves the belief', () => {
    const home = startedHome({ otherwise: 'stop' });
    const before = probability(home, 'py-classes');
    const { code, stdout } = home.run(['quiz', '--answers', '-'], { input: sheet(false) });
    expect(code).toBe(0);
    const text = stdout.replace(/\s+/g, ' ');
    const [first] = SINGLES;
    const wrong = first?.options?.find(({ correct }) => !correct);
    expect(text).toContain(`Not right. ${wrong?.why?.trim().replace(/\s+/g, ' ')}`);
    expect(text).toContain('The answer: ');
    expect(text).toContain(first?.explanation.trim().replace(/\s+/g, ' '));
    expect(text).toContain('Read again: ');
    expect(text).toContain('0 of 2 right. Saved.');
    expect(probability(home, 'py-classes')).toBeLessThan(before);
    expect(home.facts().match(/"answered"/g)).toHaveLength(2);
  });

  it('says nothing of the key when the answer is right', () => {
    const home = startedHome({ otherwise: 'stop' });
    const { stdout } = home.run(['quiz', '--answers', '-'], { input: sheet(true) });
    expect(stdout).toContain('Right.');
    expect(stdout).not.toContain('The answer:');
    expect(stdout).not.toContain('Read again');
    expect(probability(home, 'py-classes')).toBeGreaterThan(0.8);
  });

  it('as JSON, with the explanations on stderr', () => {
    const home = startedHome({ otherwise: 'stop' });
    const { stdout, stderr } = home.run(['quiz', '--answers', '-', '--json'], { input: sheet(true) });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'pybackend-path/quiz@1',
      asked: [{ outcome: 'right' }, { outcome: 'right' }],
      right: 2,
      beliefs: [{ skill: 'py-classes' }],
    });
    expect(stderr).toContain('Right.');
  });

  it.each([
    ['an unknown option', `questions:\n  ${SINGLES[0]?.id}: z\n`, "There is no option 'z'."],
    [
      'an unknown question',
      'questions:\n  py-classes-nothing: a\n',
      "No question has the id 'py-classes-nothing'.",
    ],
    [
      'a list where one is wanted',
      `questions:\n  ${SINGLES[0]?.id}: [a, b]\n`,
      'The answer must be the id of an option',
    ],
  ])('%s: 65 with its place, and nothing is saved', (_, input, message) => {
    const home = startedHome({ otherwise: 'stop' });
    const before = home.facts();
    const { code, stderr } = home.run(['quiz', '--answers', '-'], { input });
    expect([code, stderr.includes(message)]).toEqual([65, true]);
    expect(stderr).toMatch(/standard input:2:\d+/);
    expect(home.facts()).toBe(before);
  });
});

describe('quiz by lines', () => {
  it('asks as many as wanted, never shows the key before the answer, and is over when stopped', () => {
    const home = startedHome({ otherwise: 'stop' });
    const { code, stdout, stderr } = home.run(['quiz', 'py-classes', '-n', '2', '--plain'], {
      input: 'd\nq\n',
    });
    expect(code).toBe(0);
    expect(stderr).toContain('Question 1 of 2');
    expect(stdout).toContain('Good to know.');
    expect(stdout).toContain('0 of 1 right');
    expect(stderr).not.toContain('The answer:');
    expect(stdout + stderr).not.toContain('\x1b');
  });

  it('unseen questions come first, then those that were not right', () => {
    const home = startedHome({ otherwise: 'stop' });
    const asked = (count: number) => {
      const input = Array(count).fill('1').join('\n');
      const { stdout } = home.run(['quiz', 'py-classes', '-n', String(count), '--plain', '--json'], {
        input,
      });
      return JSON.parse(stdout).asked.map(({ question }: { question: string }) => question);
    };
    const [first, second] = [asked(1), asked(1)];
    expect(first).not.toEqual(second);
  });

  it.each([
    ['a skill that is none', ['quiz', 'surfing'], 64],
    ['a stage that is none', ['quiz', '--stage', 'surfing'], 64],
    ['no number', ['quiz', '-n', 'many'], 64],
  ])('%s', (_, args, expected) => {
    const home = startedHome({ otherwise: 'stop' });
    const { code, stderr } = home.run([...args, '--plain'], { input: '' });
    expect(code).toBe(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('without a terminal: says what to do', () => {
    const { code, stderr } = startedHome().run(['quiz']);
    expect([code, stderr.includes('--answers FILE')]).toEqual([64, true]);
  });
});

describe('every kind of question', () => {
  const kitchen = () => {
    const home = newHome();
    writeFileSync(
      join(home.folder, 'small.yaml'),
      readFileSync(join(import.meta.dirname, '../fixtures/roadmaps/small.yaml')),
    );
    const folder = join(home.folder, 'skills', 'chop');
    home.run(['config', 'get', 'path']);
    return { home, folder };
  };
  const BANK = `questions:
  - id: chop-many
    kind: multiple
    level: 1
    outcome: 1
    prompt: Which can be chopped?
    options:
      - { id: a, text: an onion, correct: true }
      - { id: b, text: a carrot, correct: true }
      - { id: c, text: soup, why: Soup is liquid. }
    explanation: Solid food can be chopped.
  - id: chop-order
    kind: order
    level: 2
    outcome: 1
    prompt: In which order?
    options:
      - { id: a, text: peel }
      - { id: b, text: cut }
      - { id: c, text: fry }
    explanation: Peel before you cut.
  - id: chop-tool
    kind: fill
    level: 3
    outcome: 1
    prompt: What do you need?
    answers: [a knife, knife]
    mistakes:
      - { text: b, why: That is no word. }
    explanation: A knife cuts.
`;
  const ask = (input: readonly string[]) => {
    const { home, folder } = kitchen();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'questions.yaml'), BANK);
    home.run(['roadmap', 'use', 'small.yaml']);
    return home.run(['quiz', 'chop', '-n', '3', '--plain', '--json'], { input: input.join('\n') });
  };
  const outcomes = (stdout: string) =>
    JSON.parse(stdout).asked.map(({ outcome }: { outcome: string }) => outcome);

  it('is asked by lines; b is an answer where any text is one', () => {
    const { stdout, stderr } = ask(['9', '1', '1 2', '1 1 2', '1 2 3', 'b']);
    expect(stderr).toContain('Please type numbers from 1 to 3');
    expect(stderr).toContain('Please type each number from 1 to 3 once');
    expect(stderr).toContain('That is no word.');
    expect(stderr).toContain('The right order:');
    expect(outcomes(stdout).at(-1)).toBe('wrong');
  });

  it('takes "I don’t know" everywhere', () =>
    expect(outcomes(ask(['d', 'd', ':d']).stdout)).toEqual(['unsure', 'unsure', 'unsure']));

  it('and a right text in other letters of white space', () =>
    expect(outcomes(ask(['d', 'd', '  a   knife ']).stdout)).toEqual(['unsure', 'unsure', 'right']));
});

describe('done', () => {
  it('ticks after two right answers, and not after two others', () => {
    const home = startedHome({ otherwise: 'stop' });
    const failed = home.run(['done', 'py-classes', '--answers', '-'], { input: sheet(false) });
    expect([failed.code, failed.stdout.includes('Not ticked: ')]).toEqual([1, true]);
    expect(home.facts()).not.toContain('"claimed"');
    const passed = home.run(['done', 'py-classes', '--answers', '-'], { input: sheet(true) });
    expect([passed.code, passed.stdout.includes('Ticked: ')]).toEqual([0, true]);
    expect(home.facts()).toContain('"claimed"');
    expect(home.run(['list', '--status', 'known', '--short']).stdout).toContain('py-classes');
  });

  it('without a terminal and without --trust: 64, and nothing is ticked', () => {
    const home = startedHome({ otherwise: 'stop' });
    const before = home.facts();
    const { code, stderr } = home.run(['done', 'py-classes']);
    expect([code, stderr.includes('--trust')]).toEqual([64, true]);
    expect(home.facts()).toBe(before);
  });

  it('in a terminal: asks, explains, and stops when asked to', async () => {
    const home = startedHome({ otherwise: 'stop' });
    const terminal = runInTerminal(home.folder, ['done', 'py-classes'], { columns: 80, rows: 24 });
    await terminal.see('Your answer:');
    terminal.press(KEYS.enter);
    await terminal.see('Good to know.');
    await terminal.see('Your answer:', 2);
    terminal.press('q');
    expect(await terminal.ended).toBe(1);
    expect(terminal.screen()).toContain('is not ticked');
    expect(home.facts().match(/"answered"/g)).toHaveLength(1);
  });
});

describe('the bank of questions', () => {
  itWith('strace', 'is not even opened until a question is asked', () => {
    const home = startedHome({ otherwise: 'stop' });
    const opened = (args: readonly string[]): boolean => {
      const log = join(home.folder, 'opened');
      const env = environment(home.folder);
      const traced = ['-f', '-e', 'trace=openat', '-o', log, process.execPath, BINARY, ...args];
      spawnSync('strace', traced, { env, cwd: home.folder, input: '{ questions: {} }' });
      return /questions\.(json|yaml)/.test(readFileSync(log, 'utf8'));
    };
    const plain = [
      ['next'],
      ['list'],
      ['show', 'docker'],
      ['done', 'docker', '--trust'],
      ['undo'],
      ['quiz', '--stats'],
    ];
    expect(plain.map(opened)).toEqual(plain.map(() => false));
    expect(opened(['quiz', '--answers', '-'])).toBe(true);
  });
});

describe('quiz --stats', () => {
  it('says what stands out', () => {
    const home = startedHome({ skills: { 'py-classes': 'unknown' } });
    expect(home.run(['quiz', '--stats']).stdout).toContain('No question was answered yet');
    home.run(['quiz', '--answers', '-'], { input: sheet(true, 1) });
    home.run(['quiz', '--answers', '-'], { input: sheet(true, 1) });
    const { stdout } = home.run(['quiz', '--stats', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      answers: 2,
      right: 2,
      questions: [{ question: SINGLES[0]?.id, answers: 2, right: 2, remark: 'easy' }],
    });
    expect(home.run(['quiz', '--stats']).stdout).toContain('perhaps too easy');
  });
});
