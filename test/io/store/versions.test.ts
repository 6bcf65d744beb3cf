/** Stores that other versions of the program wrote. */
import { chmodSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { emptyFolder, filesIn, folderWith, mark, marksIn, storeIn } from '../../support/data-folder.ts';
import { lineOf, linesWith } from './lines.ts';

const NOW = '2026-11-23T09:00:00.000+01:00';
const FIXTURE = resolve(import.meta.dirname, '../../fixtures/store-v1');

const NEWER = lineOf({ v: 2, device: 'kitchen2', counter: 4, what: ['a shape', 'of the future'] });

describe('a store of version 0.1.0', () => {
  it('is read as it was meant, twice, and not one byte changes', async () => {
    const folder = copyOf(FIXTURE);
    const before = filesIn(folder);
    for (const _time of ['first', 'second']) {
      const { facts, warnings, readOnly } = await storeIn(folder, NOW).load();
      expect({ warnings, readOnly }).toEqual({ warnings: [], readOnly: false });
      expect(facts.map(({ device, counter, type }) => `${counter} ${device} ${type}`)).toEqual([
        '1 kitchen2 set',
        '2 kitchen2 set',
        '3 kitchen2 set',
        '4 kitchen2 restarted',
        '5 kitchen2 reported',
        '6 kitchen2 reported',
        '7 kitchen2 placed',
        '8 garden22 claimed',
        '9 garden22 reopened',
        '10 kitchen2 skipped',
        '11 kitchen2 resumed',
        '12 kitchen2 undone',
        '13 kitchen2 set',
        '14 kitchen2 set',
        '15 kitchen2 rewound',
      ]);
      const { settings, skipped, statements } = learnerFrom(facts);
      expect(Object.fromEntries(settings)).toEqual({ hoursPerWeek: 7.5, plain: true });
      expect([...skipped]).toEqual(['docker']);
      expect([...statements.keys()]).toEqual(['sql-joins', 'python-basics', 'git-basics']);
    }
    expect(await storeIn(folder, NOW).inspect()).toEqual([]);
    expect(await storeIn(folder, NOW).backups()).toMatchObject([{ reason: 'asked', facts: 7 }]);
    expect(filesIn(folder)).toEqual(before);
  });

  it('goes on growing at its end', async () => {
    const folder = copyOf(FIXTURE);
    const name = 'facts-kitchen2.jsonl';
    const before = readFileSync(join(folder, name), 'utf8');
    await storeIn(folder, NOW).record([mark('next')]);
    const after = readFileSync(join(folder, name), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toMatch(/^\{"v":1,"device":"kitchen2","counter":16,.*\}\n$/);
  });
});

describe('a store that a newer version has written to', () => {
  const files = {
    'facts-kitchen2.jsonl': `${linesWith(['a', 'b', 'c'], 'kitchen2')}${NEWER}\n`,
    // Damaged as well: even that is left as it is.
    'facts-garden22.jsonl': `${linesWith(['d'], 'garden22')}some damage, longer than a scrap\n`,
    device: 'kitchen2\n',
  };

  it('can be read, with a warning', async () => {
    const folder = folderWith(files);
    const { facts, warnings, readOnly } = await storeIn(folder).load();
    expect(readOnly).toBe(true);
    expect(facts).toHaveLength(4);
    expect(warnings).toMatchObject([{ code: 'newer-version' }]);
    expect(filesIn(folder)).toEqual(files);
  });

  it('is never written to: record, backup and restore are refused (78), byte for byte nothing changes', async () => {
    const folder = folderWith(files);
    const other = folderWith({ 'facts-kitchen2.jsonl': linesWith(['a'], 'kitchen2') });
    const { file } = await storeIn(other).backup('asked');
    const store = storeIn(folder);
    const attempts = [
      () => store.record([mark('never')]),
      () => store.backup('import'),
      () => store.backup('asked', join(other, 'mine.jsonl')),
      () => store.restore(file),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        exitCode: 78,
        hint: expect.stringContaining('npm install'),
      });
      expect(filesIn(folder)).toEqual(files);
    }
    expect((await store.inspect()).map(({ code }) => code)).toEqual(['damaged', 'newer-version']);
    expect(readdirSync(other).sort()).toEqual(['backups', 'facts-kitchen2.jsonl']);
  });

  it('only by new kinds of facts: they are kept, also when the file is mended, and doctor names them', async () => {
    const dream = lineOf({
      v: 1,
      device: 'kitchen2',
      counter: 3,
      change: 'kitchen2-3',
      time: NOW,
      type: 'dreamt',
      data: { of: 'B-trees' },
    });
    const good = linesWith(['a', 'b'], 'kitchen2');
    const folder = folderWith({
      'facts-kitchen2.jsonl': `${good}some damage, longer than a scrap\n${dream}\n`,
      device: 'kitchen2\n',
    });
    expect((await storeIn(folder).load()).warnings).toMatchObject([{ code: 'damaged' }]);
    expect(readFileSync(join(folder, 'facts-kitchen2.jsonl'), 'utf8')).toBe(`${good}${dream}\n`);
    expect(await storeIn(folder).record([mark('next')])).toMatchObject([{ counter: 4 }]);
    expect(await marksIn(folder)).toEqual(['a', 'b', 'next']);
    expect(await storeIn(folder).inspect()).toMatchObject([
      { code: 'newer-version', message: expect.stringContaining('1 ') },
    ]);
    const { file } = await storeIn(folder).backup('asked');
    expect(readFileSync(file, 'utf8')).toContain(dream);
  });
});

/** Git keeps no file rights, and these would be tightened. */
function copyOf(folder: string): string {
  const copy = emptyFolder();
  cpSync(folder, copy, { recursive: true });
  chmodSync(copy, 0o700);
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
  return copy;
}
