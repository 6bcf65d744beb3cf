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
  // The last time of each device that can be right: a wrong one is no measure for those after it.
  const last = firstTimes(facts, latest);
  return facts.map((fact) => {
    const before = last.get(fact.device);
    const instant = Date.parse(fact.time);
    const isPlausible = instant <= latest && (before === undefined || instant >= Date.parse(before));
    if (isPlausible) last.set(fact.device, fact.time);
    return isPlausible ? fact : { ...fact, time: before ?? now };
  });
}

/** The first time of each device that is not in the future. */
function firstTimes(facts: readonly Fact[], latest: number): Map<string, string> {
  const first = new Map<string, string>();
  for (const { device, time } of facts) {
    if (!first.has(device) && Date.parse(time) <= latest) first.set(device, time);
  }
  return first;
}
