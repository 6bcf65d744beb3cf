/** What is believed about the skills of a path after everything the learner said, ticked and answered. */
import type { Day } from '../day.ts';
import type { Belief } from '../learner/belief.ts';
import type { Evidence } from '../learner/evidence.ts';
import type { Depth, Report } from '../learner/fact.ts';
import type { Learner } from '../learner/learner.ts';
import { type Assessment, afterStatement, createAssessment } from '../placement/assessment.ts';
import type { Likelihood } from '../placement/channel.ts';
import { replay } from '../placement/replay.ts';
import { lapsesOf } from '../review/lapses.ts';
import { ancestors, descendants, type Graph, skillGraph } from '../roadmap/graph.ts';
import type { Roadmap, Skill } from '../roadmap/roadmap.ts';
import { outermost, standing, statedBeliefs } from './stated.ts';

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
  const { roadmap, learner, skills, today, questions, depth } = input;
  const graph = skillGraph(roadmap.skills);
  const statements = standing(graph, learner);
  const stated = statedBeliefs(graph, statements, lapsesOf(learner));
  const askable = new Set(
    skills.map(({ id }) => id).filter((id) => !learner.skipped.has(id) && !stated.has(id)),
  );
  let assessment = createAssessment({ skills, questions, askable, depth });
  for (const [skill, { report }] of [...outermost(graph, statements)].slice(-MOST_STATEMENTS)) {
    if (report !== 'unsure') assessment = afterStatement(assessment, skill, STATED[report]);
  }
  return replay(assessment, learner.evidence, today);
}

/** The newest are weighed: each costs a pass over the graph. */
const MOST_STATEMENTS = 40;

const STATED: Readonly<Record<Exclude<Report, 'unsure'>, Likelihood>> = {
  known: { known: 0.95, unknown: 0.05 },
  partly: { known: 0.25, unknown: 0.75 },
  unknown: { known: 0.05, unknown: 0.95 },
};

/** Statements decide; where they say nothing, ticks and answers do; where there are none, nothing is known. */
export function beliefsOf(input: AssessedInput): ReadonlyMap<string, Belief> {
  const { roadmap, learner, skills } = input;
  const graph = skillGraph(roadmap.skills);
  const stated = statedBeliefs(graph, standing(graph, learner), lapsesOf(learner));
  const chances = learner.evidence.length > 0 ? chancesOf(input, stated) : undefined;
  const signs = signsOf(learner.evidence);
  const reasons = reasonsFrom(skillGraph(skills), signs);
  const all = new Map<string, Belief>(stated);
  for (const { id } of skills) {
    if (stated.has(id)) continue;
    const probability = chances?.get(id);
    all.set(
      id,
      probability === undefined
        ? { probability: 0.5, source: 'none', because: [] }
        : {
            probability,
            ...(own(signs.get(id)) ?? { source: 'inferred', because: reasons(id, probability) }),
          },
    );
  }
  return all;
}

/**
 * What was known when the placement questions ended, by all they told; and since then, by the answers about each skill
 * alone. Whoever learns a skill later and answers its questions right shows that, and not that they knew others all along.
 */
function chancesOf(input: AssessedInput, stated: ReadonlyMap<string, Belief>): ReadonlyMap<string, number> {
  const { learner } = input;
  const { placed, evidence } = learner;
  const depth = placed?.depth ?? 'default';
  const then: Learner = {
    ...learner,
    statements: placed?.statements ?? saidInStart(learner),
    evidence: evidence.slice(0, placed?.evidence),
  };
  const { posterior } = assessmentOf({ ...input, learner: then, questions: new Map(), depth });
  const chances = new Map(
    posterior.network.ids.map((id, position) => [id, posterior.chances[position] as number]),
  );
  const askedSkills = input.skills.filter(({ id }) => !stated.has(id));
  return placed ? afterLater(chances, evidence.slice(placed.evidence), askedSkills) : chances;
}

/** Nobody knows a skill better than what it needs: a prerequisite that was asked about and missed holds it down. */
function afterLater(
  first: ReadonlyMap<string, number>,
  later: readonly Evidence[],
  skills: readonly Skill[],
): ReadonlyMap<string, number> {
  const chances = new Map(first);
  for (const one of later) {
    const before = one.kind === 'screen' ? undefined : chances.get(one.skill);
    if (before !== undefined && one.kind !== 'screen') chances.set(one.skill, afterAnswer(before, one));
  }
  const { order, prerequisites } = skillGraph(skills);
  for (const id of order) {
    const needs = (prerequisites.get(id) ?? []).map((need) => chances.get(need) ?? 1);
    chances.set(id, Math.min(chances.get(id) ?? 0, ...needs));
  }
  return chances;
}

function saidInStart({ statements }: Learner): Learner['statements'] {
  return new Map([...statements].filter(([, { via }]) => via === 'start'));
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
interface Sign {
  readonly source: 'answered' | 'ticked';
  readonly speaks: 'for' | 'against' | 'both';
  readonly day: Day;
}

function signsOf(evidence: readonly Evidence[]): ReadonlyMap<string, Sign> {
  const signs = new Map<string, Sign>();
  for (const one of evidence) {
    const about = one.kind === 'screen' ? one.offered : [one.skill];
    const source = one.kind === 'screen' ? 'ticked' : 'answered';
    for (const id of about) {
      const before = signs.get(id);
      if (source === 'ticked' && before?.source === 'answered') continue;
      const isFor = one.kind === 'screen' ? one.ticked.includes(id) : one.outcome === 'right';
      const now = isFor ? 'for' : 'against';
      const isMixed = before?.source === source && before.speaks !== now && !one.isOld;
      signs.set(id, { source, speaks: isMixed ? 'both' : now, day: one.day });
    }
  }
  return signs;
}

function own(sign: Sign | undefined) {
  return sign && { ...sign, because: [] };
}

const MOST_REASONS = 3;

/** The skills that speak for it because they need it, or against it because it needs them; answers first. */
function reasonsFrom(graph: Graph, signs: ReadonlyMap<string, Sign>) {
  return (id: string, probability: number): readonly string[] => {
    const [near, speaks] =
      probability >= 0.5 ? [descendants(graph, id), 'for'] : [ancestors(graph, id), 'against'];
    const ids = [...near].filter((other) => signs.get(other)?.speaks === speaks);
    const isAnswered = (other: string) => (signs.get(other)?.source === 'answered' ? 0 : 1);
    return ids.sort((a, b) => isAnswered(a) - isAnswered(b)).slice(0, MOST_REASONS);
  };
}
