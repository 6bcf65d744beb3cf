/** What follows from what the learner said outright: by `done`, an import, an answer sheet, a correction. */
import type { Day } from '../day.ts';
import type { Belief } from '../learner/belief.ts';
import type { Report } from '../learner/fact.ts';
import type { Learner, Statement } from '../learner/learner.ts';
import type { Lapses } from '../review/lapses.ts';
import { ancestors, type Graph } from '../roadmap/graph.ts';

export type Statements = ReadonlyMap<string, Statement>;

/**
 * The statements that still stand. Who ticks a skill has learnt what it needs: an older "I do not know that" about
 * a prerequisite is out of date then.
 */
export function standing(graph: Graph, { statements }: Pick<Learner, 'statements'>): Statements {
  const standing = new Map<string, Statement>();
  for (const [skill, statement] of statements) {
    if (statement.report === 'known' && statement.via !== 'start') {
      for (const needed of ancestors(graph, skill)) {
        if (standing.get(needed)?.report !== 'known') standing.delete(needed);
      }
    }
    standing.set(skill, statement);
  }
  return standing;
}

/**
 * Beliefs about the skills that the statements decide, and no others. Whoever knows a skill knows its prerequisites,
 * and whoever does not know a skill does not know what needs it (knowledge space theory: a knowledge state is closed
 * under prerequisites). Where two statements contradict each other the belief is one half. What was missed since its tick
 * is believed less; a forgotten skill is open again, and what its tick said about other skills still holds.
 */
export function statedBeliefs(
  graph: Graph,
  statements: Statements,
  lapses: ReadonlyMap<string, Lapses> = new Map(),
): ReadonlyMap<string, Belief> {
  const { upheldBy, ruledOutBy } = spreadOf(graph, statements);
  const beliefs = new Map<string, Belief>();
  for (const skill of graph.order) {
    const own = statements.get(skill);
    const belief =
      own && own.report !== 'unsure'
        ? afterLapses(own.via === 'check' ? proved(own.day) : claimed(own.report, own.day), lapses.get(skill))
        : inferred(upheldBy.get(skill) ?? [], ruledOutBy.get(skill) ?? []);
    if (belief) beliefs.set(skill, belief);
  }
  return beliefs;
}

/** The statements that no other implies: the highest skills claimed, the lowest ones denied. */
export function outermost(graph: Graph, statements: Statements): Statements {
  const { upheldBy, ruledOutBy } = spreadOf(graph, statements);
  return new Map(
    [...statements].filter(([skill, { report }]) => {
      const implied = report === 'known' ? upheldBy.get(skill) : ruledOutBy.get(skill);
      return report !== 'unsure' && (implied ?? []).length === 0;
    }),
  );
}

function spreadOf(graph: Graph, statements: Statements) {
  return {
    upheldBy: spread(graph.order.toReversed(), graph.dependents, statements, ['known']),
    ruledOutBy: spread(graph.order, graph.prerequisites, statements, ['unknown', 'partly']),
  };
}

const CLAIMED: Readonly<Record<Exclude<Report, 'unsure'>, number>> = {
  known: 0.9,
  partly: 0.4,
  unknown: 0.05,
};

function claimed(report: Exclude<Report, 'unsure'>, day: Day): Belief {
  return { probability: CLAIMED[report], source: 'claimed', because: [], day };
}

function proved(day: Day): Belief {
  return { probability: 0.97, source: 'proved', because: [], day };
}

const FORGOTTEN = 0.5;
/** So much less for each answer that was missed; as long as it is not forgotten, it stays known. */
const LESS_FOR_A_MISS = 0.04;
const STILL_KNOWN = 0.8;

export function afterLapses(belief: Belief, lapses: Lapses | undefined): Belief {
  if (!lapses) return belief;
  if (lapses.isForgotten) {
    return { probability: FORGOTTEN, source: 'forgotten', because: [], day: lapses.day };
  }
  const probability = belief.probability - LESS_FOR_A_MISS * lapses.missed;
  return { ...belief, probability: Math.max(probability, Math.min(belief.probability, STILL_KNOWN)) };
}

function inferred(up: readonly string[], down: readonly string[]): Belief | undefined {
  if (up.length > 0 && down.length > 0) {
    return { probability: 0.5, source: 'inferred', because: [...up, ...down] };
  }
  if (up.length > 0) return { probability: 0.85, source: 'inferred', because: up };
  return down.length > 0 ? { probability: 0.1, source: 'inferred', because: down } : undefined;
}

/** Enough to explain a belief, and it keeps the inference linear in the graph. */
const MOST_SOURCES = 3;

/**
 * For every skill the nearest skills, along the links, whose report is one of the given. A skill with an own clear
 * report passes on only itself, so a claim never reaches past a contradiction.
 */
function spread(
  order: readonly string[],
  links: ReadonlyMap<string, readonly string[]>,
  statements: Statements,
  reports: readonly Report[],
): ReadonlyMap<string, readonly string[]> {
  const carried = new Map<string, readonly string[]>();
  for (const skill of order) {
    const sources = (links.get(skill) ?? []).flatMap((next) => {
      const report = statements.get(next)?.report;
      if (report && reports.includes(report)) return [next];
      return report && report !== 'unsure' ? [] : (carried.get(next) ?? []);
    });
    carried.set(skill, [...new Set(sources)].slice(0, MOST_SOURCES));
  }
  return carried;
}
