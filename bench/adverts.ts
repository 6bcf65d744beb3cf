/** How well adverts are read: precision and recall on the labelled set of test/adverts, tuning and held-out half. */
import {
  alternativesScore,
  firmness,
  type Half,
  labelledAdverts,
  type Score,
  skillScores,
  total,
  unknownScore,
} from '../test/support/labelled-adverts.ts';
import { printTable } from './table.ts';

const HALVES: readonly Half[] = ['tuning', 'held-out'];

export async function adverts(): Promise<void> {
  const all = await labelledAdverts();
  const halves = HALVES.map((half) => all.filter((one) => one.half === half));
  const row = (name: string, of: (adverts: typeof all) => Score) => [
    name,
    ...halves.flatMap((half) => cells(of(half))),
  ];
  const share = (name: string, of: (adverts: typeof all) => number) => [
    name,
    ...halves.flatMap((half) => [of(half).toFixed(3), '']),
  ];
  printTable(`Adverts: ${halves.map(({ length }, at) => `${length} ${HALVES[at]}`).join(', ')}`, [
    ['', 'tuning: precision', 'recall', 'held-out: precision', 'recall'],
    row('skills', (those) => total(skillScores(those).values())),
    row('groups of alternatives', alternativesScore),
    row('technologies beyond the roadmap', unknownScore),
    share('must or nice right', firmness),
    share('title right', (those) => portion(those, ({ label, advert }) => label.title === advert.title)),
    share('level right', (those) =>
      portion(those, ({ label, advert }) => label.level === (advert.level ?? 'none')),
    ),
  ]);
  const bySkill = halves.map(skillScores);
  const ids = [...new Set(bySkill.flatMap((scores) => [...scores.keys()]))].sort();
  printTable('By skill: right, missed, wrong', [
    ['skill', 'tuning', 'held-out', 'held-out: precision', 'recall'],
    ...ids.map((id) => {
      const [tuning, held] = bySkill.map((scores) => scores.get(id));
      return [id, counts(tuning), counts(held), ...(held ? cells(held) : ['', ''])];
    }),
  ]);
}

function cells({ precision, recall }: Score): readonly string[] {
  return [precision.toFixed(3), recall.toFixed(3)];
}

function counts(score: Score | undefined): string {
  return score ? `${score.right} ${score.missed} ${score.wrong}` : '';
}

function portion<T>(all: readonly T[], isRight: (one: T) => boolean): number {
  return all.length === 0 ? 1 : all.filter(isRight).length / all.length;
}
