import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackupReason } from '../../../src/context.ts';
import { NOON } from '../../support/clock.ts';
import { emptyFolder, filesIn, folderWith, mark, putFile, storeIn } from '../../support/data-folder.ts';
import { itOnUnix } from '../../support/fault-programs.ts';
import { linesWith } from './lines.ts';

const FILES = {
  'facts-kitchen2.jsonl': linesWith(['a', 'b'], 'kitchen2'),
  'facts-garden22.jsonl': linesWith(['c'], 'garden22', 3),
  device: 'kitchen2\n',
};

describe('a backup', () => {
  it('is one file with a header and every line of every device, as they were', async () => {
    const folder = folderWith(FILES);
    const made = await storeIn(folder).backup('asked');
    expect(made).toEqual({
      file: join(folder, 'backups', '2026-11-23T110000Z-asked.jsonl'),
      time: NOON,
      reason: 'asked',
      facts: 3,
    });
    const [header = '', ...rest] = readFileSync(made.file, 'utf8').split('\n');
    expect(JSON.parse(header)).toEqual({
      format: 'pybackend-path/backup',
      v: 1,
      time: NOON,
      reason: 'asked',
      facts: 3,
      devices: { kitchen2: { facts: 2, to: 2 }, garden22: { facts: 1, to: 3 } },
      bytes: Buffer.byteLength(rest.join('\n')),
      sum: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(rest.join('\n')).toBe(FILES['facts-kitchen2.jsonl'] + FILES['facts-garden22.jsonl']);
    expect(await storeIn(folder).backups()).toEqual([made]);
  });

  it('never takes the place of another, though all are of one second', async () => {
    const folder = folderWith(FILES);
    const files: string[] = [];
    for (let count = 1; count <= 12; count++) files.push((await storeIn(folder).backup('reset')).file);
    expect(new Set(files).size).toBe(12);
    expect((await storeIn(folder).backups()).map(({ file }) => file)).toEqual(files.toReversed());
  });

  it('of an empty store is a backup too', async () => {
    const folder = join(emptyFolder(), 'data');
    expect(await storeIn(folder).backup('reset')).toMatchObject({ facts: 0 });
    expect(await storeIn(folder).backups()).toHaveLength(1);
  });

  it('is left out of the list when it is damaged, and doctor names it', async () => {
    const folder = folderWith(FILES);
    const good = await storeIn(folder).backup('asked');
    const text = readFileSync(good.file, 'utf8');
    const damaged = {
      'backups/2026-11-22T110000Z-import.jsonl': text.slice(0, -10),
      'backups/2026-11-21T110000Z-import.jsonl': text.replace('"facts":3', '"facts":4'),
      'backups/2026-11-20T110000Z-import.jsonl': '',
      'backups/2026-11-19T110000Z-import.jsonl': Buffer.alloc(100_000),
    };
    for (const [name, bytes] of Object.entries(damaged)) putFile(folder, name, bytes);
    putFile(folder, 'backups/notes.txt', 'not ours');
    expect(await storeIn(folder).backups()).toEqual([good]);
    const found = await storeIn(folder).inspect();
    expect(found.map(({ code, file }) => [code, file.slice(folder.length + 1)]).sort()).toEqual(
      Object.keys(damaged)
        .map((name) => ['damaged', name])
        .sort(),
    );
  });

  it('thins out the old ones, but not those the learner asked for', async () => {
    const folder = folderWith(FILES);
    const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T08:00:00.000+00:00`;
    const reasons: readonly BackupReason[] = ['import', 'import', 'asked'];
    for (const reason of reasons) await storeIn(folder, day(1)).backup(reason);
    await storeIn(folder, day(9)).backup('reset');
    expect(
      (await storeIn(folder).backups()).map(({ time, reason }) => `${time.slice(0, 10)} ${reason}`).sort(),
    ).toEqual(['2026-01-01 asked', '2026-01-01 import', '2026-01-09 reset']);
  });
});

describe('a backup to a place of the learner’s choice', () => {
  it('is written there, and nothing is thinned', async () => {
    const folder = folderWith(FILES);
    const file = join(emptyFolder(), 'my progress.jsonl');
    expect(await storeIn(folder).backup('asked', file)).toMatchObject({ file, facts: 3 });
    expect(readFileSync(file, 'utf8')).toContain('"key":"c"');
    expect(filesIn(folder)).toEqual(FILES);
  });

  it('never replaces anything (73)', async () => {
    const place = emptyFolder();
    writeFileSync(join(place, 'there'), 'precious');
    mkdirSync(join(place, 'folder'));
    for (const name of [
      'there',
      'folder',
      'no/such/folder/file',
      'CON.jsonl',
      'a:b',
      `${'x'.repeat(300)}`,
      'there/below',
    ]) {
      await expect(storeIn(folderWith(FILES)).backup('asked', join(place, name))).rejects.toMatchObject({
        exitCode: 73,
        message: expect.stringContaining('Cannot write'),
      });
    }
    expect(filesIn(place)).toEqual({ there: 'precious' });
  });

  itOnUnix('is for its owner only', async () => {
    const file = join(emptyFolder(), 'mine');
    await storeIn(folderWith(FILES)).backup('asked', file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('holds what could be saved of a damaged store', async () => {
    const folder = folderWith({ ...FILES, 'facts-garden22.jsonl': 'damage that is longer than a scrap\n' });
    const file = join(emptyFolder(), 'mine');
    const store = storeIn(folder);
    expect(await store.backup('asked', file)).toMatchObject({ facts: 2 });
    // The repair was done in passing; the next load tells of it.
    expect((await store.load()).warnings).toMatchObject([{ code: 'damaged' }]);
    expect(readdirSync(folder).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
    await store.record([mark('next')]);
    expect((await store.load()).warnings).toEqual([]);
  });
});
