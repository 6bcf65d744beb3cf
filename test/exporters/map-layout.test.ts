import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cluster, NODE } from '../../src/exporters/map/cluster.ts';
import { linesOf, widthOf } from '../../src/exporters/map/label.ts';
import { layoutOf, type MapLayout } from '../../src/exporters/map/layout.ts';
import { rowsOf } from '../../src/exporters/map/rows.ts';
import { skillMapOf } from '../../src/exporters/map/skill-map.ts';
import { planSource } from '../support/plan-source.ts';
import { graphs, skill } from '../support/small-roadmap.ts';

const layoutFor = (skills: Parameters<typeof planSource>[0]['skills']): Promise<MapLayout> =>
  layoutOf(skillMapOf(planSource({ skills })));

type Place = Pick<Cluster['skills'][number], 'x' | 'y'>;
const overlap = (a: Place, b: Place) =>
  Math.abs(a.x - b.x) < NODE.width - 0.5 && Math.abs(a.y - b.y) < NODE.height - 0.5;

describe('the layout', () => {
  it('no box lies on another or leaves the card of its stage; every link is drawn once', async () => {
    await fc.assert(
      fc.asyncProperty(graphs(30), async (skills) => {
        const layout = await layoutFor(skills);
        expect(layout.skills.length).toBe(skills.length);
        for (const [at, one] of layout.skills.entries()) {
          expect(layout.skills.slice(at + 1).filter((other) => overlap(one, other))).toEqual([]);
          const card = layout.cards.find(({ stage }) => stage.id === one.skill.step.stage);
          if (!card) throw new Error('a stage has no card');
          expect(one.x).toBeGreaterThanOrEqual(card.x);
          expect(one.y).toBeGreaterThan(card.y + 30);
          expect(one.x + NODE.width).toBeLessThanOrEqual(card.x + card.width + 0.5);
          expect(one.y + NODE.height).toBeLessThanOrEqual(card.y + card.height);
        }
        const drawn = layout.routes.map(({ from, to }) => `${from} ${to}`).sort();
        const wanted = skills.flatMap(({ id, prerequisites }) =>
          prerequisites.map((need) => `${need} ${id}`),
        );
        expect(drawn).toEqual(wanted.sort());
        for (const { d } of layout.routes)
          expect(d).toMatch(/^M-?\d+ -?\d+([cql]-?\d+( |(?=-))-?\d+(( |(?=-))-?\d+( |(?=-))-?\d+)*)+$/);
      }),
      { numRuns: 40 },
    );
  });

  it('cards keep the order of the stages and share the width', async () => {
    const skills = Array.from({ length: 12 }, (_, at) => skill(`s${at}`, [], { stage: `stage${at}` }));
    const { cards, width, height } = await layoutFor(skills);
    expect(cards.map(({ stage }) => stage.id)).toEqual(skills.map(({ stage }) => stage));
    expect(new Set(cards.map(({ y }) => y)).size).toBe(4);
    for (const card of cards) expect(card.x + card.width).toBeLessThanOrEqual(width + 0.5);
    expect(Math.max(...cards.map((card) => card.y + card.height))).toBeCloseTo(height);
  });

  it('one skill that opens sixty is a column beside them, not a row of sixty', async () => {
    const many = Array.from({ length: 60 }, (_, at) => skill(`s${at}`, ['hub']));
    const { width } = await layoutFor([skill('hub'), ...many]);
    expect(width).toBeLessThan(1400);
  });
});

describe('what is too much for the finer layout', () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, at) => skill(`s${at}`, at === 0 ? [] : [`s${at - 1}`]));

  it('lies in ranks: each skill below what it needs, no box on another, every link a line', async () => {
    const layers = Array.from({ length: 75 }, (_, at) =>
      skill(
        `s${at}`,
        Array.from({ length: at < 25 ? 0 : 25 }, (_need, one) => `s${25 * Math.floor(at / 25 - 1) + one}`),
      ),
    );
    const layout = await layoutFor(layers);
    const places = new Map(layout.skills.map((placed) => [placed.skill.step.id, placed]));
    expect(places.size).toBe(75);
    for (const [at, one] of layout.skills.entries()) {
      expect(layout.skills.slice(at + 1).filter((other) => overlap(one, other))).toEqual([]);
      for (const { id } of one.skill.needs) expect(one.y).toBeGreaterThan(places.get(id)?.y ?? Number.NaN);
    }
    expect(layout.routes.length).toBe(1250);
    expect(layout.width).toBeLessThan(1500);
  });

  it('and so does a chain of 3000 skills, or a map of many chains', async () => {
    const isPlain = ({ routes }: MapLayout) => routes.every(({ d }) => !d.includes('q'));
    const long = await layoutFor(chain(3000));
    expect([long.skills.length, isPlain(long)]).toEqual([3000, true]);
    const chains = (count: number) =>
      Array.from({ length: count }, (_, one) =>
        chain(100).map(({ id, prerequisites }) =>
          skill(
            `${id}-${one}`,
            prerequisites.map((need) => `${need}-${one}`),
          ),
        ),
      ).flat();
    expect(isPlain(await layoutFor(chains(2)))).toBe(false);
    expect(isPlain(await layoutFor(chains(21)))).toBe(true);
  });
});

describe('rows of cards', () => {
  const shape = fc.record({ width: fc.constantFrom(2, 3, 4, 6), height: fc.integer({ min: 1, max: 20 }) });

  it('are never higher than one card a row, nor wider than they may be', () => {
    fc.assert(
      fc.property(fc.array(fc.array(shape, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (choices) => {
        const rows = rowsOf(choices, 6, 0);
        expect(rows.flat().map((one) => choices.findIndex((shapes) => shapes.includes(one)))).toEqual(
          choices.map((_, at) => at),
        );
        const heightOf = (row: readonly { height: number }[]) => Math.max(...row.map(({ height }) => height));
        const total = rows.reduce((sum, row) => sum + heightOf(row), 0);
        const single = choices.reduce(
          (sum, shapes) => sum + Math.min(...shapes.map(({ height }) => height)),
          0,
        );
        expect(total).toBeLessThanOrEqual(single);
        for (const row of rows) expect(row.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('a title in a box', () => {
  it('fits, whatever it is made of, and loses nothing when it is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
        const lines = linesOf(title, 148, 12.5, 3);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(widthOf(line, 12.5)).toBeLessThanOrEqual(148);
      }),
    );
    expect(linesOf('Python decorators and context managers', 148, 12.5, 3).join(' ')).toBe(
      'Python decorators and context managers',
    );
    const lengths = Array.from(
      { length: 30 },
      (_, at) => linesOf('word '.repeat(at + 1), 148, 12.5, 3).length,
    );
    expect(new Set(lengths)).toEqual(new Set([1, 2, 3]));
    expect(linesOf('word '.repeat(30), 148, 12.5, 3).at(-1)).toMatch(/…$/);
  });
});
