import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Depth } from '../../../src/core/learner/fact.ts';
import {
  type Ask,
  type Assessment,
  afterQuestion,
  afterScreen,
  createAssessment,
  nextAsk,
} from '../../../src/core/placement/assessment.ts';
import type { PlacementSkill } from '../../../src/core/placement/network.ts';
import { graphs } from '../../support/small-roadmap.ts';
import { times } from '../../support/times.ts';

const chain = (length: number): readonly PlacementSkill[] =>
  Array.from({ length }, (_, at) => ({
    id: `s${at}`,
    prerequisites: at === 0 ? [] : [`s${at - 1}`],
    stage: `stage-${at % 3}`,
  }));
const twoEach = (skills: readonly PlacementSkill[]) => new Map(skills.map(({ id }) => [id, 2]));
const chanceOf = ({ posterior }: Assessment, id: string) =>
  posterior.chances[posterior.network.positions.get(id) ?? -1] ?? Number.NaN;

/** Asks until it is enough; `knows` answers both kinds, `ticks` the screens when it is another. */
function assess(
  skills: readonly PlacementSkill[],
  depth: Depth,
  knows: (id: string) => boolean,
  ticks = knows,
): { readonly assessment: Assessment; readonly asks: readonly Ask[] } {
  let assessment = createAssessment({ skills, questions: twoEach(skills), depth });
  const asks: Ask[] = [];
  for (let ask = nextAsk(assessment); ask; ask = nextAsk(assessment)) {
    asks.push(ask);
    assessment =
      ask.kind === 'screen'
        ? afterScreen(assessment, ask.skills, new Set(ask.skills.filter(ticks)))
        : afterQuestion(assessment, ask.skill, knows(ask.skill) ? 'right' : 'wrong');
  }
  return { assessment, asks };
}

const skills = chain(30);
const knowsHalf = (id: string) => Number(id.slice(1)) < 15;

describe('an assessment', () => {
  it('finds out an honest learner, with few questions and in few minutes', () => {
    const { assessment, asks } = assess(skills, 'default', knowsHalf);
    for (const { id } of skills.filter((_, at) => Math.abs(at - 14.5) > 1)) {
      expect([id, chanceOf(assessment, id) > 0.5]).toEqual([id, knowsHalf(id)]);
    }
    expect(asks.filter(({ kind }) => kind === 'question').length).toBeLessThanOrEqual(8);
    expect(assessment.seconds).toBeLessThan(300);
  });

  it('who ticks everything and answers wrong is not believed', () => {
    const { assessment, asks } = assess(skills, 'default', knowsHalf, () => true);
    expect(asks.some(({ kind }) => kind === 'question')).toBe(true);
    expect(chanceOf(assessment, 's25')).toBeLessThan(0.3);
    expect(chanceOf(assessment, 's3')).toBeGreaterThan(0.7);
  });

  it('the same ticks are worth less once a real question showed them wrong', () => {
    const first = createAssessment({ skills, questions: twoEach(skills), depth: 'default' });
    const boaster = afterQuestion(afterScreen(first, ['s29'], new Set(['s29'])), 's29', 'wrong');
    const gain = (before: Assessment) =>
      logOdds(chanceOf(afterScreen(before, ['s27'], new Set(['s27'])), 's27')) -
      logOdds(chanceOf(before, 's27'));
    expect(gain(boaster)).toBeLessThan(gain(first));
  });

  it('quick asks no questions, thorough is surer than default', () => {
    expect(assess(skills, 'quick', knowsHalf).asks.every(({ kind }) => kind === 'screen')).toBe(true);
    const [usual, thorough] = (['default', 'thorough'] as const).map((depth) =>
      assess(skills, depth, knowsHalf),
    );
    expect(thorough?.asks.length).toBeGreaterThanOrEqual(usual?.asks.length ?? 0);
  });

  it('a screen holds at most six skills of one stage, each skill once; questions as many as there are', () => {
    fc.assert(
      fc.property(
        graphs(),
        fc.nat({ max: 1 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (all, most, coins) => {
          const own = all.map(({ id, prerequisites, stage }) => ({ id, prerequisites, stage }));
          const questions = new Map(own.map(({ id }) => [id, most]));
          let assessment = createAssessment({ skills: own, questions, depth: 'thorough' });
          const [screened, asked]: [string[], string[]] = [[], []];
          for (let ask = nextAsk(assessment); ask; ask = nextAsk(assessment)) {
            const coin = coins[assessment.steps % 5] ?? true;
            if (ask.kind === 'screen') {
              expect(ask.skills.length).toBeLessThanOrEqual(6);
              expect(new Set(ask.skills.map((id) => own.find((one) => one.id === id)?.stage)).size).toBe(1);
              screened.push(...ask.skills);
              assessment = afterScreen(assessment, ask.skills, new Set(coin ? ask.skills : []));
            } else {
              asked.push(ask.skill);
              assessment = afterQuestion(assessment, ask.skill, coin ? 'right' : 'unsure');
            }
          }
          expect(new Set(screened).size).toBe(screened.length);
          for (const { id } of own)
            expect(asked.filter((one) => one === id).length).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: times(40, 100) },
    );
  });

  it('nothing to learn is enough at once', () => {
    expect(nextAsk(createAssessment({ skills: [], questions: new Map(), depth: 'default' }))).toBeUndefined();
  });
});

function logOdds(chance: number): number {
  return Math.log(chance / (1 - chance));
}
