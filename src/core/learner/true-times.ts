/**
 * When facts really happened, as far as it can be told. A clock may be wrong: then a fact lies in the future, or before
 * a fact that the same device recorded earlier (its counter says so). Such a fact counts as recorded when the one before
 * it was. Their order never depends on this, and nothing is lost: only the day is taken from the neighbour.
 */
import type { Fact } from './fact.ts';

/** Clocks of two devices may differ by this much, and zones by more than half a day. */
const SLACK_MS = 26 * 3_600_000;

/** The facts in their order, with times that never go back on one device and are never after `now`. */
export function withTrueTimes(facts: readonly Fact[], now: string): readonly Fact[] {
  const latest = Date.parse(now) + SLACK_MS;
  const last = new Map<string, string>();
  return facts.map((fact) => {
    const before = last.get(fact.device);
    const time = plausible(fact.time, before, latest) ? fact.time : (before ?? now);
    last.set(fact.device, time);
    return time === fact.time ? fact : { ...fact, time };
  });
}

function plausible(time: string, before: string | undefined, latest: number): boolean {
  const instant = Date.parse(time);
  return instant <= latest && (before === undefined || instant >= Date.parse(before));
}
