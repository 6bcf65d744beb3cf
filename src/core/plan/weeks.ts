/**
 * Dated weeks. Every week holds the hours that its study days have, in quarter hours: reviews first, then the steps in
 * their order, one after the other. A step is read, practised and proved, in that order, and goes on in the next week
 * where one is too short. The order of the steps keeps prerequisites (next-step.ts), and a step begins only when the one
 * before it is done, so a week never holds a skill before what it needs.
 */
import { addDays, type Day, mondayOf } from '../day.ts';
import { type Effort, hoursLeft } from './effort.ts';
import type { SkillName } from './step.ts';
import { hoursOnStudyDay, isHoliday, type StudyTime, studyDaysInWeek } from './study-time.ts';

export type PartKind = 'read' | 'practise' | 'prove';

export interface WeekPart extends SkillName {
  readonly kind: PartKind;
  readonly hours: number;
}

export interface Week {
  /** A Monday, or today in the week that has begun. */
  readonly from: Day;
  /** The Sunday. */
  readonly to: Day;
  readonly days: readonly Day[];
  /** All that can be learned in it, reviews and parts together hold no more. */
  readonly hours: number;
  readonly reviewHours: number;
  readonly parts: readonly WeekPart[];
  /** Skills that are finished in it. */
  readonly finishes: readonly SkillName[];
  /** A holiday takes days away. */
  readonly hasHoliday: boolean;
}

export interface PlannedStep {
  readonly step: SkillName;
  readonly effort: Effort;
}

export interface WeeksInput {
  /** In the order to take them. */
  readonly steps: readonly PlannedStep[];
  readonly time: StudyTime;
  readonly today: Day;
  /** The learner's own multiple of the roadmap's hours. */
  readonly pace: number;
  /** How many weeks at most. */
  readonly most: number;
  /** Hours of review that come due in each week from today on; beyond the last one the last holds. */
  readonly reviewHours: readonly number[];
}

/** The steps are cut into these shares. */
const SHARES: readonly (readonly [PartKind, number])[] = [
  ['read', 0.5],
  ['practise', 0.4],
  ['prove', 0.1],
];
/** Reviews take no more than this share of a week; what is left over is asked in the next. */
const MOST_REVIEW = 0.3;
const QUARTERS = 4;

export function weeksOf(input: WeeksInput): readonly Week[] {
  const { time, today, most, pace } = input;
  const queue = input.steps.flatMap((planned) => partsOf(planned, pace));
  const weeks: Week[] = [];
  const start = time.start > today ? time.start : today;
  let from = start;
  let due = 0;
  for (let at = 0; at < most && queue.length > 0; at += 1) {
    due += input.reviewHours[Math.min(at, input.reviewHours.length - 1)] ?? 0;
    const week = weekFrom(from, time, due, queue);
    weeks.push(week);
    due = Math.max(0, due - week.reviewHours);
    from = addDays(mondayOf(from), 7);
  }
  return weeks;
}

/** A part with what is left of it, in quarter hours. */
interface Left {
  readonly step: SkillName;
  readonly kind: PartKind;
  quarters: number;
}

/** What was spent already is taken from the front: reading comes first. */
function partsOf({ step, effort }: PlannedStep, pace: number): Left[] {
  const total = Math.max(effort.hours * pace, effort.spent);
  const left = hoursLeft(effort, effort.hours * pace);
  let gone = total - left;
  const parts = SHARES.map(([kind, share]) => {
    const whole = share * total;
    const done = Math.min(whole, Math.max(0, gone));
    gone -= done;
    return { step, kind, quarters: Math.round(QUARTERS * (whole - done)) };
  }).filter(({ quarters }) => quarters > 0);
  return parts.length > 0 ? parts : [{ step, kind: 'prove', quarters: 1 }];
}

function weekFrom(from: Day, time: StudyTime, reviewDue: number, queue: Left[]): Week {
  const days = studyDaysInWeek(time, from);
  const budget = Math.floor(QUARTERS * days.length * hoursOnStudyDay(time) + 1e-9);
  const review = Math.min(Math.ceil(QUARTERS * reviewDue), Math.floor(MOST_REVIEW * budget));
  const parts: WeekPart[] = [];
  const finishes: SkillName[] = [];
  let free = budget - review;
  for (let next = queue[0]; next && free > 0; next = queue[0]) {
    const quarters = Math.min(free, next.quarters);
    parts.push({ id: next.step.id, title: next.step.title, kind: next.kind, hours: quarters / QUARTERS });
    free -= quarters;
    next.quarters -= quarters;
    if (next.quarters > 0) continue;
    queue.shift();
    if (queue[0]?.step.id !== next.step.id) finishes.push({ id: next.step.id, title: next.step.title });
  }
  const to = addDays(mondayOf(from), 6);
  const inside = Array.from({ length: 7 }, (_, at) => addDays(mondayOf(from), at));
  return {
    from,
    to,
    days,
    hours: budget / QUARTERS,
    reviewHours: review / QUARTERS,
    parts,
    finishes,
    hasHoliday: inside.some((day) => day >= from && isHoliday(time.holidays, day)),
  };
}
