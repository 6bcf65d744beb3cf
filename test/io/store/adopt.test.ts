import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeFacts } from '../../../src/core/learner/active-facts.ts';
import { factId } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { copyFolder, emptyFolder, filesIn, folderWith, mark, storeIn } from '../../support/data-folder.ts';
import { times } from '../../support/fault-programs.ts';
import { acts, factsOf, perform } from '../../support/histories.ts';
import { lineOf, linesWith } from './lines.ts';

const RUNS = times(15, 500);

const activeIn = async (folder: string) => activeFacts(await factsOf(folder)).map(factId);
const adopt = async (from: string, into: string) => storeIn(into).adopt(await storeIn(from).entries());
/** Without the facts that switch others off, which make histories depend on their order. */
const growing = acts.map((all) => all.filter(({ do: verb }) => verb !== 'reset' && verb !== 'undo'));

describe('adopt', () => {
  it(`into an empty store makes the same learner, fact for fact (${RUNS} histories)`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const [there, here] = [emptyFolder(), emptyFolder()];
        await perform(there, history);
        const entries = await storeIn(there).entries();
        expect(await storeIn(here).lacking(entries)).toBe(history.length);
        expect(await storeIn(here).adopt(JSON.parse(JSON.stringify(entries)))).toEqual({
          added: history.length,
          how: history.length > 0 ? 'taken-over' : 'nothing-new',
          safety: undefined,
        });
        expect(await storeIn(here).entries()).toEqual(entries);
        expect(learnerFrom(await factsOf(here))).toEqual(learnerFrom(await factsOf(there)));
        expect(await storeIn(here).adopt(entries)).toMatchObject({
          added: 0,
          how: (await activeIn(here)).length > 0 || history.length === 0 ? 'nothing-new' : 'merged',
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
    expect(await storeIn(here).adopt(entries)).toMatchObject({ added: 0, how: 'merged' });
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

  const fine = { v: 1, device: 'garden22', counter: 1, change: 'garden22-1', time: '2026-11-23T12:00:00Z' };
  const skipped = { ...fine, type: 'skipped', data: { skill: 'git' } };
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
    for (const method of ['adopt', 'lacking'] as const) {
      await expect(storeIn(folder)[method]([skipped, entry])).rejects.toMatchObject({ exitCode });
    }
    expect(filesIn(folder)).toEqual(before);
  });
});
