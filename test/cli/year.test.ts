/** A year of a learner through the built program; see support/year.ts. PYBACKEND_PATH_SHOW=FILE keeps its screens. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { times } from '../support/times.ts';
import { type LivedWeek, liveThrough } from '../support/year.ts';

/** A fortnight in the daily tests, the whole year in CI. */
const WEEKS = times(2, 52);
const ROOT = resolve(import.meta.dirname, '../..');

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly options?: readonly { readonly id: string; readonly correct?: boolean }[];
}

interface SkillEntry {
  readonly id: string;
  readonly prerequisites?: readonly string[];
}

const roadmap = parse(readFileSync(join(ROOT, 'roadmap.yaml'), 'utf8')) as {
  readonly skills: readonly SkillEntry[];
};

/** One option is right: what an answer sheet can say in a word. */
const answers = Object.fromEntries(
  roadmap.skills.flatMap(({ id }) => {
    const { questions } = parse(readFileSync(join(ROOT, 'skills', id, 'questions.yaml'), 'utf8')) as {
      readonly questions: readonly Entry[];
    };
    return questions
      .filter(({ kind }) => kind === 'single' || kind === 'output')
      .map(({ id: question, options = [] }) => [
        question,
        { right: options.find(({ correct }) => correct)?.id ?? '', wrong: 'unsure' },
      ]);
  }),
);

describe(`${WEEKS} weeks of a learner`, () => {
  const { weeks, failures } = liveThrough(WEEKS, answers);
  const shown = process.env['PYBACKEND_PATH_SHOW'];
  if (shown) writeFileSync(shown, weeks.map(({ day, screens }) => `===== ${day}\n${screens}`).join('\n'));
  const last = weeks.at(-1) as LivedWeek;

  it('every command does its work', () => expect(failures).toEqual([]));

  it('there is always something to do, and it fits the time', () => {
    for (const { today } of weeks) {
      const { task, reviews, habit, minutes } = today;
      expect(task !== null || reviews.now > 0 || today.afterwards.length === 0).toBe(true);
      expect(reviews.minutes + (habit?.minutes ?? 0)).toBeLessThanOrEqual(minutes);
    }
  });

  it('weeks hold the budget, and nothing before what it needs', () => {
    for (const { plan, status } of weeks) {
      const open = new Set<string>();
      for (const { hours, reviewHours, parts } of plan.weeks) {
        expect(hours).toBeLessThanOrEqual(plan.hoursPerWeek);
        expect(reviewHours + parts.reduce((sum, part) => sum + part.hours, 0)).toBeLessThanOrEqual(hours);
        for (const { id } of parts) open.add(id);
      }
      const order = [...open];
      for (const [at, id] of order.entries()) {
        const needs = roadmap.skills.find((skill) => skill.id === id)?.prerequisites ?? [];
        for (const need of needs) expect(order.indexOf(need)).toBeLessThan(at);
      }
      expect(status.milestones).toEqual(plan.milestones);
    }
  });

  it('what is learned grows, time is counted, and the forecast stays a range of days to come', () => {
    const [first] = weeks;
    expect(last.status.totals.known).toBeGreaterThanOrEqual(first?.status.totals.known ?? 0);
    expect(last.status.hours.logged).toBeGreaterThan(first?.status.hours.logged ?? 0);
    for (const { day, plan } of weeks) {
      const { likely, safe } = plan.milestones.firstJob;
      expect(likely === null || likely >= day).toBe(true);
      expect((likely ?? '') <= (safe ?? '9999')).toBe(true);
    }
    if (WEEKS < 52) return;
    expect(last.status.totals.known).toBeGreaterThan(15);
    const holiday = weeks[20]?.plan.weeks[0];
    expect(holiday?.hours ?? 0).toBe(0);
    expect(weeks.some(({ today }) => today.gap !== null)).toBe(true);
    expect(weeks.some(({ today }) => today.reviews.due > 0)).toBe(true);
    expect(last.status.pace.skills).toBeGreaterThan(5);
  });

  it('the screens fit 80 columns, but for addresses, which stay whole', () => {
    for (const { screens } of weeks) {
      const rows = screens.split('\n').filter((row) => !row.includes('https://'));
      for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(80);
    }
  });
});
