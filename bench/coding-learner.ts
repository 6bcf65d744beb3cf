/** Learners who have written code: how long the placement of the built-in path takes them, with and without a scan. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type Chance, seededChance } from '../src/core/chance.ts';
import { isKnown } from '../src/core/learner/belief.ts';
import type { Grade, NewFact } from '../src/core/learner/fact.ts';
import { learnerFrom } from '../src/core/learner/learner.ts';
import { afterQuestion, afterScreen, nextAsk } from '../src/core/placement/assessment.ts';
import { assessmentOf, beliefsOf } from '../src/core/plan/assessed.ts';
import { ancestors, skillGraph } from '../src/core/roadmap/graph.ts';
import { parseRoadmap } from '../src/core/roadmap/parse.ts';
import { pathNamed, skillsOnPath } from '../src/core/roadmap/path.ts';
import type { Roadmap } from '../src/core/roadmap/roadmap.ts';
import { facts } from '../test/support/facts.ts';

const ROADMAP = parseRoadmap(parse(readFileSync(resolve('roadmap.yaml'), 'utf8'))).value as Roadmap;
const SKILLS = skillsOnPath(ROADMAP, pathNamed(ROADMAP, undefined));
const TODAY = '2026-11-23';

export interface Cost {
  readonly seconds: number;
  /** The share of skills told right at the end, and of those called known that are not. */
  readonly right: number;
  readonly overrated: number;
}

/** `own`: the code shows 70% of what they know. `copied`: it shows 60% of everything, whatever they know. */
export type Code = 'none' | 'own' | 'copied';

/** The mean of so many learners, who tick fairly and answer with slips and guesses. */
export function placementCost(learners: number, code: Code): Cost {
  const costs = Array.from({ length: learners }, (_, at) => placement(at, code));
  const mean = (of: (cost: Cost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / learners;
  return {
    seconds: mean(({ seconds }) => seconds),
    right: mean(({ right }) => right),
    overrated: mean(({ overrated }) => overrated),
  };
}

/** What is known, found and answered hangs on chances of their own, so that only the scan makes a difference. */
function placement(seed: number, code: Code): Cost {
  const chance = seededChance(100 + seed);
  const graph = skillGraph(SKILLS);
  const highest = Array.from({ length: 1 + Math.floor(chance.uniform() * 5) }, () => pick(chance, SKILLS).id);
  const knows = new Set(highest.flatMap((id) => [id, ...ancestors(graph, id)]));
  const isShown = (id: string) =>
    code === 'own' ? knows.has(id) && chance.uniform() < 0.7 : code === 'copied' && chance.uniform() < 0.6;
  const traces = SKILLS.filter(({ id }) => isShown(id)).map(({ id }) => ({
    skill: id,
    grade: pick<Grade>(chance, ['once', 'several', 'depth']),
    places: 5,
    files: 3,
  }));
  const scan: NewFact = { type: 'found', data: { project: '00000000000000aa', skills: traces } };
  const answers = replies(scan, knows, seededChance(900 + seed));
  const learner = learnerFrom(facts([scan], ...answers.facts.map((fact) => [fact])));
  const beliefs = beliefsOf({ roadmap: ROADMAP, learner, skills: SKILLS, today: TODAY });
  const share = (wanted: (id: string, isSaid: boolean) => boolean) =>
    SKILLS.filter(({ id }) => wanted(id, isKnown(beliefs.get(id)))).length / SKILLS.length;
  return {
    seconds: answers.seconds,
    right: share((id, isSaid) => isSaid === knows.has(id)),
    overrated: share((id, isSaid) => isSaid && !knows.has(id)),
  };
}

function replies(scan: NewFact, knows: ReadonlySet<string>, chance: Chance) {
  const learner = learnerFrom(facts([scan]));
  const questions = new Map(SKILLS.map(({ id }) => [id, 2]));
  const input = {
    roadmap: ROADMAP,
    learner,
    skills: SKILLS,
    today: TODAY,
    questions,
    depth: 'default',
  } as const;
  const told: NewFact[] = [];
  let assessment = assessmentOf(input);
  for (let ask = nextAsk(assessment); ask; ask = nextAsk(assessment)) {
    if (ask.kind === 'screen') {
      const ticked = ask.skills.filter((id) => chance.uniform() < (knows.has(id) ? 0.9 : 0.1));
      assessment = afterScreen(assessment, ask.skills, new Set(ticked));
      told.push({ type: 'screened', data: { offered: ask.skills, ticked } });
    } else {
      const isRight = chance.uniform() < (knows.has(ask.skill) ? 0.92 : 0.15);
      const outcome = isRight ? 'right' : knows.has(ask.skill) ? 'wrong' : 'unsure';
      assessment = afterQuestion(assessment, ask.skill, outcome);
      const question = `${ask.skill}-1`;
      const data = { skill: ask.skill, question, outcome, slip: 0.08, guess: 0.15, placement: true } as const;
      told.push({ type: 'answered', data });
    }
  }
  return { facts: told, seconds: assessment.seconds };
}

function pick<T>(chance: Chance, all: readonly T[]): T {
  return all[Math.floor(chance.uniform() * all.length)] as T;
}
