/** What a plan costs, by the number of skills: with 400 simulated learners, and the weeks to the end of the path. */
import { addDays, type Day } from '../src/core/day.ts';
import type { Fact } from '../src/core/learner/fact.ts';
import { learnerFrom } from '../src/core/learner/learner.ts';
import { profileFrom } from '../src/core/learner/settings.ts';
import { checklistOf } from '../src/core/plan/checklist.ts';
import { outlookOf, planOf } from '../src/core/plan/plan.ts';
import { reviewingOf } from '../src/core/plan/reviewing.ts';
import { situationOf } from '../src/core/plan/situation.ts';
import { parseRoadmap } from '../src/core/roadmap/parse.ts';
import { roadmapData } from './large-roadmap.ts';
import { printTable, time } from './table.ts';

const TODAY: Day = '2026-06-01';
const SIZES = [90, 1_000, 10_000];

export async function plan(): Promise<void> {
  const rows = SIZES.map((size) => {
    const { value } = parseRoadmap(roadmapData(size));
    if (!value) throw new Error('the generated roadmap is wrong');
    const learner = learnerFrom(facts(size));
    const profile = { ...profileFrom(new Map(), 'all', TODAY), goal: 'full' as const };
    const situation = situationOf(value, learner, profile, TODAY);
    const checklist = checklistOf(situation);
    const input = { situation, learner, checklist, today: TODAY, seed: 1 };
    const reviewing = reviewingOf(situation, learner, TODAY);
    const times = [
      time(() => checklistOf(situation)),
      time(() => reviewingOf(situation, learner, TODAY)),
      time(() => outlookOf(input)),
      time(() => planOf({ ...input, reviewing, most: 4 })),
      time(() => planOf({ ...input, reviewing, most: 40_000 })),
    ];
    return [size, ...times.map((ms) => ms.toFixed(1))];
  });
  printTable('A plan: milliseconds by number of skills (median of 5)', [
    ['skills', 'checklist', 'reviews', 'pace, forecast', 'plan of 4 weeks', 'plan to the end'],
    ...rows,
  ]);
}

/** Half a year in which every tenth skill was logged, ticked and asked about. */
function facts(size: number): readonly Fact[] {
  const all: Fact[] = [];
  const add = (fact: Pick<Fact, 'type' | 'data'>, day: Day) => {
    const counter = all.length + 1;
    const time = `${day}T18:00:00.000+00:00`;
    all.push({ ...fact, device: 'kitchen', counter, change: `kitchen-${counter}`, time } as Fact);
  };
  add({ type: 'placed', data: { end: 'complete' } }, '2026-01-05');
  for (let at = 0; at < size; at += 10) {
    const skill = `s${at}`;
    const day = addDays('2026-01-05', Math.floor((140 * at) / size));
    add({ type: 'logged', data: { skill, minutes: 300 + (at % 7) * 60, day } }, day);
    for (const number of [1, 2, 3]) {
      const question = `${skill}-q${number}`;
      const outcome = number === 3 && at % 3 === 0 ? 'wrong' : 'right';
      add(
        { type: 'answered', data: { skill, question, outcome, slip: 0.08, guess: 0.25, seconds: 30 } },
        day,
      );
    }
    add({ type: 'claimed', data: { skill, via: 'done' } }, day);
  }
  return all;
}
