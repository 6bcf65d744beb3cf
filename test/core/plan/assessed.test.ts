import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { nextAsk } from '../../../src/core/placement/assessment.ts';
import { assessmentOf, beliefsOf } from '../../../src/core/plan/assessed.ts';
import type { Skill } from '../../../src/core/roadmap/roadmap.ts';
import { claimed, facts, known, skipped, unknown } from '../../support/facts.ts';
import { graphs, roadmapOf, skill } from '../../support/small-roadmap.ts';
import { times } from '../../support/times.ts';

const CHAIN = ['shop', 'chop', 'fry', 'plate', 'serve'].map((id, at, all) =>
  skill(id, at === 0 ? [] : [all[at - 1] ?? '']),
);
const screened = (offered: readonly string[], ...ticked: readonly string[]): NewFact => ({
  type: 'screened',
  data: { offered, ticked },
});
const answered = (id: string, outcome: 'right' | 'wrong' | 'unsure', guess = 0.25): NewFact => ({
  type: 'answered',
  data: { skill: id, question: `${id}-1`, outcome, slip: 0.08, guess },
});
const inputOf = (skills: readonly Skill[], ...done: readonly NewFact[]) => ({
  roadmap: roadmapOf(skills),
  learner: learnerFrom(facts(...done.map((fact) => [fact]))),
  skills,
  today: '2026-11-23' as const,
});
const believed = (...done: readonly NewFact[]) => beliefsOf(inputOf(CHAIN, ...done));

describe('beliefs', () => {
  it('of somebody who was asked nothing: nothing is known', () => {
    for (const belief of believed().values())
      expect(belief).toMatchObject({ probability: 0.5, source: 'none' });
  });

  it('name where they come from', () => {
    const beliefs = believed(screened(['chop', 'serve'], 'chop'), answered('fry', 'right'));
    expect(beliefs.get('fry')).toMatchObject({ source: 'answered', speaks: 'for', day: '2026-11-23' });
    expect(beliefs.get('chop')).toMatchObject({ source: 'ticked', speaks: 'for' });
    expect(beliefs.get('serve')).toMatchObject({ source: 'ticked', speaks: 'against' });
    expect(beliefs.get('shop')).toMatchObject({ source: 'inferred', because: ['fry', 'chop'] });
    expect(beliefs.get('shop')?.probability).toBeGreaterThan(beliefs.get('serve')?.probability ?? 1);
  });

  it('two answers that differ speak both ways; an answer counts more than a tick', () => {
    expect(believed(answered('fry', 'right'), answered('fry', 'wrong')).get('fry')?.speaks).toBe('both');
    expect(believed(answered('fry', 'right'), screened(['fry'])).get('fry')).toMatchObject({
      source: 'answered',
      speaks: 'for',
    });
  });

  it('a statement decides over ticks and answers', () => {
    const beliefs = believed(answered('plate', 'right'), unknown('chop'));
    expect(beliefs.get('chop')).toMatchObject({ source: 'claimed', probability: 0.05 });
    expect(beliefs.get('plate')).toMatchObject({ source: 'inferred', because: ['chop'] });
    expect(believed(screened(['chop']), claimed('fry')).get('chop')?.probability).toBeGreaterThan(0.8);
  });

  it('a question that is easily guessed tells less', () => {
    const chance = (guess: number) => believed(answered('fry', 'right', guess)).get('fry')?.probability ?? 0;
    expect(chance(0.05)).toBeGreaterThan(chance(0.5));
  });

  it('skills that are gone, or on another path, are passed by', () => {
    expect(believed(screened(['bake'], 'bake'), answered('bake', 'right')).has('bake')).toBe(false);
  });

  it('on any graph: chances, never above those of what they need', () => {
    const outcomes = fc.array(fc.tuple(fc.nat(), fc.constantFrom('right', 'wrong', 'unsure')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(graphs(), outcomes, fc.array(fc.nat(), { maxLength: 3 }), (skills, answers, ticks) => {
        const at = (pick: number) => skills[pick % skills.length]?.id ?? '';
        const beliefs = beliefsOf(
          inputOf(
            skills,
            ...answers.map(([pick, outcome]) => answered(at(pick), outcome)),
            ...ticks.map((pick) => screened([at(pick)], ...(pick % 2 ? [at(pick)] : []))),
          ),
        );
        for (const { id, prerequisites } of skills) {
          const chance = beliefs.get(id)?.probability ?? Number.NaN;
          expect(chance >= 0 && chance <= 1).toBe(true);
          for (const need of prerequisites) {
            expect(chance).toBeLessThanOrEqual((beliefs.get(need)?.probability ?? 0) + 1e-9);
          }
        }
      }),
      { numRuns: times(40, 100) },
    );
  });
});

describe('the assessment', () => {
  const asks = (...done: readonly NewFact[]) => {
    const assessment = assessmentOf({ ...inputOf(CHAIN, ...done), questions: new Map(), depth: 'default' });
    const ask = nextAsk(assessment);
    return ask?.kind === 'screen' ? ask.skills : [];
  };
  it('asks about what was not stated, screened or left out', () => {
    expect(asks()).toEqual(['shop', 'chop', 'fry', 'plate', 'serve']);
    expect(asks(known('chop'))).toEqual(['fry', 'plate', 'serve']);
    expect(asks(screened(['fry'], 'fry'))).not.toContain('fry');
    expect(asks(skipped('serve'))).not.toContain('serve');
  });
});
