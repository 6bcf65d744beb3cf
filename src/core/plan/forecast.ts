/**
 * When the milestones are reached, as a range: the same learner is simulated many times. In each run every open
 * skill takes its hours times a chance of its own, and all of them a pace drawn from what is known of the learner's
 * (pace.ts). A skill's chances depend on its id and the seed alone, so whatever is finished or left out, the other skills
 * take what they took before: more hours a week, or one skill less, never ends later.
 */
import { seededChance } from '../chance.ts';
import type { Day } from '../day.ts';
import { type Effort, hoursLeft } from './effort.ts';
import type { Pace } from './pace.ts';
import { finishDays, type StudyTime } from './study-time.ts';

export interface Forecast {
  readonly skills: number;
  /** Hours left: half of the runs take no more, and 85% of them. */
  readonly hours: { readonly likely: number; readonly safe: number };
  /** The days on which they are done; null when that is more than a hundred years away. */
  readonly likely: Day | null;
  readonly safe: Day | null;
}

export interface ForecastInput {
  readonly efforts: readonly Effort[];
  readonly pace: Pace;
  readonly time: StudyTime;
  readonly today: Day;
  readonly seed: number;
}

const LIKELY = 0.5;
const SAFE = 0.85;
const RUNS = 400;
/** Of the time, for reviews. */
export const REVIEW_SHARE = 0.1;

export function forecastOf({ efforts, ...input }: ForecastInput): Forecast {
  return forecastFrom(
    { hours: simulatedHours(efforts, input.pace, input.seed), skills: efforts.length },
    input,
  );
}

/** Hours left in each run, and of how many skills. */
export interface Simulation {
  readonly hours: Float64Array;
  readonly skills: number;
}

/** The same learners with more to do. */
export function together(one: Simulation, other: Simulation): Simulation {
  return {
    hours: one.hours.map((hours, run) => hours + (other.hours[run] ?? 0)),
    skills: one.skills + other.skills,
  };
}

export function forecastFrom(
  simulation: Simulation,
  { pace, time, today }: Pick<ForecastInput, 'pace' | 'time' | 'today'>,
): Forecast {
  const totals = simulation.hours.toSorted();
  const hours = { likely: quantile(totals, LIKELY), safe: quantile(totals, SAFE) };
  const dayOf = finishDays(time, today, (1 - REVIEW_SHARE) * pace.attendance);
  return {
    skills: simulation.skills,
    hours,
    likely: dayOf(hours.likely) ?? null,
    safe: dayOf(hours.safe) ?? null,
  };
}

/** Hours left in each run. */
export function simulatedHours(efforts: readonly Effort[], pace: Pace, seed: number): Float64Array {
  const totals = new Float64Array(RUNS);
  const own = seededChance(seed);
  const factors = Array.from({ length: RUNS }, () => pace.effort * Math.exp(pace.spread * own.normal()));
  for (const effort of efforts) {
    const { normal } = seededChance(seedOf(effort.skill, seed));
    // So that the mean of the draws is the step's hours: that of a log-normal lies above its median.
    const hours = effort.hours * Math.exp(-(effort.spread ** 2) / 2);
    for (const [run, factor] of factors.entries()) {
      const total = hours * factor * Math.exp(effort.spread * normal());
      totals[run] = (totals[run] ?? 0) + hoursLeft(effort, total);
    }
  }
  return totals;
}

/** FNV-1a over the id, begun at the seed. */
function seedOf(id: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash | 0;
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
