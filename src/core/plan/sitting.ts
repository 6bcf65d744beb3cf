/** What to do in one sitting: due reviews first, then the step in hand, as far as the time goes. */
import type { Day } from '../day.ts';
import { type Application, toFollowUp } from '../learner/application.ts';
import type { Learner } from '../learner/learner.ts';
import { exerciseInHand } from '../practice/choose.ts';
import { reviewMinutes } from '../review/minutes.ts';
import type { Resource } from '../roadmap/roadmap.ts';
import { type Checklist, upcoming } from './checklist.ts';
import { effortsOf, hoursLeft } from './effort.ts';
import { type Gap, gapOf } from './gap.ts';
import { dueHabits, type HabitState } from './habits.ts';
import type { Reviewing } from './reviewing.ts';
import type { Step } from './step.ts';
import type { PartKind } from './weeks.ts';

export interface Task {
  readonly step: Step;
  /** The very next thing to do for it. */
  readonly kind: PartKind;
  /** For this sitting. */
  readonly minutes: number;
  /** Hours that are left of the step. */
  readonly hoursLeft: number;
  /** Where to read. */
  readonly resource: Resource | undefined;
  /** The exercise that is begun. */
  readonly begun: { readonly exercise: string; readonly folder: string } | undefined;
}

export interface Sitting {
  readonly minutes: number;
  /** `now` of those due fit the time. */
  readonly reviews: { readonly due: number; readonly now: number; readonly minutes: number };
  readonly habit: HabitState | undefined;
  /** Undefined when the path is finished or the reviews take the whole time. */
  readonly task: Task | undefined;
  /** The steps after it. */
  readonly afterwards: readonly Step[];
  readonly gap: Gap | undefined;
  readonly followUps: readonly Application[];
}

export interface SittingInput {
  readonly checklist: Checklist;
  readonly learner: Learner;
  readonly reviewing: Reviewing;
  readonly habits: readonly HabitState[];
  /** The learner's multiple of the roadmap's hours. */
  readonly pace: number;
  readonly today: Day;
  readonly minutes: number;
  readonly hasExercise: (skill: string) => boolean;
}

/** Reviews take up to this share of a sitting, so that something new finds room. */
const MOST_REVIEW = 0.6;
/** With less than this left nothing new is begun. */
const LEAST_TASK_MINUTES = 10;
const MOST_FOLLOW_UPS = 3;

export function sittingOf(input: SittingInput): Sitting {
  const { checklist, learner, reviewing, habits, today, minutes } = input;
  const { due, seconds } = reviewing;
  const now = Math.min(due.length, Math.floor((60 * MOST_REVIEW * minutes) / seconds));
  const reviews = { due: due.length, now, minutes: reviewMinutes(now, seconds) };
  const habit = dueHabits(habits, today).find((one) => one.habit.minutes <= minutes - reviews.minutes);
  const left = minutes - reviews.minutes - (habit?.habit.minutes ?? 0);
  const steps = upcoming(checklist);
  const inHand = stepInHand(steps, learner);
  const isRoom = left >= LEAST_TASK_MINUTES || (reviews.now === 0 && !habit);
  return {
    minutes,
    reviews,
    habit,
    task: inHand && isRoom ? taskFor(inHand, left, input) : undefined,
    afterwards: steps.filter((step) => step !== inHand).slice(0, 2),
    gap: gapOf({ learner, reviewing, checklist, today }),
    followUps: toFollowUp(learner.applications, today).slice(0, MOST_FOLLOW_UPS),
  };
}

/** That of the exercise that is begun, else the next one. */
function stepInHand(steps: readonly Step[], learner: Learner): Step | undefined {
  const begun = exerciseInHand(learner);
  const own = begun && !begun.passed ? steps.find(({ id }) => id === begun.skill) : undefined;
  return own?.status === 'ready' ? own : steps[0];
}

const READING = 0.5;

function taskFor(step: Step, minutes: number, { learner, pace, hasExercise, today }: SittingInput): Task {
  const [effort] = effortsOf([step], learner);
  const total = (effort?.hours ?? 0) * pace;
  const begun = begunExercise(step.id, learner);
  const isRead = (effort?.spent ?? 0) >= READING * total || wasAsked(step.id, learner, today);
  const isForgotten = step.belief.source === 'forgotten';
  return {
    step,
    kind: begun ? 'practise' : isForgotten || !isRead ? 'read' : hasExercise(step.id) ? 'practise' : 'prove',
    minutes,
    hoursLeft: effort ? hoursLeft(effort, total) : 0,
    resource: step.resources[0],
    begun,
  };
}

function begunExercise(skill: string, { work }: Learner): Task['begun'] {
  const begun = [...work.values()].findLast(
    (one) => one.skill === skill && one.folder !== undefined && !one.passed,
  );
  return begun?.folder === undefined ? undefined : { exercise: begun.exercise, folder: begun.folder };
}

/** Questions about it lately: whoever asks to be tested has read. */
function wasAsked(skill: string, { evidence, placed }: Learner, today: Day): boolean {
  return evidence.some(
    (one) =>
      one.kind === 'question' &&
      one.skill === skill &&
      one.outcome === 'right' &&
      one.day > (placed?.day ?? today),
  );
}

/** A sitting when nobody says how long: a week's hours on its days, between a quarter of an hour and three hours. */
export function usualMinutes(hoursPerWeek: number, studyDays: number): number {
  return Math.max(15, Math.min(180, 5 * Math.round((12 * hoursPerWeek) / studyDays)));
}
