import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown } from '../../../src/core/learner/belief.ts';
import type { Grade, NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { assessmentOf, beliefsOf } from '../../../src/core/plan/assessed.ts';
import { checklistOf } from '../../../src/core/plan/checklist.ts';
import type { Skill } from '../../../src/core/roadmap/roadmap.ts';
import { beliefWords } from '../../../src/words/step.ts';
import { facts, undone } from '../../support/facts.ts';
import { factsOf, lastDay, randomLearners, worldOf } from '../../support/random-learner.ts';
import { graphs, roadmapOf, skill } from '../../support/small-roadmap.ts';
import { times } from '../../support/times.ts';

const TODAY = '2026-11-23';
const PROJECT = '00000000000000aa';
const found = (traces: Readonly<Record<string, Grade>>, project = PROJECT): NewFact => ({
  type: 'found',
  data: {
    project,
    skills: Object.entries(traces).map(([id, grade]) => ({ skill: id, grade, places: 9, files: 3 })),
  },
});
const grades = fc.constantFrom<Grade>('named', 'once', 'several', 'depth');
const tracesOf = (skills: readonly Skill[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...skills.map(({ id }) => id)), grades), { maxLength: 20 })
    .map((pairs) => Object.fromEntries(pairs));

const CHAIN = ['shop', 'chop', 'fry', 'plate', 'serve'].map((id, at, all) =>
  skill(id, at === 0 ? [] : [all[at - 1] ?? '']),
);
const believed = (...changes: readonly (readonly NewFact[])[]) =>
  beliefsOf({
    roadmap: roadmapOf(CHAIN),
    learner: learnerFrom(facts(...changes)),
    skills: CHAIN,
    today: TODAY,
  });

describe('what is found in code', () => {
  it('never makes a skill known by itself, whatever is found and wherever', () => {
    const worlds = graphs().chain((skills) =>
      fc.record({ skills: fc.constant(skills), projects: fc.array(tracesOf(skills), { maxLength: 6 }) }),
    );
    fc.assert(
      fc.property(worlds, ({ skills, projects }) => {
        const scans = projects.map((traces, at) => [found(traces, `${at}`.padStart(16, '0'))]);
        const beliefs = beliefsOf({
          roadmap: roadmapOf(skills),
          learner: learnerFrom(facts(...scans)),
          skills,
          today: TODAY,
        });
        for (const belief of beliefs.values()) expect(isKnown(belief)).toBe(false);
      }),
      { numRuns: times(40, 150) },
    );
  });

  it('makes nothing less known', () => {
    fc.assert(
      fc.property(
        randomLearners.chain((one) => fc.tuple(fc.constant(one), tracesOf(one.skills))),
        ([{ skills, events }, traces]) => {
          const today = lastDay(events);
          const before = worldOf(skills, factsOf(events), today);
          const after = worldOf(skills, factsOf([...events, { after: 0, fact: found(traces) }]), today);
          for (const { id } of skills) {
            const [was, is] = [before, after].map(({ situation }) => situation.beliefs.get(id));
            expect(is?.probability ?? 0).toBeGreaterThanOrEqual(
              (was?.source === 'none' ? 0 : (was?.probability ?? 0)) - 1e-9,
            );
          }
        },
      ),
      { numRuns: times(40, 150) },
    );
  });

  it('says that it rests on code, also where the code only needs the skill', () => {
    const beliefs = believed([found({ plate: 'depth' })]);
    expect(beliefs.get('plate')).toMatchObject({ source: 'evidence', grade: 'depth', day: undefined });
    expect(beliefs.get('chop')).toMatchObject({ source: 'evidence', because: ['plate'] });
    const { checklist } = worldOf(CHAIN, facts([found({ plate: 'several' })]), TODAY);
    const words = checklistOf(worldOf(CHAIN, facts([found({ plate: 'several' })]), TODAY).situation);
    expect(words).toEqual(checklist);
    const said = new Map(
      checklist.stages.flatMap(({ steps }) => steps.map((step) => [step.id, beliefWords(step)])),
    );
    expect(said.get('plate')).toBe('your code shows it, used several times, which alone does not settle it');
    expect(said.get('chop')).toBe('your code uses How to plate, which alone does not settle it');
    expect(beliefs.get('serve')).toMatchObject({ source: 'none' });
  });

  it('is there before the first question of start', () => {
    const chance = (...changes: readonly (readonly NewFact[])[]) => {
      const learner = learnerFrom(facts(...changes));
      const input = { roadmap: roadmapOf(CHAIN), learner, skills: CHAIN, today: TODAY } as const;
      const { posterior } = assessmentOf({ ...input, questions: new Map(), depth: 'default' });
      return posterior.chances[posterior.network.positions.get('fry') ?? 0] as number;
    };
    expect(chance([found({ fry: 'several' })])).toBeGreaterThan(chance() + 0.1);
  });

  it('more of it and newer is believed more; another scan of the project takes its place; undo takes it back', () => {
    const chance = (...changes: readonly (readonly NewFact[])[]) =>
      believed(...changes).get('plate')?.probability ?? 0;
    const inOrder = (['once', 'several', 'depth'] as const).map((grade) => chance([found({ plate: grade })]));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    expect(new Set(inOrder).size).toBe(3);
    const old: NewFact = {
      type: 'found',
      data: {
        project: PROJECT,
        skills: [{ skill: 'plate', grade: 'depth', places: 9, files: 3, last: '2019-01-01' }],
      },
    };
    expect(chance([old])).toBeLessThan(chance([found({ plate: 'depth' })]));
    expect(chance([found({ plate: 'depth' })], [found({ plate: 'once' })])).toBe(
      chance([found({ plate: 'once' })]),
    );
    expect(chance([found({ plate: 'depth' })], [undone('kitchen-1')])).toBe(chance());
  });
});
