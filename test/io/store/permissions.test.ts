/** Whose files these are, and folders that one may not write to or that have strange names. */
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSnapshot } from '../../../src/io/store/snapshot.ts';
import {
  emptyFolder,
  filesIn,
  folderWith,
  mark,
  marksIn,
  putFile,
  storeIn,
} from '../../support/data-folder.ts';
import { itOnUnix } from '../../support/fault-programs.ts';
import { storeWorkers } from '../../support/worker.ts';
import { linesWith } from './lines.ts';

const workers = storeWorkers();

const usualUmask = process.umask();
afterEach(() => {
  process.umask(usualUmask);
});

function modesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    ['', ...names].map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
  );
}

describe('rights', () => {
  for (const umask of [0o000, 0o022, 0o277]) {
    itOnUnix(`files are 0600 and folders 0700 with umask ${umask.toString(8).padStart(3, '0')}`, async () => {
      const folder = join(emptyFolder(), 'data');
      process.umask(umask);
      await storeIn(folder).record([mark('a')]);
      await storeIn(folder).backup('asked');
      putFile(folder, 'facts-garden22.jsonl', 'damage that is longer than a scrap\n');
      await storeIn(folder).load();
      await openSnapshot({ folder }).write({ a: 1 });
      const modes = modesIn(folder);
      expect(
        Object.keys(modes).filter((name) => /corrupt|checklist|backups|device|facts/.test(name)),
      ).toHaveLength(7);
      const wrong = Object.entries(modes).filter(
        ([name, mode]) => mode !== (['', 'backups'].includes(name) ? '700' : '600'),
      );
      expect(wrong).toEqual([]);
    });
  }

  itOnUnix('wider ones are named by inspect, tightened by load, and told once', async () => {
    const folder = emptyFolder();
    const store = storeIn(folder);
    await store.record([mark('a')]);
    await store.backup('asked');
    const wide = {
      '': 0o755,
      device: 0o644,
      backups: 0o755,
      [`backups/${readdirSync(join(folder, 'backups'))[0]}`]: 0o664,
    };
    for (const [name, mode] of Object.entries(wide)) chmodSync(join(folder, name), mode);
    expect(await store.inspect()).toMatchObject([
      { code: 'permissions', message: expect.stringMatching(/are able.* 3 more/) },
    ]);
    expect(modesIn(folder)).toMatchObject({ '': '755', device: '644', backups: '755' });
    expect((await store.load()).warnings).toMatchObject([
      { code: 'permissions', file: folder, message: expect.stringMatching(/were able.* 3 more/) },
    ]);
    expect(new Set(Object.values(modesIn(folder)))).toEqual(new Set(['700', '600']));
    expect((await store.load()).warnings).toEqual([]);
  });

  itOnUnix('a folder that holds other things too keeps its own, as do those things', async () => {
    const folder = folderWith({
      'facts-kitchen2.jsonl': linesWith(['a'], 'kitchen2'),
      'package.json': '{}',
      'lock.txt': '',
    });
    for (const name of ['', 'package.json', 'lock.txt', 'facts-kitchen2.jsonl']) {
      chmodSync(join(folder, name), name === '' ? 0o755 : 0o644);
    }
    expect((await storeIn(folder).load()).warnings).toMatchObject([
      { code: 'permissions', file: join(folder, 'facts-kitchen2.jsonl') },
    ]);
    expect(modesIn(folder)).toEqual({
      '': '755',
      'package.json': '644',
      'lock.txt': '644',
      'facts-kitchen2.jsonl': '600',
    });
  });
});

describe('as somebody without rights', () => {
  // Root may do anything, so as root the worker becomes nobody.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  function givenToNobody(): string {
    const folder = folderWith({
      'facts-kitchen2.jsonl': linesWith(['a', 'b'], 'kitchen2'),
      device: 'kitchen2\n',
    });
    for (const name of ['', 'facts-kitchen2.jsonl', 'device']) {
      if (nobody.uid) chownSync(join(folder, name), nobody.uid, nobody.gid);
    }
    return folder;
  }

  itOnUnix(
    'a folder that may only be read: load works, record fails with 74, a sentence and no trace',
    async () => {
      const folder = givenToNobody();
      chmodSync(folder, 0o500);
      const before = filesIn(folder);
      const loaded = await workers.run({ do: 'load', folder }, nobody);
      expect(loaded).toMatchObject({
        code: 0,
        stderr: '',
        said: [['facts', expect.stringContaining('"warnings":[]')]],
      });
      const ended = await workers.run({ do: 'record', folder, count: 1 }, nobody);
      expect(ended).toMatchObject({
        code: 74,
        stderr: '',
        said: [['loaded'], ['failed', '74', `The change was not saved: you have no permission (${folder}).`]],
      });
      expect(filesIn(folder)).toEqual(before);
      chmodSync(folder, 0o700);
    },
  );

  itOnUnix(
    'a damaged file in such a folder: the facts are read, and it is said why it stays damaged',
    async () => {
      const folder = givenToNobody();
      putFile(
        folder,
        'facts-kitchen2.jsonl',
        `${linesWith(['a', 'b'], 'kitchen2')}damage that is longer than a scrap\n`,
      );
      chmodSync(folder, 0o500);
      const { code, said } = await workers.run({ do: 'load', folder }, nobody);
      const { facts, warnings } = JSON.parse(said[0]?.[1] ?? '');
      expect(code).toBe(0);
      expect(facts).toHaveLength(2);
      expect(warnings).toMatchObject([
        {
          code: 'damaged',
          message: expect.stringMatching(/could not be mended on the disk: you have no permission\.$/),
        },
      ]);
      chmodSync(folder, 0o700);
      expect(readdirSync(folder).sort()).toEqual(['device', 'facts-kitchen2.jsonl']);
    },
  );

  itOnUnix('a facts file that may not be read: 74 and its name, nothing is set aside', async () => {
    const folder = givenToNobody();
    chmodSync(join(folder, 'facts-kitchen2.jsonl'), 0o000);
    for (const task of ['load', 'record', 'backup'] as const) {
      const { code, said, stderr } = await workers.run({ do: task, folder, count: 1 }, nobody);
      expect([task, code, stderr]).toEqual([task, 74, '']);
      if (task !== 'load') expect(said.join()).not.toContain('crashed');
    }
    chmodSync(join(folder, 'facts-kitchen2.jsonl'), 0o600);
    expect(readdirSync(folder).sort()).toEqual(['device', 'facts-kitchen2.jsonl']);
    expect(await marksIn(folder)).toEqual(['a', 'b']);
  });

  itOnUnix('a folder that may not be made: 74', async () => {
    const place = givenToNobody();
    chmodSync(place, 0o500);
    const ended = await workers.run({ do: 'record', folder: join(place, 'a', 'b'), count: 1 }, nobody);
    expect(ended).toMatchObject({
      code: 74,
      said: [['loaded'], ['failed', '74', expect.stringMatching(/not saved: you have no permission/)]],
    });
    chmodSync(place, 0o700);
  });
});

describe('strange places', () => {
  const names: readonly (readonly [string, string])[] = [
    ['spaces', 'my data  folder'],
    ['emoji', '📚 learning 🐍'],
    ['quotes and a percent sign', `it's "100%" $HOME`],
    ['other scripts', 'پایتون-学習-път'],
    ['240 characters', 'x'.repeat(240)],
    ['a long way down', Array(20).fill('deep').join('/')],
  ];
  it.each(names)('a folder with %s', async (_name, name) => {
    const folder = join(emptyFolder(), name);
    const store = storeIn(folder);
    await store.record([mark('a')]);
    const { file } = await store.backup('asked');
    await store.record([mark('b')]);
    await store.restore(file);
    const snapshot = openSnapshot({ folder });
    await snapshot.write({ a: name });
    expect(snapshot.read()).toEqual({ a: name });
    expect(await marksIn(folder)).toEqual(['a', 'b']);
    expect((await storeIn(folder).load()).warnings).toEqual([]);
  });

  it('a folder that is reached by a link, and one that was moved', async () => {
    const place = emptyFolder();
    mkdirSync(join(place, 'real'), { mode: 0o700 });
    symlinkSync(join(place, 'real'), join(place, 'link'), 'junction');
    await storeIn(join(place, 'link')).record([mark('a')]);
    expect(await marksIn(join(place, 'real'))).toEqual(['a']);
    cpSync(join(place, 'real'), join(place, 'moved'), { recursive: true, preserveTimestamps: true });
    await storeIn(join(place, 'moved')).record([mark('b')]);
    expect(await marksIn(join(place, 'moved'))).toEqual(['a', 'b']);
  });
});
