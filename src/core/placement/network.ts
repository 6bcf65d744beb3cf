/** The prerequisite graph in arrays: what the inference runs over, made once for a placement. */
import { findCycle, type GraphSkill, skillGraph } from '../roadmap/graph.ts';
import { PlacementError } from './placement-error.ts';

export interface PlacementSkill extends GraphSkill {
  /** Skills of one stage are learned together more often than others. */
  readonly stage?: string | undefined;
  /** How long it takes to learn compared with the others; 1 when left out. */
  readonly effort?: number | undefined;
}

export interface Network {
  /** Prerequisites before dependents: a parent's position is always smaller than its child's. */
  readonly ids: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
  /** The parents of the skill at `i` are `parents[first[i]]` up to, without, `parents[first[i + 1]]`. */
  readonly first: Int32Array;
  readonly parents: Int32Array;
  /** Where the skill stands between first (0) and last (1): its depth in the graph. */
  readonly height: Float64Array;
  /** The stage of each skill, as a number below `stages`. */
  readonly stageOf: Int32Array;
  readonly stages: number;
  readonly effort: Float64Array;
}

/** Throws a PlacementError for duplicate or unknown ids, a cycle, or an effort that is not above 0. */
export function networkOf(skills: readonly PlacementSkill[]): Network {
  checkSkills(skills);
  const { order: ids, prerequisites } = skillGraph(skills);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const parentsOf = ids.map((id) => (prerequisites.get(id) ?? []).map((need) => positions.get(need) ?? 0));
  const first = new Int32Array(ids.length + 1);
  for (const [i, parents] of parentsOf.entries()) first[i + 1] = (first[i] ?? 0) + parents.length;
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const stages = [...new Set(skills.map(({ stage }) => stage ?? ''))];
  return {
    ids,
    positions,
    first,
    parents: Int32Array.from(parentsOf.flat()),
    height: heights(parentsOf),
    stageOf: Int32Array.from(ids, (id) => stages.indexOf(byId.get(id)?.stage ?? '')),
    stages: stages.length,
    effort: Float64Array.from(ids, (id) => byId.get(id)?.effort ?? 1),
  };
}

/** Everything is kept in memory, a few kilobytes a skill. */
const MOST_SKILLS = 50_000;

function checkSkills(skills: readonly PlacementSkill[]): void {
  const given: unknown = skills;
  if (!Array.isArray(given)) throw new PlacementError('bad-skill', 'skills is not a list');
  if (skills.length > MOST_SKILLS) {
    throw new PlacementError(
      'bad-limit',
      `there are ${skills.length} skills, at most ${MOST_SKILLS} will do`,
    );
  }
  const ids = new Set<string>();
  for (const { id, prerequisites, effort } of skills) {
    if (typeof id !== 'string' || id === '') throw new PlacementError('bad-skill', 'a skill has no id');
    if (!Array.isArray(prerequisites)) {
      throw new PlacementError('bad-skill', `the prerequisites of '${id}' are not a list`);
    }
    if (ids.has(id)) throw new PlacementError('duplicate-skill', `two skills are called '${id}'`);
    if (effort !== undefined && !(effort > 0 && effort < Number.POSITIVE_INFINITY)) {
      throw new PlacementError('bad-skill', `the effort of '${id}' is not a number above 0`);
    }
    ids.add(id);
  }
  for (const { id, prerequisites } of skills) {
    const unknown = prerequisites.find((need) => !ids.has(need));
    if (unknown !== undefined) {
      throw new PlacementError('unknown-skill', `'${id}' needs '${unknown}', and no skill is called that`);
    }
  }
  const cycle = findCycle(skills);
  if (cycle) throw new PlacementError('cycle', `the prerequisites form a cycle: ${cycle.join(' -> ')}`);
}

function heights(parentsOf: readonly (readonly number[])[]): Float64Array {
  const depth = new Float64Array(parentsOf.length);
  let deepest = 0;
  for (const [i, parents] of parentsOf.entries()) {
    for (const parent of parents) depth[i] = Math.max(depth[i] ?? 0, (depth[parent] ?? 0) + 1);
    deepest = Math.max(deepest, depth[i] ?? 0);
  }
  return depth.map((value) => (deepest > 0 ? value / deepest : 0.5));
}
