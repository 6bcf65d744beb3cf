import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeFacts } from '../../../src/core/learner/active-facts.ts';
import { factId } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { copyFolder, emptyFolder, filesIn, folderWith, mark, storeIn } from '../../support/data-folder.ts';
import { acts, factsOf, perform } from '../../support/histories.ts';
import { times } from '../../support/times.ts';
import { lineOf, linesWith } from './lines.ts';

const RUNS = times(15, 300);
/** Each brings two stores together up to six times. */
const PAIRS = times(10, 100);

const activeIn = async (folder: string) => activeFacts(await factsOf(folder)).map(factId);
const adopt = async (from: string, into: string) => storeIn(into).adopt(await storeIn(from).entries());
const shortActs = acts.map((all) => all.slice(0, 3));
/** Without the facts that switch others off, which make histories depend on their order. */
const growing = acts.map((all) => all.filter(({ do: verb }) => verb !== 'reset' && verb !== 'undo'));

describe('adopt', () => {
  const fine = { v: 1, device: 'garden22', counter: 1, change: 'garden22-1', time: '2026-11-23T12:00:00Z' };
  const skipped = { ...fine, type: 'skipped', data: { skill: 'git' } };

  it(`into an empty store makes the same learner, fact for fact (${RUNS} histories)`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const [there, here] = [emptyFolder(), emptyFolder()];
        await perform(there, history);
        const entries = await storeIn(there).entries();
        const adoption = {
          added: history.length,
          how: history.length > 0 ? 'taken-over' : 'nothing-new',
          sharesNothing: false,
        };
        expect(await storeIn(here).adoption(entries)).toEqual(adoption);
        const adopted = await storeIn(here).adopt(JSON.parse(JSON.stringify(entries)));
        expect(adopted).toEqual({ ...adoption, safety: undefined });
        expect(await storeIn(here).entries()).toEqual(entries);
        expect(learnerFrom(await factsOf(here))).toEqual(learnerFrom(await factsOf(there)));
        expect(await storeIn(here).adopt(entries)).toMatchObject({
          added: 0,
          how: (await activeIn(here)).length > 0 || history.length === 0 ? 'nothing-new' : 'gone-back',
        });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it(`brings two machines together: both sides count, and undo takes it out again (${RUNS} pairs)`, async () => {
    await fc.assert(
      fc.asyncProperty(growing, growing, async (mine, yours) => {
        const [here, there] = [emptyFolder(), emptyFolder()];
        await storeIn(here).record([mark('begin')]);
        await perform(here, mine);
        await perform(there, yours);
        const [before, theirs] = [await activeIn(here), await activeIn(there)];
        await adopt(there, here);
        expect(new Set(await activeIn(here))).toEqual(new Set([...before, ...theirs]));
        expect(await adopt(there, here)).toMatchObject({ added: 0, how: 'nothing-new' });
        await adopt(here, there);
        expect(await activeIn(there)).toEqual(await activeIn(here));
        if (yours.length === 0) return;
        const change = (await factsOf(here)).at(-1)?.change ?? '';
        await storeIn(here).record([{ type: 'undone', data: { change } }]);
        expect(await activeIn(here)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it(`two machines that go on and are brought together again and again lose nothing and end alike (${PAIRS} pairs)`, async () => {
    const round = fc.record({ here: shortActs, there: shortActs, back: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 4 }), async (rounds) => {
        const [here, there] = [emptyFolder(), emptyFolder()];
        const bringTogether = async (from: string, into: string) => {
          const [mine, theirs] = [await activeIn(into), new Set((await factsOf(from)).map(factId))];
          await adopt(from, into);
          const now = new Set(await activeIn(into));
          expect(mine.filter((id) => !theirs.has(id) && !now.has(id))).toEqual([]);
        };
        for (const { here: mine, there: yours, back } of rounds) {
          await perform(here, mine);
          await perform(there, yours);
          await bringTogether(back ? here : there, back ? there : here);
        }
        await bringTogether(there, here);
        if ((await activeIn(there)).length === 0) return;
        await bringTogether(here, there);
        expect(await activeIn(there)).toEqual(await activeIn(here));
      }),
      { numRuns: PAIRS },
    );
  }, 120_000);

  it('a file of very many devices is taken in, and one can go on', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const many = Array.from({ length: 20_000 }, (_, index) => {
      const device = `dev${[0, 1, 2, 3, 4].map((at) => letters[Math.floor(index / 12 ** at) % 12]).join('')}`;
      return { ...skipped, device, counter: index + 1, change: `${device}-${index + 1}` };
    });
    const folder = emptyFolder();
    await storeIn(folder).record([mark('a')]);
    expect(await storeIn(folder).adopt(many)).toMatchObject({ added: 20_000 });
    await storeIn(folder).record([mark('b')]);
    const entries = await storeIn(folder).entries();
    expect(await storeIn(emptyFolder()).adopt(entries)).toMatchObject({ how: 'taken-over' });
  });

  it('keeps both sides of a history that forked', async () => {
    const here = folderWith({
      'facts-kitchen2.jsonl': linesWith(['a', 'b'], 'kitchen2'),
      device: 'kitchen2\n',
    });
    const there = emptyFolder();
    copyFolder(here, there);
    await storeIn(here).record([mark('mine')]);
    await storeIn(there).record([mark('yours')]);
    expect(await adopt(there, here)).toMatchObject({ added: 3, how: 'merged' });
    const keys = activeFacts(await factsOf(here)).flatMap((fact) =>
      fact.type === 'set' ? fact.data.key : [],
    );
    expect(new Set(keys)).toEqual(new Set(['a', 'b', 'mine', 'yours']));
  });

  it('after a reset goes back to what the file holds', async () => {
    const here = emptyFolder();
    await storeIn(here).record([mark('a')]);
    const entries = await storeIn(here).entries();
    await storeIn(here).record([{ type: 'rewound', data: { to: {}, why: 'reset' } }]);
    expect(await storeIn(here).adoption(entries)).toMatchObject({ added: 0, how: 'gone-back' });
    expect(await storeIn(here).adopt(entries)).toMatchObject({ added: 0, how: 'gone-back' });
    expect(await activeIn(here)).toHaveLength(1);
  });

  it('keeps kinds of facts that this program does not know', async () => {
    const dreamt = {
      v: 1,
      device: 'garden22',
      counter: 1,
      change: 'garden22-1',
      time: '2026-11-23T12:00:00Z',
    };
    const line = `${lineOf({ ...dreamt, type: 'dreamt', data: { of: ['sea', { deep: 1 }] }, more: 2 })}\n`;
    const [there, here] = [folderWith({ 'facts-garden22.jsonl': line }), emptyFolder()];
    await adopt(there, here);
    expect(Object.values(filesIn(here)).join('')).toContain(line);
  });

  let deep: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  it.each([
    ['a number', 7, 65],
    ['null', null, 65],
    ['a list', [], 65],
    ['a fact without a device', { ...skipped, device: undefined }, 65],
    ['a device that is a path', { ...skipped, device: '../../etc' }, 65],
    ['a counter that leaves no room', { ...skipped, counter: 999_999_999_999 }, 65],
    ['what is nested without end', { ...skipped, data: { deep } }, 65],
    ['a fact of a newer program', { ...skipped, v: 2 }, 78],
  ])('%s among the facts changes nothing', async (_, entry, exitCode) => {
    const folder = emptyFolder();
    await storeIn(folder).record([mark('a')]);
    const before = filesIn(folder);
    for (const method of ['adopt', 'adoption'] as const) {
      await expect(storeIn(folder)[method]([skipped, entry])).rejects.toMatchObject({ exitCode });
    }
    expect(filesIn(folder)).toEqual(before);
  });
});
