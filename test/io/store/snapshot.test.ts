/** The checklist's copy: it may be missing at any time, it may never be wrong. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSnapshot } from '../../../src/io/store/snapshot.ts';
import { emptyFolder, filesIn, folderWith, mark, putFile, storeIn } from '../../support/data-folder.ts';
import { itOnUnix, itWithFaults } from '../../support/fault-programs.ts';
import { times } from '../../support/times.ts';
import { inParallel, savedBy, storeWorkers } from '../../support/worker.ts';

const KILLS = times(12, 300);
const NAME = 'checklist.json';
const VALUE = { schema: 'x@1', list: [1, 'ü', null, { deep: true }], 'a.b': 1, text: '"quotes" and\nlines' };

const workers = storeWorkers();

const copiesIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.corrupt-'));

describe('the snapshot', () => {
  it('gives back what was written, until something else is', async () => {
    const folder = join(emptyFolder(), 'data');
    const snapshot = openSnapshot({ folder });
    expect(snapshot.read()).toBeUndefined();
    await snapshot.write(VALUE);
    expect(snapshot.read()).toEqual(VALUE);
    expect(openSnapshot({ folder }).read()).toEqual(VALUE);
    await snapshot.write({ only: 'this' });
    expect(snapshot.read()).toEqual({ only: 'this' });
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  itOnUnix('is for its owner only', async () => {
    const folder = join(emptyFolder(), 'data');
    await openSnapshot({ folder }).write(VALUE);
    expect([folder, join(folder, NAME)].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('is one line of JSON that conf can read too', async () => {
    const folder = emptyFolder();
    await openSnapshot({ folder }).write({ a: 1 });
    expect(readFileSync(join(folder, NAME), 'utf8')).toBe('{"a":1,"sum":"561bacaf"}');
  });

  it('that was changed by one byte is set aside, and the next write makes a good one (300 changes)', async () => {
    const folder = emptyFolder();
    const snapshot = openSnapshot({ folder });
    await snapshot.write(VALUE);
    const good = readFileSync(join(folder, NAME));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ change;
        putFile(folder, NAME, bad);
        expect(snapshot.read()).toBeUndefined();
      }),
      { numRuns: 300 },
    );
    expect(copiesIn(folder)).toHaveLength(3);
    await snapshot.write(VALUE);
    expect(snapshot.read()).toEqual(VALUE);
  });

  it.each<readonly [string, string | Buffer]>([
    ['nothing', ''],
    ['half of it', '{"a":1,"su'],
    ['a JSON array', '[]'],
    ['a value without a sum', '{"a":1}'],
    ['NULs', Buffer.alloc(100)],
    ['a byte order mark', '\u{feff}{"a":1,"sum":"561bacaf"}'],
  ])('that holds %s is kept as a copy, and writing works again', async (_name, bytes) => {
    const folder = folderWith({ [NAME]: bytes });
    const snapshot = openSnapshot({ folder });
    expect(snapshot.read()).toBeUndefined();
    expect(filesIn(folder)[copiesIn(folder)[0] ?? '']).toBe(Buffer.from(bytes).toString('latin1'));
    putFile(folder, NAME, bytes);
    await snapshot.write(VALUE);
    expect(snapshot.read()).toEqual(VALUE);
  });

  it('that is a folder is moved aside', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, NAME));
    const snapshot = openSnapshot({ folder });
    expect(snapshot.read()).toBeUndefined();
    await snapshot.write(VALUE);
    expect(snapshot.read()).toEqual(VALUE);
  });

  it('is given up without a word when another program holds the lock', async () => {
    const folder = emptyFolder();
    await openSnapshot({ folder }).write({ old: true });
    putFile(folder, 'lock', 'held by somebody');
    await openSnapshot({ folder, lockWaitMs: 100 }).write({ old: false });
    expect(openSnapshot({ folder }).read()).toEqual({ old: true });
  });

  it('never changes the facts or their fingerprint', async () => {
    const folder = emptyFolder();
    const store = storeIn(folder);
    await store.record([mark('a')]);
    const before = store.fingerprint();
    await openSnapshot({ folder }).write(VALUE);
    expect(store.fingerprint()).toBe(before);
    expect((await store.load()).warnings).toEqual([]);
  });
});

describe('a snapshot whose disk or program fails', () => {
  it(`killed ${KILLS} times while it is written: there is none, or a whole one`, async () => {
    const read = await inParallel(
      3,
      Array.from({ length: KILLS }, (_, kill) => async () => {
        const folder = emptyFolder();
        const worker = workers.start({ do: 'snapshot', folder, name: `k${kill}`, filling: 3_000 });
        await worker.heard('saved');
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
        worker.process.kill('SIGKILL');
        const last = savedBy(await worker.ended).length;
        const value = openSnapshot({ folder }).read();
        expect(copiesIn(folder)).toEqual([]);
        expectWhole(value, `k${kill}`);
        return { last, value };
      }),
    );
    expect(read.filter(({ value }) => value === undefined)).toEqual([]);
    expect(Math.max(...read.map(({ last }) => last))).toBeGreaterThan(1);
  }, 300_000);

  itWithFaults(
    'unshare',
    'on a full disk of 64 KiB, 40 sizes in turn: there is none, or a whole one',
    async () => {
      const disk = emptyFolder();
      const task = JSON.stringify({
        do: 'snapshot-read-back',
        folder: `${disk}/data`,
        name: 'full',
        count: 40,
        filling: 6_000,
      });
      const shell = `mount -t tmpfs -o size=64k tmpfs ${disk}
      head -c 30000 /dev/zero > ${disk}/ballast
      exec "$@"`;
      const ended = await workers.run(JSON.parse(task), {
        under: ['unshare', '-Urm', 'sh', '-c', shell, 'sh'],
      });
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      const values = ended.said.flatMap(([word, json]) =>
        word === 'read' ? [JSON.parse(json ?? 'null')] : [],
      );
      expect(values).toHaveLength(40);
      for (const value of values) if (value !== null) expectWhole(value, 'full');
      // What did not fit was taken away again, not left to be found damaged.
      const left = ended.said.find(([word]) => word === 'left') ?? [];
      expect(left.filter((name) => name.includes('corrupt'))).toEqual([]);
      // Some fitted and some did not, else this shows nothing.
      const current = values.filter((value, index) => value?.number === index + 1);
      expect(current.length).toBeGreaterThan(5);
      expect(current.length).toBeLessThan(40);
    },
  );

  itOnUnix('in a folder that may not be written to: nothing happens, in silence', async () => {
    const folder = emptyFolder();
    await openSnapshot({ folder }).write(VALUE);
    const own = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    chmodSync(folder, 0o555);
    const ended = await workers.run({ do: 'snapshot', folder, count: 1 }, own);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    chmodSync(folder, 0o700);
    expect(openSnapshot({ folder }).read()).toEqual(VALUE);
  });
});

/** As the worker writes it: the filling follows from the number. */
function expectWhole(value: unknown, name: string): void {
  expect(value).toMatchObject({ name, number: expect.any(Number), filling: expect.stringMatching(/^\.*$/) });
  const { number, filling } = value as { readonly number: number; readonly filling: string };
  expect([0, 3_000, 6_000].map((size) => (number % 7) * size)).toContain(filling.length);
}
