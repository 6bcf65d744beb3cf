/** How the work grows with the roadmap: check, place, order. Twice the skills should take about twice the time. */
import type { Day } from '../src/core/day.ts';
import { learnerFrom } from '../src/core/learner/learner.ts';
import { profileFrom } from '../src/core/learner/settings.ts';
import { stepSequence } from '../src/core/plan/next-step.ts';
import { situationOf } from '../src/core/plan/situation.ts';
import { checkRoadmap } from '../src/core/roadmap/check.ts';
import { parseRoadmap } from '../src/core/roadmap/parse.ts';
import { median, printTable } from './table.ts';

const TODAY: Day = '2026-01-05';
const SIZES = [100, 1_000, 2_000, 5_000, 10_000];

export async function scale(): Promise<void> {
  const rows = SIZES.map((size) => {
    const data = roadmapData(size);
    const { value } = parseRoadmap(data);
    if (!value) throw new Error('the generated roadmap is wrong');
    const learner = learnerFrom([]);
    const profile = profileFrom(new Map(), 'all', TODAY);
    const situation = situationOf(value, learner, profile, TODAY);
    const times = [
      time(() => parseRoadmap(data)),
      time(() => checkRoadmap(value)),
      time(() => situationOf(value, learner, profile, TODAY)),
      time(() => stepSequence(situation, 1)),
      time(() => stepSequence(situation)),
    ];
    const total = (times[0] ?? 0) + (times[2] ?? 0) + (times[3] ?? 0);
    return [size, ...times.map((ms) => ms.toFixed(1)), total.toFixed(1), ((total / size) * 1000).toFixed(1)];
  });
  printTable('Milliseconds by number of skills (median of 5)', [
    ['skills', 'read', 'check', 'beliefs', 'next', 'whole order', 'read + beliefs + next', 'µs a skill'],
    ...rows,
  ]);
}

function time(work: () => unknown): number {
  const runs = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return median(runs);
}

/** A roadmap like ours at any size: each skill needs up to two of the forty before it. Seeded, so always the same. */
function roadmapData(size: number): object {
  const chance = mulberry32(7);
  const pick = (most: number) => Math.floor(chance() * most);
  const skills = Array.from({ length: size }, (_, at) => {
    const near = () => `s${Math.max(0, at - 1 - pick(40))}`;
    return {
      id: `s${at}`,
      title: `Skill ${at}`,
      stage: `stage${pick(12)}`,
      level: ['beginner', 'intermediate', 'advanced'][pick(3)],
      hours: { min: 2 + pick(10), max: 14 + pick(20) },
      tracks: ['all'],
      prerequisites: at === 0 ? [] : [...new Set(Array.from({ length: pick(3) }, near))],
      outcomes: ['Do one thing', 'Do another thing'],
      resources: [
        {
          title: 'A page',
          url: `https://example.org/${at}`,
          site: 'Example',
          kind: 'docs',
          cost: 'free',
          hours: 1,
        },
      ],
    };
  });
  return {
    format: 1,
    id: 'large',
    title: 'A large roadmap',
    stages: Array.from({ length: 12 }, (_, at) => ({ id: `stage${at}`, title: `Stage ${at}` })),
    tracks: [{ id: 'all', title: 'All' }],
    paths: [{ id: 'all', title: 'All', tracks: ['all'] }],
    skills,
  };
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
