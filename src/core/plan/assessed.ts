/** What is believed about the skills of a path after everything the learner said, ticked and answered. */
import { type Day, monthOf } from '../day.ts';
import { type Belief, isKnownChance } from '../learner/belief.ts';
import type { Evidence } from '../learner/evidence.ts';
import type { Depth, Report } from '../learner/fact.ts';
import { type FoundSkill, foundSkills } from '../learner/found.ts';
import type { Learner } from '../learner/learner.ts';
import { type Assessment, afterStatement, createAssessment } from '../placement/assessment.ts';
import type { Likelihood } from '../placement/channel.ts';
import { replay } from '../placement/replay.ts';
import { lapsesOf } from '../review/lapses.ts';
import { ancestors, descendants, type Graph, skillGraph } from '../roadmap/graph.ts';
import type { Roadmap, Skill } from '../roadmap/roadmap.ts';
import { afterFound, type Layers, restsOnCode, withoutLeaning } from './found-in-code.ts';
import { afterLapses, outermost, standing, statedBeliefs } from './stated.ts';

export interface AssessedInput {
  readonly roadmap: Roadmap;
  readonly learner: Learner;
  /** The skills of the path. */
  readonly skills: readonly Skill[];
  readonly today: Day;
}

export interface AskingInput extends AssessedInput {
  /** By skill, how many questions there are. */
  readonly questions: ReadonlyMap<string, number>;
  readonly depth: Depth;
}

/** The assessment as it stands, from all there is, ready to ask about what is not left out and was not stated. */
export function assessmentOf(input: AskingInput): Assessment {
  return afterFound(ownAssessment(input).after, foundSkills(input.learner.scanned), input.today);
}

/** By what the learner said, ticked and answered: before that, and after it. */
function ownAssessment(input: AskingInput): { readonly before: Assessment; readonly after: Assessment } {
  const { roadmap, learner, skills, today, questions, depth } = input;
  const graph = skillGraph(roadmap.skills);
  const statements = standing(graph, learner);
  const stated = statedBeliefs(graph, statements, lapsesOf(learner));
  const askable = new Set(
    skills.map(({ id }) => id).filter((id) => !learner.skipped.has(id) && !stated.has(id)),
  );
  const before = createAssessment({ skills, questions, askable, depth });
  let after = before;
  for (const [skill, { report }] of [...outermost(graph, statements)].slice(-MOST_STATEMENTS)) {
    if (report !== 'unsure') after = afterStatement(after, skill, STATED[report]);
  }
  return { before, after: replay(after, learner.evidence, today) };
}

/** The newest are weighed: each costs a pass over the graph. */
const MOST_STATEMENTS = 40;

const STATED: Readonly<Record<Exclude<Report, 'unsure'>, Likelihood>> = {
  known: { known: 0.95, unknown: 0.05 },
  partly: { known: 0.25, unknown: 0.75 },
  unknown: { known: 0.05, unknown: 0.95 },
};

/** Statements decide; where they say nothing, ticks, answers and code do; where there are none, nothing is known. */
export function beliefsOf(input: AssessedInput): ReadonlyMap<string, Belief> {
  const { roadmap, learner, skills } = input;
  const graph = skillGraph(roadmap.skills);
  const found = foundSkills(learner.scanned);
  const isAsked = learner.evidence.length > 0;
  const layers = isAsked || found.size > 0 ? placementLayers(input, found) : undefined;
  const placement = layers && new Map([...layers].map(([id, one]) => [id, withoutLeaning(one, isAsked)]));
  const lapses = lapsesOf(learner, knownAtPlacement(placement, learner));
  const stated = statedBeliefs(graph, standing(graph, learner), lapses);
  const chances = placement && afterLater(placement, input, stated);
  const replies = repliesOf(learner.evidence);
  const reasons = reasonsFrom(skillGraph(skills), replies, found);
  const all = new Map<string, Belief>(stated);
  for (const { id } of skills) {
    if (stated.has(id)) continue;
    const probability = chances?.get(id) ?? 0.5;
    const reply = replies.get(id);
    const code = restsOnCode(layers?.get(id) ?? NO_LAYERS) ? byCode(id, found.get(id), reasons) : undefined;
    const belief: Belief = reply
      ? { probability, ...reply, because: [] }
      : code
        ? { probability, source: 'evidence', ...code }
        : isAsked
          ? { probability, source: 'inferred', because: reasons.own(id, probability) }
          : NOTHING_KNOWN;
    all.set(id, afterLapses(belief, lapses.get(id)));
  }
  return all;
}

const NO_LAYERS: Layers = { prior: 0.5, own: 0.5, all: 0.5 };
const NOTHING_KNOWN: Belief = { probability: 0.5, source: 'none', because: [] };

/** Undefined when neither the skill nor what needs it was found. */
function byCode(id: string, found: FoundSkill | undefined, reasons: Reasons) {
  if (found) return { because: [], grade: found.grade, day: found.last };
  const because = reasons.code(id);
  return because.length > 0 ? { because } : undefined;
}

/**
 * What was known when the placement questions ended, by all they told; older answers count less, from month to month, so
 * that the snapshot of one day holds on the next. What came later shows what was learned since, one skill at a time: whoever learns a skill and answers its questions right did not know others all
 * along.
 */
function placementLayers(
  input: AssessedInput,
  found: ReadonlyMap<string, FoundSkill>,
): ReadonlyMap<string, Layers> {
  const { learner } = input;
  const { placed, settled, evidence } = learner;
  const then: Learner = {
    ...learner,
    statements: settled?.statements ?? saidInStart(learner),
    evidence: evidence.filter(({ isLater }) => !isLater),
  };
  const today = monthOf(input.today);
  const asking = { ...input, learner: then, questions: new Map(), depth: placed?.depth ?? 'default', today };
  const { before, after } = ownAssessment(asking);
  const prior = before.posterior.chances;
  const own = after.posterior.chances;
  const all = afterFound(after, found, today).posterior.chances;
  return new Map(
    after.posterior.network.ids.map((id, at) => [
      id,
      { prior: prior[at] as number, own: own[at] as number, all: all[at] as number },
    ]),
  );
}

function saidInStart({ statements }: Learner): Learner['statements'] {
  return new Map([...statements].filter(([, { via }]) => via === 'start'));
}

/** Misses of what was known then count as they do after a tick (review/lapses.ts). */
function knownAtPlacement(
  placement: ReadonlyMap<string, number> | undefined,
  { settled }: Learner,
): ReadonlyMap<string, Day> {
  if (!placement || !settled) return new Map();
  return new Map(
    [...placement].flatMap(([id, chance]) => (isKnownChance(chance) ? [[id, settled.day]] : [])),
  );
}

/**
 * Each later answer moves its own skill, when that was not known at the placement, and what it needs cannot be known less
 * well, unless answers about that say otherwise.
 */
function afterLater(
  placement: ReadonlyMap<string, number>,
  { learner, skills }: AssessedInput,
  stated: ReadonlyMap<string, Belief>,
): ReadonlyMap<string, number> {
  const chances = new Map(placement);
  const moved = new Set<string>();
  for (const one of learner.evidence) {
    if (!one.isLater || one.kind === 'screen' || stated.has(one.skill)) continue;
    const before = chances.get(one.skill);
    if (before === undefined || isKnownChance(placement.get(one.skill) ?? 0)) continue;
    chances.set(one.skill, afterAnswer(before, one));
    moved.add(one.skill);
  }
  const { order, prerequisites } = skillGraph(skills);
  const raised = new Set(moved);
  for (const id of order.toReversed()) {
    for (const need of raised.has(id) ? (prerequisites.get(id) ?? []) : []) {
      if (moved.has(need) || (chances.get(need) ?? 1) >= (chances.get(id) ?? 0)) continue;
      chances.set(need, chances.get(id) ?? 0);
      raised.add(need);
    }
  }
  return chances;
}

/** Bayes' rule for one skill: how often who knows it, and who does not, gives such an answer. */
function afterAnswer(
  chance: number,
  { outcome, slip, guess }: Exclude<Evidence, { kind: 'screen' }>,
): number {
  const [known, unknown] = outcome === 'right' ? [1 - slip, guess] : [slip, 1 - guess];
  return (chance * known) / (chance * known + (1 - chance) * unknown);
}

/** What the learner's own ticks and answers say about one skill. Answers weigh more than ticks. */
interface Reply {
  readonly source: 'answered' | 'ticked';
  readonly speaks: 'for' | 'against' | 'both';
  readonly day: Day;
}

function repliesOf(evidence: readonly Evidence[]): ReadonlyMap<string, Reply> {
  const replies = new Map<string, Reply>();
  for (const one of evidence) {
    const about = one.kind === 'screen' ? one.offered : [one.skill];
    const source = one.kind === 'screen' ? 'ticked' : 'answered';
    for (const id of about) {
      const before = replies.get(id);
      if (source === 'ticked' && before?.source === 'answered') continue;
      const isFor = one.kind === 'screen' ? one.ticked.includes(id) : one.outcome === 'right';
      const now = isFor ? 'for' : 'against';
      const isMixed = before?.source === source && before.speaks !== now && !one.isOld;
      replies.set(id, { source, speaks: isMixed ? 'both' : now, day: one.day });
    }
  }
  return replies;
}

const MOST_REASONS = 3;

interface Reasons {
  /** The skills that speak for it because they need it, or against it because it needs them; answers first. */
  readonly own: (id: string, probability: number) => readonly string[];
  /** The skills that need it and show in code. */
  readonly code: (id: string) => readonly string[];
}

function reasonsFrom(
  graph: Graph,
  replies: ReadonlyMap<string, Reply>,
  found: ReadonlyMap<string, FoundSkill>,
): Reasons {
  return {
    own: (id, probability) => {
      const [near, speaks] =
        probability >= 0.5 ? [descendants(graph, id), 'for'] : [ancestors(graph, id), 'against'];
      const ids = [...near].filter((other) => replies.get(other)?.speaks === speaks);
      const isAnswered = (other: string) => (replies.get(other)?.source === 'answered' ? 0 : 1);
      return ids.sort((a, b) => isAnswered(a) - isAnswered(b)).slice(0, MOST_REASONS);
    },
    code: (id) => [...descendants(graph, id)].filter((other) => found.has(other)).slice(0, MOST_REASONS),
  };
}
