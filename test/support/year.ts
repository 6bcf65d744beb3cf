/**
 * A year of a learner, lived through the built program with `--today`: comes on most evenings, misses some, goes on
 * holiday, forgets answers, changes hours and the path. Everything is drawn from a fixed seed.
 */

import { seededChance } from '../../src/core/chance.ts';
import { addDays, type Day, mondayOf, weekdayOf } from '../../src/core/day.ts';
import type { PlanDocument, StatusDocument, TodayDocument } from '../../src/guidance-documents.ts';
import { type Home, startedHome } from './cli.ts';

const FIRST: Day = '2026-01-05';

export interface LivedWeek {
  readonly day: Day;
  readonly today: TodayDocument;
  readonly plan: PlanDocument;
  readonly status: StatusDocument;
  /** The three screens, as a person reads them. */
  readonly screens: string;
}

export interface Life {
  readonly home: Home;
  readonly weeks: readonly LivedWeek[];
  /** Commands that ended otherwise than they should. */
  readonly failures: readonly string[];
}

type Answers = Readonly<Record<string, { readonly right: string; readonly wrong: string }>>;

/** `answers`: for each question what is right and what is wrong, as an answer sheet takes it. */
export function liveThrough(weeks: number, answers: Answers): Life {
  const home = startedHome({
    hoursPerWeek: 6,
    startDate: FIRST,
    skills: { 'terminal-basics': 'known', 'py-basics': 'known' },
  });
  const chance = seededChance(7);
  const failures: string[] = [];
  const run = (day: Day, words: readonly string[], input = '') => {
    const { code, stdout, stderr } = home.run(['--today', day, ...words], { input });
    if (code !== 0 && code !== 1) failures.push(`${day} ${words.join(' ')}: ${code} ${stderr.slice(0, 300)}`);
    return stdout;
  };
  const json = <T>(day: Day, ...words: string[]) => JSON.parse(run(day, [...words, '--json'])) as T;
  const lived: LivedWeek[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const monday = mondayOf(addDays(FIRST, 7 * week));
    for (const [at, words] of CHANGES) if (at === week) run(monday, words);
    for (const evening of [1, 3, 5]) {
      const day = addDays(monday, evening - 1);
      const isAway = (week >= 20 && week < 23) || chance.uniform() < 0.2;
      if (!isAway) live(day);
    }
    const sunday = addDays(monday, 6);
    lived.push({
      day: sunday,
      today: json<TodayDocument>(sunday, 'today'),
      plan: json<PlanDocument>(sunday, 'plan'),
      status: json<StatusDocument>(sunday, 'status'),
      screens: ['today', 'plan', 'status'].map((word) => run(sunday, [word])).join('\n'),
    });
  }
  return { home, weeks: lived, failures };

  /** One evening: the reviews, two hours of the step in hand, its questions when it is about done, a habit. */
  function live(day: Day): void {
    const { reviews, task, habit } = json<TodayDocument>(day, 'today', '--minutes', '120');
    if (reviews.now > 0) {
      const given = reviews.questions.slice(0, reviews.now).map((id) => [id, pick(id, 0.85)] as const);
      run(day, ['review', '--answers', '-'], sheet(given));
    }
    if (habit && weekdayOf(day) === 5) run(day, ['habit', 'done', habit.id]);
    if (!task) return;
    run(day, ['log', task.skill.id, `${60 + Math.floor(90 * chance.uniform())}m`, '--day', day]);
    const { hoursLeft } = json<TodayDocument>(day, 'today').task ?? { hoursLeft: 0 };
    if (hoursLeft > 1.5) return;
    const ids = Object.keys(answers).filter((id) => id.startsWith(`${task.skill.id}-`) && answers[id]);
    const asked = ids.slice(0, 3).map((id) => [id, pick(id, 0.8)] as const);
    run(day, ['done', task.skill.id, '--answers', '-'], sheet(asked));
  }

  function pick(id: string, right: number): string {
    const answer = answers[id];
    return (chance.uniform() < right ? answer?.right : answer?.wrong) ?? '';
  }
}

/** In which week what is changed. */
const CHANGES: readonly (readonly [number, readonly string[]])[] = [
  [4, ['config', 'set', 'hoursPerWeek', '9']],
  [10, ['config', 'set', 'daysOff', 'sun']],
  [18, ['config', 'set', 'holidays', '2026-05-25..2026-06-14']],
  [26, ['config', 'set', 'path', 'fastapi']],
  [30, ['skip', 'mysql']],
  [34, ['config', 'set', 'hoursPerWeek', '4']],
  [40, ['undo']],
  [44, ['config', 'set', 'goal', 'full']],
];

function sheet(given: readonly (readonly [string, string])[]): string {
  return JSON.stringify({ questions: Object.fromEntries(given.filter(([, answer]) => answer !== '')) });
}
