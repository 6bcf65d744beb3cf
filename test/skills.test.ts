/** The questions that come with the program: well formed, fair, and every key that needs no package is run. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prove, questionsIn } from '../scripts/prove.ts';
import { alike, shareOfLongest, weaknesses } from '../scripts/quality.ts';
import { openContent } from '../src/io/content/content.ts';
import { itWith } from './support/programs.ts';

const ROOT = resolve(import.meta.dirname, '..');

const skills = readdirSync(join(ROOT, 'skills'));
const bank = skills.flatMap((skill) => questionsIn(join(ROOT, 'skills', skill, 'questions.yaml')));

describe('the questions that come with the program', () => {
  it('go through the same door as those of others, and nothing is wrong with them', async () => {
    const file = join(ROOT, 'roadmap.yaml');
    const { roadmap, questions, problems } = await openContent({ builtInFile: file }).check(file);
    expect(problems).toEqual([]);
    expect(roadmap?.skills.length).toBe(90);
    expect(questions).toBe(bank.length);
  });

  it('are each one of its kind, by id and by words', () => {
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length);
    expect(alike(bank)).toEqual([]);
  });

  it('are at least five for a skill, of several levels, one or more for each outcome', async () => {
    const { roadmap } = await openContent({ builtInFile: '' }).roadmap(join(ROOT, 'roadmap.yaml'));
    for (const skill of skills) {
      const questions = bank.filter(({ id }) => id.startsWith(`${skill}-`));
      const outcomes = roadmap.skills.find(({ id }) => id === skill)?.outcomes.length ?? 0;
      expect([skill, questions.length >= 5, weaknesses({ skill, outcomes, questions })]).toEqual([
        skill,
        true,
        [],
      ]);
    }
  });

  it('are of every kind, and a third or more show code', () => {
    const share = (of: (question: (typeof bank)[number]) => boolean) => bank.filter(of).length / bank.length;
    expect(share(({ code }) => code !== undefined)).toBeGreaterThan(1 / 3);
    for (const kind of ['single', 'output', 'multiple', 'order', 'fill']) {
      expect([kind, share((question) => question.kind === kind) > 0.02]).toEqual([kind, true]);
    }
  });

  it('give nothing away: the right option is seldom the longest', () =>
    expect(shareOfLongest(bank)).toBeLessThan(0.35));

  it('show code in at most ten lines', () => {
    for (const { id, code = '' } of bank)
      expect([id, code.trimEnd().split('\n').length <= 10]).toEqual([id, true]);
  });

  it('say how their keys are proved', () => {
    for (const { id, verify } of bank) expect([id, Boolean(verify?.run ?? verify?.doc)]).toEqual([id, true]);
  });
});

const TOOLS: Readonly<Record<string, string>> = {
  python: 'python3',
  sqlite: 'sqlite3',
  bash: 'git',
  node: 'node',
};
const pythons = [{ command: 'python3', packages: new Map<string, string>() }];

/** All of them, also those that need packages, are proved by `npm run verify-content`; here every twentieth. */
const EVERY = 20;

describe.each(Object.keys(TOOLS))('the keys proved with %s', (tool) => {
  const runnable = bank
    .filter(({ verify }) => verify?.with === tool && verify.run && !verify.needs)
    .filter((_, at) => at % EVERY === 0);
  itWith(TOOLS[tool] ?? '', `${runnable.length} keys are what running them prints`, async () => {
    for (const question of runnable) {
      expect(await prove(question, { pythons })).toEqual({ id: question.id, verdict: 'run' });
    }
  });
});
