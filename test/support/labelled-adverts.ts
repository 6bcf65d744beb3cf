/** The labelled adverts of test/adverts, and how well the matcher does on them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type Advert, readAdvert } from '../../src/core/advert/advert.ts';
import { vocabularyOf } from '../../src/core/advert/vocabulary.ts';
import { parseRoadmap } from '../../src/core/roadmap/parse.ts';
import { htmlText, looksLikeHtml } from '../../src/io/html-text.ts';

/** Tests and benches both run at the root of the project. */
const FOLDER = resolve('test/adverts');

interface Label {
  readonly title: string;
  readonly level: string;
  /** A list is one of several. */
  readonly must: readonly (string | readonly string[])[];
  readonly nice: readonly (string | readonly string[])[];
  readonly unknown: readonly string[];
}

export type Half = 'tuning' | 'held-out';

export interface Labelled {
  readonly name: string;
  readonly half: Half;
  readonly label: Label;
  readonly advert: Advert;
}

/** By the parity of the name's code points, so that nobody chose. */
function halfOf(name: string): Half {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 2 === 0
    ? 'tuning'
    : 'held-out';
}

export async function labelledAdverts(): Promise<readonly Labelled[]> {
  const { value: roadmap } = parseRoadmap(parse(readFileSync(resolve('roadmap.yaml'), 'utf8')));
  if (!roadmap) throw new Error('the roadmap is wrong');
  const vocabulary = vocabularyOf(roadmap);
  const labels: Readonly<Record<string, Label>> = parse(readFileSync(join(FOLDER, 'labels.yaml'), 'utf8'));
  return Promise.all(
    Object.entries(labels).map(async ([name, label]) => {
      const file = readFileSync(join(FOLDER, name), 'utf8');
      const text = looksLikeHtml(file) ? await htmlText(file) : file;
      return { name, half: halfOf(name), label, advert: readAdvert(text, vocabulary) };
    }),
  );
}

export interface Score {
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
}

function scoreOf(counts: Pick<Score, 'right' | 'missed' | 'wrong'>): Score {
  const { right, missed, wrong } = counts;
  return {
    ...counts,
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  };
}

/** By skill: whether it was seen where it is labelled, as a must-have or not, alone or as an alternative. */
export function skillScores(adverts: readonly Labelled[]): ReadonlyMap<string, Score> {
  const counts = new Map<string, { right: number; missed: number; wrong: number }>();
  const count = (id: string) => {
    const those = counts.get(id) ?? { right: 0, missed: 0, wrong: 0 };
    counts.set(id, those);
    return those;
  };
  for (const { label, advert } of adverts) {
    const wanted = new Set([...label.must, ...label.nice].flat());
    const seen = new Set(advert.asks.flatMap(({ skills }) => skills));
    for (const id of wanted) count(id)[seen.has(id) ? 'right' : 'missed'] += 1;
    for (const id of seen) if (!wanted.has(id)) count(id).wrong += 1;
  }
  return new Map([...counts].map(([id, those]) => [id, scoreOf(those)]));
}

export function total(scores: Iterable<Score>): Score {
  const sum = { right: 0, missed: 0, wrong: 0 };
  for (const { right, missed, wrong } of scores) {
    sum.right += right;
    sum.missed += missed;
    sum.wrong += wrong;
  }
  return scoreOf(sum);
}

/** Of the skills that were rightly seen, the share whose firmness is right too. */
export function firmness(adverts: readonly Labelled[]): number {
  let right = 0;
  let all = 0;
  for (const { label, advert } of adverts) {
    const must = new Set(label.must.flat());
    const nice = new Set(label.nice.flat());
    for (const ask of advert.asks) {
      for (const id of ask.skills.filter((one) => must.has(one) || nice.has(one))) {
        all += 1;
        if (ask.isMust === must.has(id)) right += 1;
      }
    }
  }
  return all === 0 ? 1 : right / all;
}

const groupKey = (ids: readonly string[]) => ids.toSorted().join(' ');

/** How many groups of alternatives were seen exactly as labelled. */
export function alternativesScore(adverts: readonly Labelled[]): Score {
  return total(
    adverts.map(({ label, advert }) => {
      const groups = (list: readonly (string | readonly string[])[]) =>
        list.flatMap((one) => (typeof one === 'string' ? [] : [groupKey(one)]));
      const wanted = new Set([...groups(label.must), ...groups(label.nice)]);
      const seen = new Set(
        groups(advert.asks.map(({ skills }) => (skills.length > 1 ? skills : (skills[0] ?? '')))),
      );
      const right = [...wanted].filter((key) => seen.has(key)).length;
      return scoreOf({ right, missed: wanted.size - right, wrong: seen.size - right });
    }),
  );
}

export function unknownScore(adverts: readonly Labelled[]): Score {
  return total(
    adverts.map(({ label, advert }) => {
      const seen = new Set(advert.unknown.map(({ name }) => name));
      const right = label.unknown.filter((name) => seen.has(name)).length;
      return scoreOf({ right, missed: label.unknown.length - right, wrong: seen.size - right });
    }),
  );
}
