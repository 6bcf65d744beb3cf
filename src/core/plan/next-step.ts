/**
 * Which skill comes next, and after it, to the end of the path.
 *
 * A skill can come once its prerequisites are known, left out, or earlier in the sequence (the outer fringe of
 * the knowledge state, learnt one skill at a time). Among those, in this order:
 *   1. advert      must-haves of adverts that are aimed at, with what comes before them, then their nice-to-haves;
 *   2. goal        what the goal asks for comes before what only the full path asks for;
 *   3. optional    what is not optional comes first;
 *   4. begun       finish what is begun;
 *   5. soft order  a skill waits for the skills it is recommended after, when they are in the same part;
 *   6. level       beginner before intermediate before advanced: ground first, and fewer jumps between topics;
 *   7. stage       stay in the stage of the skill before it: finish the topic that is begun;
 *   8. unlocks     most skills of the path that need it, per hour it takes;
 *   9. position    its place in the roadmap.
 * There are no ties left, so the sequence is the same every time.
 */
import { type Graph, skillGraph } from '../roadmap/graph.ts';
import type { Level, Skill } from '../roadmap/roadmap.ts';
import type { Situation } from './situation.ts';

/** The rule that put the skill before the other skills that could have come. */
export type Rule =
  | 'only'
  | 'advert'
  | 'goal'
  | 'optional'
  | 'begun'
  | 'soft order'
  | 'level'
  | 'stage'
  | 'unlocks'
  | 'position';

export interface Choice {
  readonly skill: Skill;
  readonly decidedBy: Rule;
}

interface Candidate {
  readonly skill: Skill;
  readonly position: number;
  /** 0: a must-have of an advert, or before one; 1: the same of a nice-to-have; 2: no advert needs it. */
  readonly beyondAdverts: number;
  readonly outsideGoal: number;
  readonly unlocksPerHour: number;
}

/** The skills still to learn, in the order to learn them. */
export function stepSequence(situation: Situation, most = Number.POSITIVE_INFINITY): readonly Choice[] {
  const { known, skipped } = situation;
  const open = situation.skills.filter((skill) => !known.has(skill.id) && !skipped.has(skill.id));
  const graph = skillGraph(open);
  const unlocks = unlockCounts(graph);
  const waiting = new Map([...graph.prerequisites].map(([id, needs]) => [id, needs.length]));
  const candidates = new Map(
    open.map((skill, position) => [skill.id, candidate(situation, skill, position, unlocks)]),
  );
  const left = new Map(candidates);
  const fringe = [...candidates.values()].filter(({ skill }) => waiting.get(skill.id) === 0);
  const sequence: Choice[] = [];
  let stage = situation.lastStage;
  while (fringe.length > 0 && sequence.length < most) {
    const { index, decidedBy } = best(fringe, situation, left, stage);
    const [chosen] = fringe.splice(index, 1);
    if (!chosen) break;
    sequence.push({ skill: chosen.skill, decidedBy });
    stage = chosen.skill.stage;
    left.delete(chosen.skill.id);
    for (const id of graph.dependents.get(chosen.skill.id) ?? []) {
      const count = (waiting.get(id) ?? 0) - 1;
      waiting.set(id, count);
      const freed = candidates.get(id);
      if (count === 0 && freed) fringe.push(freed);
    }
  }
  return sequence;
}

/** How many skills of the graph need each skill, directly or through others. Bit sets: n * links / 32 steps. */
export function unlockCounts(graph: Graph): ReadonlyMap<string, number> {
  const words = Math.ceil(graph.order.length / 32);
  const position = new Map(graph.order.map((id, index) => [id, index]));
  const rows = new Map<string, Uint32Array>();
  const counts = new Map<string, number>();
  for (const id of graph.order.toReversed()) {
    const row = new Uint32Array(words);
    for (const dependent of graph.dependents.get(id) ?? []) {
      const at = position.get(dependent) ?? 0;
      row[at >>> 5] = (row[at >>> 5] ?? 0) | (1 << (at & 31));
      const other = rows.get(dependent);
      for (let word = 0; other && word < words; word += 1) row[word] = (row[word] ?? 0) | (other[word] ?? 0);
    }
    rows.set(id, row);
    counts.set(
      id,
      row.reduce((sum, word) => sum + bitCount(word), 0),
    );
  }
  return counts;
}

/** Set bits of a 32-bit word (Hacker's Delight, figure 5-2). */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function candidate(
  { profile, aimed }: Situation,
  skill: Skill,
  position: number,
  unlocks: ReadonlyMap<string, number>,
): Candidate {
  const aiming = aimed.get(skill.id);
  const hours = (skill.hours.min + skill.hours.max) / 2;
  return {
    skill,
    position,
    beyondAdverts: aiming ? (aiming.isMust ? 0 : 1) : 2,
    outsideGoal: profile.goal === 'first-job' && skill.milestone !== 'first-job' ? 1 : 0,
    unlocksPerHour: (unlocks.get(skill.id) ?? 0) / hours,
  };
}

const LEVELS: readonly Level[] = ['beginner', 'intermediate', 'advanced'];

const RULES: readonly Rule[] = [
  'advert',
  'goal',
  'optional',
  'begun',
  'soft order',
  'level',
  'stage',
  'unlocks',
  'position',
];

/** Smaller is sooner, place by place. */
function rank(
  { skill, position, beyondAdverts, outsideGoal, unlocksPerHour }: Candidate,
  { begun }: Situation,
  left: ReadonlyMap<string, Candidate>,
  stage: string | undefined,
): readonly number[] {
  const waitsFor = skill.recommendedAfter.some((id) => {
    const other = left.get(id);
    return (
      other !== undefined &&
      other.beyondAdverts <= beyondAdverts &&
      other.outsideGoal <= outsideGoal &&
      (skill.optional || !other.skill.optional)
    );
  });
  return [
    beyondAdverts,
    outsideGoal,
    skill.optional ? 1 : 0,
    begun.has(skill.id) ? 0 : 1,
    waitsFor ? 1 : 0,
    LEVELS.indexOf(skill.level),
    skill.stage === stage ? 0 : 1,
    -unlocksPerHour,
    position,
  ];
}

function best(
  fringe: readonly Candidate[],
  situation: Situation,
  left: ReadonlyMap<string, Candidate>,
  stage: string | undefined,
): { index: number; decidedBy: Rule } {
  const ranks = fringe.map((one) => rank(one, situation, left, stage));
  let index = 0;
  for (let at = 1; at < ranks.length; at += 1) {
    if (compare(ranks[at] ?? [], ranks[index] ?? []) < 0) index = at;
  }
  const winner = ranks[index] ?? [];
  const decided = ranks.filter((_, at) => at !== index).map((other) => firstDifference(winner, other));
  return { index, decidedBy: decided.length === 0 ? 'only' : (RULES[Math.max(...decided)] ?? 'position') };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = firstDifference(a, b);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 ? a.length - 1 : at;
}
