/**
 * How fast the learner is, learned from what they logged and finished.
 *
 * Effort: hours a skill takes them, as a multiple of the roadmap's. Its logarithm is normal around 0 with deviation
 * PRIOR; each skill with logged time is one observation of it with deviation NOISE. The estimate is the mean of both,
 * weighed by their precisions (shrinkage, James and Stein; normal-normal conjugate): one odd skill moves it little, ten
 * move it nearly all the way. A skill that is not finished counts with the hours it takes at least, so that finishing
 * one never looks slower than leaving it open.
 *
 * Attendance: the share of the planned hours that they really learn, in the last twelve weeks; what was logged or, when
 * that is more, the roadmap's hours of what was finished. It counts against PRIOR_WEEKS in which all was kept.
 */
import { addDays, type Day, daysBetween } from '../day.ts';
import { isKnown } from '../learner/belief.ts';
import type { Learner } from '../learner/learner.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { hoursIn, LEAST_LEFT, logsBySkill, middle } from './effort.ts';
import { isFinished } from './finished.ts';
import type { Situation } from './situation.ts';
import { hoursOnStudyDay, isStudyDay, type StudyTime } from './study-time.ts';

export interface Pace {
  /** 1: as the roadmap says; 2: twice its hours. The median. */
  readonly effort: number;
  /** How uncertain that is: standard deviation of its logarithm. */
  readonly spread: number;
  /** Skills with logged time that it was learned from. */
  readonly skills: number;
  /** Of the planned hours, this share is learned. */
  readonly attendance: number;
  /** Planned and done hours that it was learned from. */
  readonly planned: number;
  readonly done: number;
}

const PRIOR = 0.35;
const NOISE = 0.5;
/** Four times slower or faster than the roadmap is a mistake in the log rather than a pace. */
const FARTHEST = Math.log(4);
const LEAST_HOURS = 0.25;
const WINDOW_DAYS = 84;
const PRIOR_WEEKS = 3;
const LEAST_ATTENDANCE = 0.2;
const MOST_ATTENDANCE = 1.25;

export interface PaceInput {
  readonly situation: Situation;
  readonly learner: Learner;
  readonly time: StudyTime;
  readonly today: Day;
}

export function paceOf({ situation, learner, time, today }: PaceInput): Pace {
  const logs = logsBySkill(learner);
  const observed = situation.roadmap.skills.flatMap((skill) => {
    const spent = hoursIn(logs.get(skill.id) ?? []);
    return spent < LEAST_HOURS ? [] : [observation(skill, spent, isKnown(situation.beliefs.get(skill.id)))];
  });
  const precision = 1 / PRIOR ** 2 + observed.length / NOISE ** 2;
  const mean = observed.reduce((sum, one) => sum + one, 0) / NOISE ** 2 / precision;
  return {
    effort: Math.exp(mean),
    spread: Math.sqrt(1 / precision),
    skills: observed.length,
    ...attendanceOf({ situation, learner, time, today }),
  };
}

function observation({ hours }: Skill, spent: number, isFinished: boolean): number {
  const expected = middle(hours);
  const took = isFinished ? spent : Math.max(expected, (1 + LEAST_LEFT) * spent);
  return Math.max(-FARTHEST, Math.min(FARTHEST, Math.log(took / expected)));
}

function attendanceOf({ situation, learner, time, today }: PaceInput) {
  const from = firstDay(learner, time, today);
  const planned = from === undefined ? 0 : plannedHours(learner, time, from, today);
  const done =
    from === undefined ? 0 : Math.max(loggedHours(learner, from), finishedHours(situation, learner, from));
  // In hours as they were planned then, so that more hours from now on change nothing about the past.
  const weeks = from === undefined ? 0 : daysBetween(from, today) / 7;
  const prior = PRIOR_WEEKS * (planned > 0 ? planned / weeks : time.hoursPerWeek);
  const share = (done + prior) / (planned + prior);
  return { planned, done, attendance: Math.max(LEAST_ATTENDANCE, Math.min(MOST_ATTENDANCE, share)) };
}

/** Of the window: when it began, twelve weeks ago at the earliest. Undefined before the start. */
function firstDay({ since }: Learner, { start }: StudyTime, today: Day): Day | undefined {
  if (since === undefined) return undefined;
  const window = addDays(today, -WINDOW_DAYS);
  const first = [since, start, window].sort().at(-1) ?? today;
  return first < today ? first : undefined;
}

/** Up to yesterday, by the hours a week that were set on each day: today may still bring its own. */
function plannedHours({ hoursSet }: Learner, time: StudyTime, from: Day, today: Day): number {
  const days = Array.from({ length: daysBetween(from, today) }, (_, at) => addDays(from, at));
  return days
    .filter((day) => isStudyDay(time, day))
    .reduce((sum, day) => {
      const hours = hoursSet.findLast((one) => one.day <= day)?.hours ?? hoursSet[0]?.hours;
      return sum + hoursOnStudyDay({ ...time, hoursPerWeek: hours ?? time.hoursPerWeek });
    }, 0);
}

function loggedHours({ logged }: Learner, from: Day): number {
  return hoursIn(logged.filter(({ day }) => day >= from));
}

/** Of the skills that were ticked by `done` or by passing an exercise. */
function finishedHours({ roadmap }: Situation, { statements }: Learner, from: Day): number {
  const finished = roadmap.skills.filter(({ id }) => {
    const statement = statements.get(id);
    return statement && isFinished(statement) && statement.day >= from;
  });
  return finished.reduce((sum, { hours }) => sum + middle(hours), 0);
}
