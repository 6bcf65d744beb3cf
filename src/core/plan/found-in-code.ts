/**
 * What scanned projects add to the belief in skills: a prior for the questions. Code shows that somebody used
 * something, not that they understand it, nor always that they wrote it; so it never makes a skill known by itself.
 */
import { type Day, daysBetween } from '../day.ts';
import type { Grade } from '../learner/fact.ts';
import { type FoundSkill, GRADES } from '../learner/found.ts';
import { type Assessment, afterStatement } from '../placement/assessment.ts';

/** How much likelier it is to find this in the code of who knows the skill than of who does not. */
const RATIOS: Readonly<Record<Grade, number>> = { named: 1.1, once: 1.5, several: 3, depth: 6 };
/** After so many days code says half as much: two years are long in a career's beginning. */
const HALF_LIFE_DAYS = 730;
/** What is found in code alone is believed up to here, and that is less than known. */
const MOST_BY_CODE = 0.75;
/** What is believed as much, of what was found already, needs no more. */
const ENOUGH = 0.95;
/** The strongest are weighed: each costs a pass over the graph. */
const MOST_FOUND = 40;

/** The assessment with what was found; skills that are believed more already stay as they are. */
export function afterFound(
  assessment: Assessment,
  found: ReadonlyMap<string, FoundSkill>,
  today: Day,
): Assessment {
  const { positions } = assessment.posterior.network;
  const placed = [...found]
    .flatMap(([skill, one]) => {
      const position = positions.get(skill);
      return position === undefined ? [] : [{ skill, one, position }];
    })
    .sort((a, b) => GRADES.indexOf(b.one.grade) - GRADES.indexOf(a.one.grade) || b.position - a.position)
    .slice(0, MOST_FOUND);
  let after = assessment;
  for (const { skill, one, position } of placed) {
    const ratio = ratioOf(one, today);
    if ((after.posterior.chances[position] as number) < ENOUGH)
      after = afterStatement(after, skill, { known: ratio / (1 + ratio), unknown: 1 / (1 + ratio) });
  }
  return after;
}

function ratioOf({ grade, day }: FoundSkill, today: Day): number {
  const age = Math.max(0, daysBetween(day, today));
  return RATIOS[grade] ** (0.5 ** (age / HALF_LIFE_DAYS));
}

/** The chance of one skill, before anything, by what the learner said and answered, and with what was found as well. */
export interface Layers {
  readonly prior: number;
  readonly own: number;
  readonly all: number;
}

/** A smaller change is not worth a word. */
const LEAST_CHANGE = 0.02;
/**
 * How much of it is believed. Code can make a skill known only where the learner's own ticks and answers speak for it
 * too: they alone raised it over what is believed of anybody. `isAsked`: there are any at all.
 */
export function withoutLeaning({ prior, own, all }: Layers, isAsked: boolean): number {
  const isBorneOut = isAsked && own > prior + LEAST_CHANGE;
  return isBorneOut ? all : Math.min(all, Math.max(isAsked ? own : 0, MOST_BY_CODE));
}

export function restsOnCode({ own, all }: Layers): boolean {
  return all > own + LEAST_CHANGE;
}
