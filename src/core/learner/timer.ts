/** The timer: what it shows, and when to believe it. */
import { type Day, dayOf } from '../day.ts';
import { activeFacts } from './active-facts.ts';
import type { Fact } from './fact.ts';
import type { Learner } from './learner.ts';

export interface Timer {
  readonly skill: string;
  /** Local time with offset. */
  readonly since: string;
}

/**
 * The timer that runs, with the time as its device wrote it down. The learner's own `clock` has a time that was put right
 * (true-times.ts), and that would hide that the clock was wrong.
 */
export function runningTimer({ clock }: Pick<Learner, 'clock'>, facts: readonly Fact[]): Timer | undefined {
  if (!clock) return undefined;
  const started = activeFacts(facts).findLast(({ type }) => type === 'clocked');
  return { skill: clock.skill, since: started?.time ?? clock.since };
}

/** `long`: nobody learns that long without a break, it was forgotten. `back`: the clock was set back since. */
export interface TimerReading {
  readonly kind: 'fine' | 'long' | 'back';
  /** Whole minutes; 0 when the clock was set back. */
  readonly minutes: number;
}

const MOST_MINUTES = 4 * 60;

export function readTimer({ since }: Timer, now: string): TimerReading {
  const passed = (Date.parse(now) - Date.parse(since)) / 60_000;
  if (passed < 0) return { kind: 'back', minutes: 0 };
  return { kind: passed > MOST_MINUTES ? 'long' : 'fine', minutes: Math.floor(passed) };
}

/** An evening that goes on after midnight belongs to the day on which it began; no day is in the future. */
export function dayOfTimer({ since }: Timer, today: Day): Day {
  const day = dayOf(since);
  return day < today ? day : today;
}
