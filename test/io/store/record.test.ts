import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOON } from '../../support/clock.ts';
import {
  emptyFolder,
  filesIn,
  folderWith,
  mark,
  marksIn,
  putFile,
  storeIn,
} from '../../support/data-folder.ts';
import { linesWith } from './lines.ts';

describe('recording', () => {
  it('numbers the facts of one call as one change and gives them back as they will be read', async () => {
    const folder = join(emptyFolder(), 'new', 'data');
    const store = storeIn(folder);
    const first = await store.record([mark('a'), mark('b')]);
    const second = await store.record([{ type: 'undone', data: { change: first[0]?.change ?? '' } }]);
    const [{ device } = { device: '' }] = first;
    expect(device).toMatch(/^[a-z2-7]{8}$/);
    expect(first).toEqual([
      { ...mark('a'), device, counter: 1, change: `${device}-1`, time: NOON },
      { ...mark('b'), device, counter: 2, change: `${device}-1`, time: NOON },
    ]);
    expect(second).toMatchObject([{ counter: 3, change: `${device}-3` }]);
    expect(await storeIn(folder).load()).toMatchObject({
      facts: [...first, ...second],
      warnings: [],
      readOnly: false,
    });
    expect(Object.keys(filesIn(folder)).sort()).toEqual(['device', `facts-${device}.jsonl`]);
  });

  it('counts on from the largest number of any device, and never writes to their files', async () => {
    const folder = folderWith({
      'facts-garden22.jsonl': linesWith(['g'], 'garden22', 41),
      'facts-cellar22.jsonl': linesWith(['c'], 'cellar22', 7),
    });
    const before = filesIn(folder);
    expect(await storeIn(folder).record([mark('mine')])).toMatchObject([{ counter: 42 }]);
    expect(filesIn(folder)).toMatchObject(before);
    expect(await marksIn(folder)).toEqual(['c', 'g', 'mine']);
  });

  it('sees what another program recorded in between', async () => {
    const folder = emptyFolder();
    const [one, other] = [storeIn(folder), storeIn(folder)];
    for (const [store, key] of [
      [one, 'a'],
      [other, 'b'],
      [one, 'c'],
      [one, 'd'],
      [other, 'e'],
    ] as const) {
      await store.record([mark(key)]);
    }
    const { facts } = await one.load();
    expect(facts.map(({ counter }) => counter)).toEqual([1, 2, 3, 4, 5]);
    expect(await marksIn(folder)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('of nothing touches nothing', async () => {
    const folder = join(emptyFolder(), 'data');
    expect(await storeIn(folder).record([])).toEqual([]);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  it('goes on under a new name when the device file is lost or damaged', async () => {
    for (const bytes of ['', 'NOT a device\n', Buffer.alloc(9)]) {
      const folder = folderWith({ 'facts-kitchen2.jsonl': linesWith(['a'], 'kitchen2'), device: bytes });
      const [fact] = await storeIn(folder).record([mark('b')]);
      expect(fact?.device).not.toBe('kitchen2');
      expect(readFileSync(join(folder, 'device'), 'utf8')).toBe(`${fact?.device}\n`);
      expect(await marksIn(folder)).toEqual(['a', 'b']);
    }
  });
});

describe('reading', () => {
  it('of a folder that is not there finds nothing and makes nothing', async () => {
    const folder = join(emptyFolder(), 'data');
    const store = storeIn(folder);
    expect(await store.load()).toEqual({ facts: [], warnings: [], readOnly: false, fingerprint: '' });
    expect(store.fingerprint()).toBe('');
    expect(await store.backups()).toEqual([]);
    expect(await store.inspect()).toEqual([]);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  it('removes what a crash left behind a minute ago or more, and nothing else', async () => {
    const ours = [
      'pybackend-path.tmp-12-0123456789ab',
      'checklist.json.tmp-1234567890abcdef',
      'backups/pybackend-path.tmp-1-0123456789ab',
    ];
    const theirs = ['pybackend-path.tmp-12', 'notes.tmp', 'package.json.tmp-1234567890abcdef'];
    const folder = folderWith(Object.fromEntries([...ours, ...theirs].map((name) => [name, 'x'])));
    await storeIn(folder).load();
    expect(Object.keys(filesIn(folder)).sort()).toEqual([...ours, ...theirs].sort());
    for (const name of [...ours, ...theirs]) age(join(folder, name));
    await storeIn(folder).load();
    expect(Object.keys(filesIn(folder)).sort()).toEqual([...theirs].sort());
  });

  it('has a fingerprint that changes with every record and with nothing else', async () => {
    const folder = emptyFolder();
    const store = storeIn(folder);
    const seen = new Set<string>();
    for (let number = 0; number < 5; number++) {
      await store.record([mark('a')]);
      const { fingerprint } = await store.load();
      expect(store.fingerprint()).toBe(fingerprint);
      putFile(folder, 'checklist.json', String(number));
      expect(storeIn(folder).fingerprint()).toBe(fingerprint);
      seen.add(fingerprint);
    }
    expect(seen.size).toBe(5);
  });

  it('a place that is a file says so', async () => {
    const folder = join(emptyFolder(), 'data');
    writeFileSync(folder, '');
    await expect(storeIn(folder).load()).rejects.toMatchObject({
      exitCode: 74,
      message: expect.stringContaining(folder),
    });
    await expect(storeIn(folder).record([mark('a')])).rejects.toMatchObject({ exitCode: 74 });
    expect(await storeIn(folder).inspect()).toMatchObject([{ code: 'unreadable' }]);
  });
});

function age(path: string): void {
  const old = new Date(Date.now() - 61_000);
  utimesSync(path, old, old);
}
