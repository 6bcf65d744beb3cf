/** Coming back after a while: how long it was, and what to refresh first. */
import { type Day, daysBetween } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import type { Card } from '../review/cards.ts';
import type { Checklist } from './checklist.ts';
import { allSteps } from './checklist.ts';
import type { Reviewing } from './reviewing.ts';
import type { SkillName, Step } from './step.ts';

export interface Gap {
  /** Days since something was learned. */
  readonly days: number;
  /** What is most likely forgotten, what the next step needs first. */
  readonly refresh: readonly SkillName[];
}

export interface GapInput {
  readonly learner: Learner;
  readonly reviewing: Reviewing;
  readonly checklist: Checklist;
  /** The step in hand. */
  readonly step: Step | undefined;
  readonly today: Day;
}

const LEAST_DAYS = 8;
const FADED = 0.85;
const MOST = 3;

/** Undefined when there was no gap. */
export function gapOf(input: GapInput): Gap | undefined {
  const { learner, today } = input;
  const last = [...learner.activeDays]
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  const days = last === undefined ? 0 : daysBetween(last, today);
  return days < LEAST_DAYS ? undefined : { days, refresh: faded(input) };
}

function faded({ reviewing, checklist, today }: GapInput): readonly SkillName[] {
  const { cards, scheduler } = reviewing;
  const bySkill = new Map<string, number[]>();
  for (const card of cards) {
    bySkill.set(card.skill, [...(bySkill.get(card.skill) ?? []), chance(card)]);
  }
  const mean = (id: string) => {
    const chances = bySkill.get(id) ?? [];
    return chances.length === 0 ? 1 : chances.reduce((sum, one) => sum + one, 0) / chances.length;
  };
  return allSteps(checklist)
    .filter(({ id, status }) => status === 'known' && mean(id) < FADED)
    .toSorted((a, b) => mean(a.id) - mean(b.id))
    .slice(0, MOST)
    .map(({ id, title }) => ({ id, title }));

  function chance(card: Card): number {
    return scheduler.retrievability(card.memory, daysBetween(card.last, today));
  }
}
