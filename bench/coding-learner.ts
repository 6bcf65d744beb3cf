/** Learners who have written code: how long the placement of the built-in path takes them, with and without a scan. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { seededChance } from '../src/core/chance.ts';
import { isKnown } from '../src/core/learner/belief.ts';
import type { Grade, NewFact } from '../src/core/learner/fact.ts';
import { learnerFrom } from '../src/core/learner/learner.ts';
import { afterQuestion, afterScreen, nextAsk } from '../src/core/placement/assessment.ts';
import { networkOf } from '../src/core/placement/network.ts';
import { assessmentOf, beliefsOf } from '../src/core/plan/assessed.ts';
import { parseRoadmap } from '../src/core/roadmap/parse.ts';
import { pathNamed, skillsOnPath } from '../src/core/roadmap/path.ts';
import type { Roadmap, Skill } from '../src/core/roadmap/roadmap.ts';
import { facts } from '../test/support/facts.ts';
import { type Learner, learnersOf, MIXED } from './placement/learners.ts';
import { replyTo, type World } from './placement/mixed.ts';

const ROADMAP = parseRoadmap(parse(readFileSync(resolve('roadmap.yaml'), 'utf8'))).value as Roadmap;
const SKILLS = skillsOnPath(ROADMAP, pathNamed(ROADMAP, undefined));
const NETWORK = networkOf(SKILLS);
const TODAY = '2026-11-23';
const SEED = 3;

/** The means. */
export interface Cost {
  readonly seconds: number;
  readonly questions: number;
  /** The share of skills told right at the end, and of those called known that are not. */
  readonly right: number;
  readonly overrated: number;
}

/**
 * How often a skill that code can show is found in it, when the learner knows it and when not. `copied`: much of the code is not
 * theirs.
 */
export const CODES = {
  none: { known: 0, unknown: 0 },
  own: { known: 0.6, unknown: 0.08 },
  little: { known: 0.25, unknown: 0.08 },
  copied: { known: 0.6, unknown: 0.6 },
} as const;
export type Code = keyof typeof CODES;

/** The learners and their replies are those of the bench of placements. */
export function placementCost(count: number, code: Code, world: World): Cost {
  const costs = learnersOf(NETWORK, MIXED, count, SEED).map((learner, at) =>
    placement(learner, scanOf(learner, code, at), world),
  );
  const mean = (of: (cost: Cost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / count;
  return {
    seconds: mean(({ seconds }) => seconds),
    questions: mean(({ questions }) => questions),
    right: mean(({ right }) => right),
    overrated: mean(({ overrated }) => overrated),
  };
}

function scanOf({ state }: Learner, code: Code, seed: number): readonly NewFact[] {
  const chance = seededChance(4_000 + seed);
  const skills = SKILLS.flatMap((skill) => {
    const [draw, size] = [chance.uniform(), chance.uniform()];
    const isKnownTo = state[NETWORK.positions.get(skill.id) as number] === 1;
    if (!canShow(skill) || draw >= CODES[code][isKnownTo ? 'known' : 'unknown']) return [];
    const grade = (['once', 'several', 'depth'] as const)[Math.floor(3 * size)] as Grade;
    return [{ skill: skill.id, grade, places: 5, files: 3 }];
  });
  return skills.length === 0 ? [] : [{ type: 'found', data: { project: '00000000000000aa', skills } }];
}

function canShow({ keywords: { imports, packages, signs = [] } }: Skill): boolean {
  return imports.length + packages.length + signs.length > 0;
}

function placement(learner: Learner, scan: readonly NewFact[], world: World): Cost {
  const asked = answersOf(learner, scan, world);
  const all = learnerFrom(facts(scan, ...asked.facts.map((fact) => [fact])));
  const beliefs = beliefsOf({ roadmap: ROADMAP, learner: all, skills: SKILLS, today: TODAY });
  const share = (wanted: (isTold: boolean, isKnownTo: boolean) => boolean) =>
    SKILLS.filter(({ id }) =>
      wanted(isKnown(beliefs.get(id)), learner.state[NETWORK.positions.get(id) as number] === 1),
    ).length / SKILLS.length;
  return {
    ...asked,
    right: share((isTold, isKnownTo) => isTold === isKnownTo),
    overrated: share((isTold, isKnownTo) => isTold && !isKnownTo),
  };
}

function answersOf(learner: Learner, scan: readonly NewFact[], world: World) {
  let assessment = assessmentOf({
    roadmap: ROADMAP,
    learner: learnerFrom(facts(scan)),
    skills: SKILLS,
    today: TODAY,
    questions: new Map(SKILLS.map(({ id }) => [id, 2])),
    depth: 'default',
  });
  const told: NewFact[] = [];
  for (let ask = nextAsk(assessment); ask; ask = nextAsk(assessment)) {
    const { ticked, outcome } = replyTo(assessment, ask, learner, world);
    if (ask.kind === 'screen') {
      assessment = afterScreen(assessment, ask.skills, new Set(ticked));
      told.push({ type: 'screened', data: { offered: ask.skills, ticked } });
    } else {
      assessment = afterQuestion(assessment, ask.skill, outcome);
      const question = `${ask.skill}-${told.length}`;
      const data = { skill: ask.skill, question, outcome, slip: 0.08, guess: 0.15, placement: true } as const;
      told.push({ type: 'answered', data });
    }
  }
  const questions = told.filter(({ type }) => type === 'answered').length;
  return { facts: told, seconds: assessment.seconds, questions };
}
