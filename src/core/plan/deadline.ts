/** What a deadline takes: hours a week, or skills to leave out and what that costs. */
import type { Day } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import { skillGraph } from '../roadmap/graph.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { type Effort, effortsOf, hoursLeft } from './effort.ts';
import { type Forecast, forecastOf, REVIEW_SHARE } from './forecast.ts';
import type { Pace } from './pace.ts';
import type { SkillName, Step } from './step.ts';
import { hoursOnStudyDay, type StudyTime, studyDaysBetween } from './study-time.ts';

/** A skill that could be left out. */
export interface LeftOut extends SkillName {
  readonly hours: number;
  /** Adverts that name it. */
  readonly adverts: number;
}

export interface DeadlineAnswer {
  readonly deadline: Day;
  /** Days of learning until then, the deadline counted. */
  readonly studyDays: number;
  /** Hours a week that reach it in half of the runs, and in 85%; null when there is no day to learn on. */
  readonly hoursPerWeek: { readonly likely: number; readonly safe: number } | null;
  /** The hours a week as they are will do. */
  readonly isReached: boolean;
  /** What to leave out so that they do, the least asked-for first; not more than half of the hours. */
  readonly leaveOut: readonly LeftOut[];
  /** Whether that is enough. */
  readonly isEnough: boolean;
  /** How many adverts were counted; undefined when the roadmap counts none. */
  readonly adverts: number | undefined;
}

export interface DeadlineInput {
  readonly deadline: Day;
  readonly today: Day;
  /** The open steps of the milestone. */
  readonly steps: readonly Step[];
  readonly skills: readonly Skill[];
  readonly learner: Learner;
  readonly pace: Pace;
  readonly time: StudyTime;
  readonly seed: number;
  readonly adverts: number | undefined;
}

const MOST_LEFT_OUT = 0.5;

export function deadlineAnswer(input: DeadlineInput): DeadlineAnswer {
  const { deadline, today, steps, pace, time, adverts } = input;
  const studyDays = studyDaysBetween(time, time.start > today ? time.start : today, deadline);
  const forecast = forecastFor(input, steps);
  const perDay = (hours: number) => hours / (1 - REVIEW_SHARE) / pace.attendance / studyDays;
  const perWeek = (hours: number) => Math.ceil(10 * perDay(hours) * (7 - time.daysOff.size)) / 10;
  const isReached = isBy(forecast, deadline);
  const leaveOut = isReached ? [] : chooseToLeaveOut(input, forecast, studyDays);
  const kept = steps.filter(({ id }) => !leaveOut.some((one) => one.id === id));
  return {
    deadline,
    studyDays,
    hoursPerWeek:
      studyDays === 0 ? null : { likely: perWeek(forecast.hours.likely), safe: perWeek(forecast.hours.safe) },
    isReached,
    leaveOut,
    isEnough: isReached || isBy(forecastFor(input, kept), deadline),
    adverts,
  };
}

function forecastFor({ learner, pace, time, today, seed }: DeadlineInput, steps: readonly Step[]): Forecast {
  return forecastOf({ efforts: effortsOf(steps, learner), pace, time, today, seed });
}

function isBy({ likely }: Forecast, deadline: Day): boolean {
  return likely !== null && likely <= deadline;
}

/**
 * Greedy: of the skills that no kept skill needs and that adverts are counted for (a portfolio or a CV is named in none, and
 * cannot be done without), no must-have of an advert that is aimed at among them, the one with the fewest adverts for its
 * hours, again and again, until the likely hours fit the days there are.
 */
function chooseToLeaveOut(input: DeadlineInput, { hours }: Forecast, studyDays: number): readonly LeftOut[] {
  const { steps, skills, learner, pace, time } = input;
  const available = studyDays * hoursOnStudyDay(time) * (1 - REVIEW_SHARE) * pace.attendance;
  const efforts = effortsOf(steps, learner);
  const left = new Map(steps.map((step, at) => [step.id, { step, effort: efforts[at] }]));
  const graph = skillGraph(skills.filter(({ id }) => left.has(id)));
  const chosen: LeftOut[] = [];
  let needed = hours.likely;
  let gone = 0;
  while (needed > available) {
    const ends = [...left.values()].filter(
      ({ step }) =>
        step.demand &&
        !step.aimed?.isMust &&
        !(graph.dependents.get(step.id) ?? []).some((id) => left.has(id)),
    );
    const options = ends.map(({ step, effort }) => leftOut(step, effort, pace));
    const next = options.toSorted(
      (a, b) => a.adverts / a.hours - b.adverts / b.hours || b.hours - a.hours,
    )[0];
    if (!next || gone + next.hours > MOST_LEFT_OUT * hours.likely) break;
    chosen.push(next);
    left.delete(next.id);
    gone += next.hours;
    needed -= next.hours;
  }
  return chosen;
}

function leftOut({ id, title, demand }: Step, effort: Effort | undefined, pace: Pace): LeftOut {
  const hours = effort ? hoursLeft(effort, effort.hours * pace.effort) : 0;
  return { id, title, hours: Math.round(10 * hours) / 10, adverts: demand?.adverts ?? 0 };
}
