/** The questions that come with the program: well formed, and every key that can be run is run. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { itWith } from './support/programs.ts';

const ROOT = resolve(import.meta.dirname, '..');

interface Question {
  readonly id: string;
  readonly kind: string;
  readonly level: number;
  readonly outcome: number;
  readonly prompt: string;
  readonly language?: string;
  readonly code?: string;
  readonly options: readonly { id: string; text: string; correct?: boolean; why?: string }[];
  readonly explanation: string;
  readonly verify: { run?: string; with?: string; prints?: string; needs?: readonly string[]; doc?: string };
}

const roadmap = parse(readFileSync(join(ROOT, 'roadmap.yaml'), 'utf8')) as {
  skills: readonly { id: string; outcomes: readonly string[] }[];
};
const bank = readdirSync(join(ROOT, 'skills')).flatMap((skill) => {
  const { questions } = parse(readFileSync(join(ROOT, 'skills', skill, 'questions.yaml'), 'utf8'));
  return (questions as readonly Question[]).map((question) => ({ skill, question, name: question.id }));
});

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  python: ['python3', '-'],
  sqlite: ['sqlite3', ':memory:'],
  bash: ['bash', '-s'],
};

describe('questions', () => {
  it.each(bank)('$name is well formed', ({ skill, question }) => {
    const { id, kind, level, outcome, code = '', options, explanation, verify } = question;
    const outcomes = roadmap.skills.find((one) => one.id === skill)?.outcomes ?? [];
    expect(id.startsWith(`${skill}-`)).toBe(true);
    expect(['single', 'output']).toContain(kind);
    expect([1, 2, 3, 4]).toContain(level);
    expect(outcomes[outcome - 1]).toBeDefined();
    expect(code.trim().split('\n').length).toBeLessThan(10);
    expect(options.map((option) => option.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(options.filter(({ correct }) => correct)).toHaveLength(1);
    expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
    for (const { correct, why } of options)
      expect(correct ? why : typeof why).toBe(correct ? undefined : 'string');
    expect(explanation).toMatch(/\w/);
    expect(verify.run ?? verify.doc).toMatch(/\w/);
  });

  it('have ids of their own, and the right option is seldom the longest', () => {
    expect(new Set(bank.map(({ question }) => question.id)).size).toBe(bank.length);
    const longest = bank.filter(({ question: { options } }) => {
      const right = options.find(({ correct }) => correct)?.text.length ?? 0;
      return options.every(({ correct, text }) => correct || text.length < right);
    });
    expect(longest.length / bank.length).toBeLessThan(0.35);
  });

  for (const { question } of bank) {
    const { run, needs, prints = '' } = question.verify;
    const [program = '', ...args] = PROGRAMS[question.verify.with ?? ''] ?? [];
    if (run === undefined || needs) continue;
    itWith(program, `${question.id}: its key is what running it prints`, () => {
      const printed = execFileSync(program, args, { input: run, encoding: 'utf8', timeout: 20_000 });
      expect(printed.trimEnd()).toBe(prints.trimEnd());
      if (question.kind === 'output') {
        expect(question.options.find(({ correct }) => correct)?.text).toBe(prints.trimEnd());
      }
    });
  }
});
