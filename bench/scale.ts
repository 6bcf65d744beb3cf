/** How the work grows with the roadmap: check, place, order. Twice the skills should take about twice the time. */
import type { Day } from '../src/core/day.ts';
import { learnerFrom } from '../src/core/learner/learner.ts';
import { profileFrom } from '../src/core/learner/settings.ts';
import { stepSequence } from '../src/core/plan/next-step.ts';
import { situationOf } from '../src/core/plan/situation.ts';
import { checkRoadmap } from '../src/core/roadmap/check.ts';
import { parseRoadmap } from '../src/core/roadmap/parse.ts';
import { roadmapData } from './large-roadmap.ts';
import { printTable, time } from './table.ts';

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
