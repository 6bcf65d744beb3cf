/** Roadmaps for tests, made of plain values: a kitchen of skills, and random graphs. */
import fc from 'fast-check';
import type { Roadmap, Skill } from '../../src/core/roadmap/roadmap.ts';

export function skill(id: string, prerequisites: readonly string[] = [], more: Partial<Skill> = {}): Skill {
  return {
    id,
    was: [],
    title: `How to ${id}`,
    stage: 'kitchen',
    level: 'beginner',
    hours: { min: 2, max: 4 },
    tracks: ['core'],
    optional: false,
    prerequisites,
    recommendedAfter: [],
    milestone: 'first-job',
    outcomes: [`Show that you can ${id}`],
    keywords: { terms: [id], imports: [], packages: [], files: [] },
    resources: [
      {
        title: `The book of ${id}`,
        url: `https://example.org/${id}`,
        site: 'Example',
        kind: 'book',
        cost: 'free',
        hours: 2,
        broad: false,
      },
    ],
    ...more,
  };
}

export function roadmapOf(skills: readonly Skill[]): Roadmap {
  const stages = [...new Set(skills.map(({ stage }) => stage))];
  return {
    id: 'cooking',
    title: 'Cooking',
    adverts: { total: 20, recent: 10 },
    stages: stages.map((id) => ({ id, title: `Stage ${id}` })),
    tracks: [{ id: 'core', title: 'Core' }],
    paths: [{ id: 'cook', title: 'Cook', tracks: ['core'], leaveOut: [] }],
    skills,
    habits: [],
  };
}

/** A random acyclic graph: each skill may need a few of those before it. */
export function graphs(most = 14): fc.Arbitrary<readonly Skill[]> {
  return fc
    .array(
      fc.record({
        needs: fc.array(fc.nat({ max: 1000 }), { maxLength: 3 }),
        soft: fc.array(fc.nat({ max: 1000 }), { maxLength: 2 }),
        hours: fc.integer({ min: 1, max: 20 }),
        level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
        stage: fc.constantFrom('kitchen', 'cellar', 'garden'),
        full: fc.boolean(),
        optional: fc.boolean(),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((rows) => rows.map((row, at) => randomSkill(row, at)));
}

interface Row {
  readonly needs: readonly number[];
  readonly soft: readonly number[];
  readonly hours: number;
  readonly level: string;
  readonly stage: string;
  readonly full: boolean;
  readonly optional: boolean;
}

function randomSkill(row: Row, at: number): Skill {
  const earlier = (picks: readonly number[]) =>
    at === 0 ? [] : [...new Set(picks.map((pick) => `s${pick % at}`))];
  return skill(`s${at}`, earlier(row.needs), {
    recommendedAfter: earlier(row.soft),
    hours: { min: row.hours, max: row.hours * 2 },
    level: row.level as Skill['level'],
    stage: row.stage,
    milestone: row.full ? 'full' : 'first-job',
    optional: row.optional,
  });
}
