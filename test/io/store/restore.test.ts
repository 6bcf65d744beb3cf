import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import {
  copyFolder,
  emptyFolder,
  filesIn,
  folderWith,
  mark,
  putFile,
  storeIn,
} from '../../support/data-folder.ts';
import { acts, factsOf, perform } from '../../support/histories.ts';
import { times } from '../../support/times.ts';
import { lineOf, linesWith } from './lines.ts';

const RUNS = times(15, 1_000);

async function stateOf(folder: string) {
  const { settings, statements, skipped, placed } = learnerFrom(await factsOf(folder));
  return { settings: [...settings].sort(), statements: [...statements], skipped: [...skipped], placed };
}

function copyOf(folder: string): string {
  const copy = join(emptyFolder(), 'copy');
  copyFolder(folder, copy);
  return copy;
}

const undoRestore = async (folder: string, fact: Fact) =>
  storeIn(folder).record([{ type: 'undone', data: { change: fact.change } }]);

describe('restore', () => {
  it(`goes back to the state of the backup and loses nothing; undo brings back the state before (${RUNS} histories)`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, after) => {
        const folder = emptyFolder();
        await perform(folder, before);
        const stateThen = await stateOf(folder);
        const { file } = await storeIn(folder).backup('asked');
        await perform(folder, after);
        const [all, stateNow] = [await factsOf(folder), await stateOf(folder)];

        const { added, fact, safety } = await storeIn(folder).restore(file);
        expect(added).toBe(0);
        expect(safety).toMatchObject({ reason: 'restore', facts: all.length });
        expect(await stateOf(folder)).toEqual(stateThen);
        expect(await factsOf(folder)).toEqual([...all, fact]);

        await storeIn(folder).restore(file);
        expect(await stateOf(folder)).toEqual(stateThen);
        await storeIn(folder).restore(safety.file);
        expect(await stateOf(folder)).toEqual(stateNow);
        const again = await storeIn(folder).restore(file);
        await undoRestore(folder, again.fact);
        expect(await stateOf(folder)).toEqual(stateNow);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it(`into another store adds what it lacks; undo gives that store its own state back (${RUNS} histories)`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, acts, async (theirs, ours, later) => {
        const [there, here] = [emptyFolder(), emptyFolder()];
        await perform(there, theirs);
        const { file } = await storeIn(there).backup('asked');
        await perform(here, ours);
        const stateHere = await stateOf(here);

        const { added, fact } = await storeIn(here).restore(file);
        expect(added).toBe(theirs.length);
        expect(await stateOf(here)).toEqual(await stateOf(there));
        const undone = copyOf(here);
        await undoRestore(undone, fact);
        expect(await stateOf(undone)).toEqual(stateHere);

        await perform(here, later);
        expect(await storeIn(here).restore(file)).toMatchObject({ added: 0 });
        expect(await stateOf(here)).toEqual(await stateOf(there));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it(`of a history that forked keeps both sides (${RUNS} forks)`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, acts, async (common, mine, yours) => {
        const here = emptyFolder();
        await storeIn(here).record([mark('begin')]);
        await perform(here, common);
        const there = copyOf(here);
        await perform(here, mine);
        await perform(there, yours);
        const { file } = await storeIn(there).backup('asked');
        const [factsHere, stateHere] = [await factsOf(here), await stateOf(here)];
        const [factsThere, stateThere] = [await factsOf(there), await stateOf(there)];

        const { fact } = await storeIn(here).restore(file);
        expect(await stateOf(here)).toEqual(stateThere);
        const both = await factsOf(here);
        expect(both).toEqual(expect.arrayContaining([...factsHere]));
        const told = (facts: readonly Fact[]) =>
          facts.map(({ type, counter, time }) => `${counter} ${type} ${time}`);
        expect(told(both)).toEqual(expect.arrayContaining(told(factsThere)));
        expect(await storeIn(here).restore(file)).toMatchObject({ added: 0 });

        await undoRestore(here, (await factsOf(here)).at(-1) ?? fact);
        await undoRestore(here, fact);
        expect(await stateOf(here)).toEqual(stateHere);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

describe('restore of a fork', () => {
  it('renames the facts of the other side and whatever names them, in every device that does', async () => {
    const line = (device: string, counter: number, type: string, data: object) =>
      `${lineOf({ v: 1, device, counter, change: `${device}-${counter}`, time: '2026-11-23T12:00:00Z', type, data })}\n`;
    const common = line('kitchen2', 1, 'skipped', { skill: 'common' });
    const mine = line('kitchen2', 2, 'skipped', { skill: 'mine' });
    const yours = [
      common,
      line('kitchen2', 2, 'skipped', { skill: 'yours' }),
      line('kitchen2', 3, 'dreamt', { of: 'kitchen2-2' }),
      line('garden22', 4, 'undone', { change: 'kitchen2-2' }),
      line('cellar22', 5, 'rewound', { to: { kitchen2: 3, garden22: 4 }, why: 'reset' }),
      line('meadow22', 6, 'skipped', { skill: 'apart' }),
    ].join('');
    const folder = folderWith({ 'facts-kitchen2.jsonl': common + mine, device: 'kitchen2\n' });
    const there = folderWith({ 'facts-all.jsonl': yours });
    const { file } = await storeIn(there).backup('asked');

    expect(await storeIn(folder).restore(file)).toMatchObject({ added: 6 });
    const [name = ''] = Object.keys(filesIn(folder)).filter((one) => /^facts-kitchen2-\d+\.jsonl$/.test(one));
    const lines = (filesIn(folder)[name] ?? '')
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text));
    const [fork, garden, cellar] = [lines[0].device, lines[3].device, lines[4].device];
    expect(fork).toMatch(/^kitchen2[a-z2-7]{4}$/);
    expect(lines.slice(0, 6)).toMatchObject([
      { device: fork, counter: 1, change: `${fork}-1`, data: { skill: 'common' } },
      { device: fork, counter: 2, change: `${fork}-2`, data: { skill: 'yours' } },
      { device: fork, counter: 3, change: `${fork}-3`, type: 'dreamt', data: { of: 'kitchen2-2' } },
      { device: garden, counter: 4, change: `${garden}-4`, data: { change: `${fork}-2` } },
      { device: cellar, counter: 5, data: { to: { [fork]: 3, [garden]: 4 } } },
      { device: 'meadow22', counter: 6 },
    ]);
    expect(lines.at(-1)).toMatchObject({
      device: 'kitchen2',
      type: 'rewound',
      data: { to: { [fork]: 3, [garden]: 4, [cellar]: 5, meadow22: 6 }, why: 'restore' },
    });
    expect(filesIn(folder)).toMatchObject({ 'facts-kitchen2.jsonl': common + mine });
    expect(await storeIn(folder).restore(file)).toMatchObject({ added: 0 });
  });
});

describe('what restore takes', () => {
  const FILES = { 'facts-kitchen2.jsonl': linesWith(['a', 'b', 'c'], 'kitchen2'), device: 'kitchen2\n' };

  it.each<readonly [string, string | undefined, number]>([
    ['a file that is not there', undefined, 66],
    ['an empty file', '', 65],
    ['words', 'hello\nworld\n', 65],
    ['a header that lost its facts', 'HEADER', 65],
    ['facts of a newer version', lineOf({ v: 2, more: true }), 78],
  ])('not %s, and then nothing changes', async (_name, text, exitCode) => {
    const folder = folderWith(FILES);
    const file = join(emptyFolder(), 'file');
    const { file: good } = await storeIn(folderWith(FILES)).backup('asked');
    const header = readFileSync(good, 'utf8').split('\n')[0] ?? '';
    if (text !== undefined) writeFileSync(file, text === 'HEADER' ? `${header}\nbroken\n` : text);
    await expect(storeIn(folder).restore(file)).rejects.toMatchObject({ exitCode });
    expect(filesIn(folder)).toEqual(FILES);
  });

  it('not a folder', async () => {
    const folder = join(emptyFolder(), 'folder');
    mkdirSync(folder);
    await expect(storeIn(folderWith(FILES)).restore(folder)).rejects.toMatchObject({ exitCode: 66 });
  });

  it.each<readonly [string, (text: string) => string, readonly string[]]>([
    [
      'a backup with a damaged line: the others',
      (text) => text.replace('"key":"b"', '"key":"B"'),
      ['a', 'c'],
    ],
    ['a backup with a damaged header', (text) => text.replace('"asked"', '"nobody"'), ['a', 'b', 'c']],
    ['a backup that was cut off', (text) => text.slice(0, -20), ['a', 'b']],
    ['a facts file', (text) => text.slice(text.indexOf('\n') + 1), ['a', 'b', 'c']],
  ])('%s', async (_name, change, expected) => {
    const { file } = await storeIn(folderWith(FILES)).backup('asked');
    const changed = join(emptyFolder(), 'file');
    writeFileSync(changed, change(readFileSync(file, 'utf8')));
    const folder = join(emptyFolder(), 'data');
    expect(await storeIn(folder).restore(changed)).toMatchObject({ added: expected.length });
    expect([...learnerFrom(await factsOf(folder)).settings.keys()]).toEqual(expected);
  });

  it('the backup of an empty store: back to nothing', async () => {
    const { file } = await storeIn(join(emptyFolder(), 'data')).backup('asked');
    const folder = folderWith(FILES);
    const { fact } = await storeIn(folder).restore(file);
    expect(learnerFrom(await factsOf(folder)).settings.size).toBe(0);
    await undoRestore(folder, fact);
    expect(learnerFrom(await factsOf(folder)).settings.size).toBe(3);
  });

  it('also when our own files are damaged, which the next load tells', async () => {
    const { file } = await storeIn(folderWith(FILES)).backup('asked');
    const folder = folderWith(FILES);
    putFile(
      folder,
      'facts-kitchen2.jsonl',
      `${linesWith(['a'], 'kitchen2')}damage that is longer than a scrap\n`,
    );
    const store = storeIn(folder);
    expect(await store.restore(file)).toMatchObject({ added: 2 });
    const { facts, warnings } = await store.load();
    expect(warnings).toMatchObject([{ code: 'damaged' }]);
    expect([...learnerFrom(facts).settings.keys()]).toEqual(['a', 'b', 'c']);
  });
});
