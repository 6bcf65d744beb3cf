/**
 * Which skill to ask about next, when to stop, and what the answers make us believe.
 *
 * The rule here is the simplest sound one over the prerequisite graph: whoever knows a skill knows its
 * prerequisites, and whoever does not know a skill does not know what needs it (knowledge space theory: a
 * knowledge state is closed under prerequisites). The next question is the one that settles most skills however
 * it is answered (half-split by counting). The functions are the seam: an engine with a noise model can take
 * their place without its callers changing.
 */
import type { Day } from '../day.ts';
import type { Belief } from '../learner/belief.ts';
import type { Report } from '../learner/fact.ts';
import { ancestors, descendants, type Graph, type GraphSkill, skillGraph } from '../roadmap/graph.ts';

export interface Answer {
  readonly report: Report;
  readonly day?: Day | undefined;
}

/** Immutable: `answer` returns a new one. */
export interface Placement {
  readonly graph: Graph;
  /** Skills that may be asked about; the others only take part in the inference. */
  readonly askable: ReadonlySet<string>;
  readonly answers: ReadonlyMap<string, Answer>;
}

export interface PlacementOptions {
  readonly skills: readonly GraphSkill[];
  readonly askable?: ReadonlySet<string> | undefined;
  readonly answers?: ReadonlyMap<string, Answer> | undefined;
}

export interface Question {
  readonly skill: string;
  /** How many skills the answer settles at least, this one counted, if it is a clear yes or no. */
  readonly settles: number;
}

/** Throws a RangeError when the prerequisites form a cycle. */
export function createPlacement({ skills, askable, answers }: PlacementOptions): Placement {
  const graph = skillGraph(skills);
  return { graph, askable: askable ?? new Set(graph.order), answers: answers ?? new Map() };
}

/** The placement after one more answer; a later answer about the same skill takes the place of the earlier. */
export function answer(placement: Placement, skill: string, report: Report, day?: Day): Placement {
  if (!placement.graph.prerequisites.has(skill)) throw new RangeError(`no skill is called '${skill}'`);
  return { ...placement, answers: new Map(placement.answers).set(skill, { report, day }) };
}

/** The question that settles most skills whichever way it is answered, or undefined when none is left. */
export function nextSkill(placement: Placement): Question | undefined {
  const open = unsettled(placement);
  let best: (Question & { total: number }) | undefined;
  for (const skill of placement.graph.order) {
    if (!open.has(skill)) continue;
    const ifKnown = countIn(open, ancestors(placement.graph, skill)) + 1;
    const ifUnknown = countIn(open, descendants(placement.graph, skill)) + 1;
    const settles = Math.min(ifKnown, ifUnknown);
    const total = ifKnown + ifUnknown;
    if (!best || settles > best.settles || (settles === best.settles && total > best.total)) {
      best = { skill, settles, total };
    }
  }
  return best && { skill: best.skill, settles: best.settles };
}

export function isDone(placement: Placement): boolean {
  return unsettled(placement).size === 0;
}

/** How many more questions there may be. */
export interface QuestionsLeft {
  /** For somebody who knows all of it, or nothing, whichever is over sooner. */
  readonly least: number;
  /** If every answer is the one that settles fewer skills. */
  readonly most: number;
}

export function questionsLeft(placement: Placement): QuestionsLeft {
  const always = (report: Report) => () => report;
  const worst = (state: Placement, skill: string): Report =>
    unsettled(answer(state, skill, 'known')).size > unsettled(answer(state, skill, 'unknown')).size
      ? 'known'
      : 'unknown';
  const [all, nothing] = [
    countQuestions(placement, always('known')),
    countQuestions(placement, always('unknown')),
  ];
  return {
    least: Math.min(all, nothing),
    most: Math.max(all, nothing, countQuestions(placement, worst)),
  };
}

function countQuestions(placement: Placement, reply: (state: Placement, skill: string) => Report): number {
  let count = 0;
  let state = placement;
  for (let question = nextSkill(state); question; question = nextSkill(state)) {
    state = answer(state, question.skill, reply(state, question.skill));
    count += 1;
  }
  return count;
}

/** What we believe about every skill of the graph. */
export function beliefs(placement: Placement): ReadonlyMap<string, Belief> {
  const { graph, answers } = placement;
  const upheldBy = spread(graph.order.toReversed(), graph.dependents, answers, ['known']);
  const ruledOutBy = spread(graph.order, graph.prerequisites, answers, ['unknown', 'partly']);
  return new Map(
    graph.order.map((skill) => {
      const own = answers.get(skill);
      const up = upheldBy.get(skill) ?? [];
      const down = ruledOutBy.get(skill) ?? [];
      return [skill, own && own.report !== 'unsure' ? claimed(own) : inferred(up, down, own?.day)];
    }),
  );
}

const CLAIMED: Readonly<Record<Exclude<Report, 'unsure'>, number>> = {
  known: 0.9,
  partly: 0.4,
  unknown: 0.05,
};

function claimed({ report, day }: Answer): Belief {
  const probability = report === 'unsure' ? 0.5 : CLAIMED[report];
  return { probability, source: 'claimed', because: [], day };
}

function inferred(up: readonly string[], down: readonly string[], day: Day | undefined): Belief {
  if (up.length > 0 && down.length > 0) {
    return { probability: 0.5, source: 'inferred', because: [...up, ...down], day };
  }
  if (up.length > 0) return { probability: 0.85, source: 'inferred', because: up, day };
  if (down.length > 0) return { probability: 0.1, source: 'inferred', because: down, day };
  return { probability: 0.5, source: 'none', because: [], day };
}

/**
 * For every skill the nearest answered skills, along the links, whose report is one of the given. A skill with an
 * own clear answer passes on only itself, so a claim never reaches past a contradiction.
 */
function spread(
  order: readonly string[],
  links: ReadonlyMap<string, readonly string[]>,
  answers: ReadonlyMap<string, Answer>,
  reports: readonly Report[],
): ReadonlyMap<string, readonly string[]> {
  const carried = new Map<string, readonly string[]>();
  for (const skill of order) {
    const sources = (links.get(skill) ?? []).flatMap((next) => {
      const report = answers.get(next)?.report;
      if (report && reports.includes(report)) return [next];
      return report && report !== 'unsure' ? [] : (carried.get(next) ?? []);
    });
    carried.set(skill, [...new Set(sources)].slice(0, MOST_SOURCES));
  }
  return carried;
}

/** Enough to explain a belief, and it keeps the inference linear in the graph. */
const MOST_SOURCES = 3;

function unsettled(placement: Placement): ReadonlySet<string> {
  const all = beliefs(placement);
  return new Set(
    [...placement.askable].filter(
      (skill) => !placement.answers.has(skill) && all.get(skill)?.source === 'none',
    ),
  );
}

function countIn(set: ReadonlySet<string>, members: ReadonlySet<string>): number {
  let count = 0;
  for (const member of members) if (set.has(member)) count += 1;
  return count;
}
