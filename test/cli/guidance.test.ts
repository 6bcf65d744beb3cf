/** `today`, `review`, `plan` and `status` through the built program; a whole year of them is in year.test.ts. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { QuestionEntry } from '../../src/core/quiz/schema.ts';
import type {
  PlanDocument,
  ReviewDocument,
  StatusDocument,
  TodayDocument,
} from '../../src/guidance-documents.ts';
import { copyOf, type Home, newHome, startedHome } from '../support/cli.ts';
import { storeIn } from '../support/data-folder.ts';
import { KEYS, runInTerminal } from '../support/terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const QUESTIONS: readonly QuestionEntry[] = parse(
  readFileSync(join(ROOT, 'skills/py-classes/questions.yaml'), 'utf8'),
).questions;
const [FIRST, SECOND] = QUESTIONS.filter(({ kind }) => kind === 'single');

function answerOf({ options = [] }: QuestionEntry | undefined = { options: [] } as never): string {
  return options.find(({ correct }) => correct)?.id ?? '';
}

const sheet = (answers: Readonly<Record<string, string>>) => JSON.stringify({ questions: answers });

let first: Home | undefined;

/** A home in which py-classes was ticked after two right answers, on a Monday. */
function learned(): Home {
  first ??= learn();
  return copyOf(first);
}

function learn(): Home {
  const home = startedHome({ hoursPerWeek: 7 });
  const input = sheet({ [FIRST?.id ?? '']: answerOf(FIRST), [SECOND?.id ?? '']: answerOf(SECOND) });
  const { code } = home.run(['--today', '2026-02-02', 'done', 'py-classes', '--answers', '-'], { input });
  expect(code).toBe(0);
  return home;
}

const read = <T>(home: Home, day: string, ...words: string[]) =>
  JSON.parse(home.run(['--today', day, ...words, '--json']).stdout) as T;

describe('today', () => {
  it('without words, who has not started sees what this is, and who has what to do', () => {
    expect(newHome().run([]).stdout).toContain('your way to Python backend developer');
    const { stdout, code } = startedHome().run([], { env: { PYBACKEND_PATH_TODAY: '2026-01-05' } });
    expect(code).toBe(0);
    expect(stdout).toContain('Monday 5 January');
    expect(stdout).toContain('After that practise it');
    expect(stdout.split('\n').length).toBeLessThanOrEqual(24);
    const started = startedHome();
    expect(started.run(['--plain', '--today', '2026-01-05']).stdout).toContain('Monday 5 January');
    expect(started.run(['--help']).stdout).toContain('your way to Python backend developer');
  });

  it('without words reads the facts once, also when the kept checklist is out of date', () => {
    const home = startedHome();
    const file = join(home.folder, 'opened');
    const hook = resolve(import.meta.dirname, '../support/opened-files.cjs');
    const env = { NODE_OPTIONS: `--require=${hook}`, OPENED_FILES: file, PYBACKEND_PATH_TODAY: '2026-01-05' };
    expect(home.run([], { env }).stdout).toContain('Monday 5 January');
    expect(readFileSync(file, 'utf8').match(/facts-\w+\.jsonl$/gm)).toHaveLength(1);
  });

  it('due reviews first, then the step in hand, as far as the time goes', () => {
    const home = learned();
    const { reviews, task, minutes } = read<TodayDocument>(home, '2026-06-01', 'today', '--minutes', '25');
    expect([minutes, reviews.due, reviews.now, task?.kind]).toEqual([25, 2, 2, 'read']);
    expect(reviews.questions.toSorted()).toEqual([FIRST?.id, SECOND?.id].toSorted());
    const { stdout } = home.run(['--today', '2026-06-01', 'today', '-m', '25']);
    expect(stdout.indexOf('review')).toBeLessThan(stdout.indexOf('Now '));
  });

  it('goes from reading to practice to proof as time is spent', () => {
    const home = startedHome();
    const skill = read<TodayDocument>(home, '2026-01-06', 'today').task?.skill.id ?? '';
    const kind = () => read<TodayDocument>(home, '2026-01-06', 'today').task;
    expect(kind()).toMatchObject({ kind: 'read', command: null });
    home.run(['--today', '2026-01-06', 'log', skill, '9h']);
    expect(kind()).toMatchObject({ kind: 'practise', command: `practice ${skill}` });
    home.run(['practice', skill]);
    expect(kind()?.begun).not.toBeNull();
    expect(kind()?.command).toMatch(/^check /);
  });

  it('after a while away says what to refresh, and does not scold', () => {
    const { stdout } = learned().run(['--today', '2026-05-04', 'today']);
    expect(stdout).toContain('13 weeks since last time. Good to have you back.');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Fading most: Python classes and objects');
  });

  it.each([
    [['today', '--minutes', '4'], '5 to 600'],
    [['today', '--minutes', 'long'], 'long'],
    [['--today', '2026-02-30', 'today'], '2026-02-30'],
    [['plan', '--weeks', '0'], '1 to 520'],
    [['plan', '--deadline', 'soon'], 'soon'],
    [['plan', '--deadline', '2020-01-01'], 'not after today'],
    [['plan', '--what-if', 'hours=many'], 'hours=many'],
    [['plan', '--what-if', 'speed=2'], 'speed=2'],
    [['plan', '--what-if', 'path=none'], 'default'],
    [['plan', '--seed', '-1'], '--seed'],
    [['review', '-n', '0'], '--count'],
    [['config', 'set', 'daysOff', 'mon,tue,wed,thu,fri,sat,sun'], 'six at most'],
    [['config', 'set', 'holidays', '2026-05-02..2026-05-01'], '2026-05-02..2026-05-01'],
    [['config', 'set', 'retention', '1'], '0.7 to 0.97'],
  ])('%j ends with 64 and a next step', (words, named) => {
    const { code, stdout, stderr } = startedHome().run(words);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('review', () => {
  it('asks what is due, and says when it comes again', async () => {
    const home = learned();
    const terminal = runInTerminal(home.folder, ['--today', '2026-06-01', 'review']);
    await terminal.see('Question 1 of 2');
    terminal.press(KEYS.enter);
    await terminal.see('Good to know.');
    await terminal.see('Question 2 of 2');
    terminal.press(KEYS.ctrlC);
    expect(await terminal.ended).toBe(130);
    expect(read<TodayDocument>(home, '2026-06-01', 'today').reviews.due).toBe(1);
    expect(read<TodayDocument>(home, '2026-06-02', 'today').reviews.due).toBe(2);
  });

  it('asks how it felt where a card was forgotten before, and "I guessed" brings it back soon', async () => {
    const home = learned();
    const miss = (day: string, answers: Readonly<Record<string, string>>) =>
      home.run(['--today', day, 'review', '--answers', '-'], { input: sheet(answers) });
    miss('2026-03-02', { [FIRST?.id ?? '']: 'unsure', [SECOND?.id ?? '']: answerOf(SECOND) });
    const terminal = runInTerminal(home.folder, ['--plain', '--today', '2026-03-10', 'review', '-n', '1']);
    await terminal.see('Your answer:');
    const right = FIRST?.options?.find(({ correct }) => correct)?.text ?? '';
    const [row = ''] = terminal
      .screen()
      .split('\n')
      .filter((text) => text.includes(right.slice(0, 20)));
    terminal.press(`${/\d/.exec(row)?.[0]}${KEYS.enter}`);
    await terminal.see('How was it?');
    terminal.press(`3${KEYS.enter}`);
    expect(await terminal.ended).toBe(0);
    expect(home.facts()).toContain('"rating":"guessed"');
    expect(read<TodayDocument>(home, '2026-03-12', 'today').reviews.questions).toContain(FIRST?.id);
  });

  it('a skill missed twice is a step again, with the reason, and `done` ticks it anew', () => {
    const home = learned();
    const missed = { [FIRST?.id ?? '']: 'unsure', [SECOND?.id ?? '']: 'unsure' };
    const { stdout } = home.run(['--today', '2026-03-02', 'review', '--answers', '-'], {
      input: sheet(missed),
    });
    expect(stdout).toContain('Open again: ');
    const shown = home.run(['--today', '2026-03-02', 'show', 'py-classes']).stdout;
    expect(shown.replace(/\s+/g, ' ')).toContain('missed it in reviews');
    expect(home.run(['--today', '2026-03-03', 'done', 'py-classes', '--trust']).stdout).toContain(
      'Ticked on your word',
    );
    expect(home.run(['--today', '2026-03-03', 'list', '--status', 'known']).stdout).toContain('py-classes');
  });

  it('measures what was foretold; says so when nothing is there', () => {
    expect(startedHome().run(['review']).stdout).toContain('nothing to review yet');
    const home = learned();
    expect(home.run(['--today', '2026-02-03', 'review']).stdout).toContain('Nothing is due. The next: ');
    const input = sheet({ [FIRST?.id ?? '']: answerOf(FIRST), [SECOND?.id ?? '']: 'unsure' });
    home.run(['--today', '2026-03-02', 'review', '--answers', '-'], { input });
    const { stdout } = home.run(['--today', '2026-03-02', 'review', '--stats']);
    expect(stdout).toMatch(/In 2 reviews \d+% were foretold to be remembered, and 50% were/);
  });

  it('a question that has left the bank is said once and not due any more', async () => {
    const home = learned();
    const data = {
      skill: 'py-classes',
      question: 'py-classes-gone',
      outcome: 'right',
      slip: 0.1,
      guess: 0.2,
    } as const;
    await storeIn(home.folder, '2026-02-02T20:00:00.000+01:00').record([{ type: 'answered', data }]);
    const due = () => read<TodayDocument>(home, '2026-06-01', 'today').reviews.due;
    expect(due()).toBe(3);
    const review = () => home.run(['--plain', '--today', '2026-06-01', 'review'], { input: '' });
    expect(review().stderr).toContain('1 question is not in the roadmap any more');
    expect(due()).toBe(2);
    expect(review().stderr).not.toContain('any more');
    expect(review().stdout).not.toContain('3 questions');
  });

  it('without a terminal ends with 64 when something is due', () => {
    const { code, stderr } = learned().run(['--today', '2026-06-01', 'review']);
    expect(code).toBe(64);
    expect(stderr).toContain('--answers FILE');
  });
});

describe('plan', () => {
  it('shows dated weeks and both milestones as a range', () => {
    const { stdout } = startedHome().run(['--today', '2026-01-05', 'plan', '--weeks', '2']);
    expect(stdout).toMatch(/Ready for a first job: likely by \d+ \w+ 20\d\d, safely by/);
    expect(stdout).toContain('5 Jan - 11 Jan, 8 h');
    expect(stdout).toContain('12 Jan - 18 Jan, 8 h');
  });

  it('is the same, byte for byte, and another seed draws other days', () => {
    const home = startedHome();
    const text = (seed: string) =>
      home.run(['--today', '2026-01-05', 'plan', '--json', '--seed', seed]).stdout;
    expect(text('1')).toBe(text('1'));
    expect(JSON.parse(text('2')).milestones).not.toEqual(JSON.parse(text('1')).milestones);
  });

  it('says what a deadline takes, and what could be left out', () => {
    const home = startedHome();
    const { deadline } = read<PlanDocument>(home, '2026-01-05', 'plan', '--deadline', '2027-01-05');
    expect(deadline?.isReached).toBe(false);
    expect(deadline?.hoursPerWeek?.safe).toBeGreaterThan(deadline?.hoursPerWeek?.likely ?? 99);
    expect(deadline?.hoursPerWeek?.likely).toBeGreaterThan(8);
    expect(deadline?.leaveOut.length).toBeGreaterThan(0);
    const { hoursPerWeek } = deadline ?? {};
    const enough = read<PlanDocument>(
      home,
      '2026-01-05',
      'plan',
      '--what-if',
      `hours=${hoursPerWeek?.likely}`,
    );
    expect((enough.whatIf?.milestones.firstJob.likely ?? '9') <= '2027-01-05').toBe(true);
    const { stdout } = home.run(['--today', '2026-01-05', 'plan', '--deadline', '2040-01-05']);
    expect(stdout).toContain('Your hours will likely do.');
  });

  it('compares without changing anything', () => {
    const home = startedHome();
    const before = home.facts();
    const { stdout } = home.run(['--today', '2026-01-05', 'plan', '--what-if', 'hours=16,skip=mysql']);
    expect(stdout).toMatch(/\d+ weeks sooner/);
    expect(home.facts()).toBe(before);
  });

  it('keeps days off, holidays and a start in the future', () => {
    const home = startedHome({ startDate: '2026-03-02' });
    home.run(['config', 'set', 'daysOff', 'Saturday, sun']);
    home.run(['config', 'set', 'holidays', '2026-03-09..2026-03-15']);
    const { weeks } = read<PlanDocument>(home, '2026-01-05', 'plan', '--weeks', '3');
    expect(weeks.map(({ from, hours, days }) => [from, hours, days.length])).toEqual([
      ['2026-03-02', 8, 5],
      ['2026-03-09', 0, 0],
      ['2026-03-16', 8, 5],
    ]);
    expect(home.run(['--today', '2026-01-05', 'plan']).stdout).toContain('You begin on 2 March 2026.');
  });
});

describe('status', () => {
  it('fits 40 and 80 columns, in signs, in ASCII, and in sentences for a screen reader', () => {
    const home = learned();
    home.run(['--today', '2026-02-03', 'log', 'py-oop-design', '2h']);
    const show = (columns: number, ...words: string[]) =>
      home.run(['--today', '2026-02-05', 'status', ...words], {
        env: { COLUMNS: String(columns), LC_ALL: 'C.UTF-8' },
      }).stdout;
    for (const columns of [40, 80]) {
      for (const row of show(columns).split('\n')) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
    }
    expect(show(80)).toContain('█');
    const ascii = home.run(['--today', '2026-02-05', 'status'], { env: { LC_ALL: 'C' } }).stdout;
    expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
    expect(ascii).toContain('##');
    const plain = show(80, '--plain');
    expect(plain).not.toMatch(/[█░#]/);
    expect(plain.replace(/\s+/g, ' ')).toContain(
      'Week of 2 February 2026: 2 h logged, 2 days of learning, 2 answers, 1 skill done.',
    );
  });

  it('tells the same as plan and today', () => {
    const home = learned();
    const { milestones, reviews } = read<StatusDocument>(home, '2026-06-01', 'status');
    expect(milestones).toEqual(read<PlanDocument>(home, '2026-06-01', 'plan').milestones);
    expect(reviews.due).toBe(read<TodayDocument>(home, '2026-06-01', 'today').reviews.due);
  });
});

describe('documents', () => {
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(join(ROOT, 'schemas/output.schema.json'), 'utf8')),
  );

  it.each([
    ['today'],
    ['review'],
    ['review', '--stats'],
    ['plan'],
    ['plan', '--deadline', '2027-01-01', '--what-if', 'hours=20'],
    ['status'],
    ['today', '--remind-with', 'cron'],
  ])('%s %s keeps the schema', (...words) => {
    const document = read<ReviewDocument>(learned(), '2026-02-03', ...words);
    expect([validate(document), validate.errors]).toEqual([true, null]);
  });
});
