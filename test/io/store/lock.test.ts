/** Locks that were left behind, locks that are held, and many who want the same one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/io/store/store.ts';
import { clockAt, NOON } from '../../support/clock.ts';
import { emptyFolder, mark, marksIn, putFile, storeIn } from '../../support/data-folder.ts';
import { times } from '../../support/times.ts';
import { savedBy, storeWorkers } from '../../support/worker.ts';

const RACERS = 10;
const RACES = times(20, 300);

const workers = storeWorkers();

function lockOf(pid: number, more: object = {}): string {
  return JSON.stringify({ pid, host: hostname(), token: 'left-behind', ...more });
}

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

async function recordsWithoutWaiting(folder: string): Promise<void> {
  // Long enough for the machine to be busy, much shorter than any wait for a lock to grow old.
  await storeIn(folder, NOON, 5_000).record([mark('through')]);
  expect(await marksIn(folder)).toEqual(['through']);
  expect(readdirSync(folder).filter((name) => /lock|tmp/.test(name))).toEqual([]);
}

describe('a lock that nobody holds is broken', () => {
  it('when its process ended', async () => {
    const folder = emptyFolder();
    putFile(folder, 'lock', lockOf(await deadProcess()));
    await recordsWithoutWaiting(folder);
  });

  it('when its process number belongs to another process now (our own)', async () => {
    const folder = emptyFolder();
    putFile(folder, 'lock', lockOf(process.pid, { started: 'an-earlier-boot/17' }));
    // Where the system does not tell when a process started, only the boot can show it.
    if (!existsSync('/proc/self/stat')) utimesSync(join(folder, 'lock'), new Date(0), new Date(0));
    await recordsWithoutWaiting(folder);
  });

  it('when it holds nothing and is old', async () => {
    const folder = emptyFolder();
    putFile(folder, 'lock', '');
    const old = new Date(Date.now() - 11_000);
    utimesSync(join(folder, 'lock'), old, old);
    await recordsWithoutWaiting(folder);
  });

  it('also when somebody ended in the middle of breaking it', async () => {
    const folder = emptyFolder();
    putFile(folder, 'lock', lockOf(await deadProcess()));
    putFile(folder, 'lock.break', lockOf(await deadProcess(), { token: 'breaker' }));
    await recordsWithoutWaiting(folder);
  });

  it(`by one only: ${RACERS} processes find the same stale lock, ${RACES} races, never two inside`, async () => {
    const folder = emptyFolder();
    const dead = await deadProcess();
    for (let race = 1; race <= RACES; race++) putFile(folder, `${race}/lock`, lockOf(dead));
    const startAt = Date.now() + 1_500;
    const ended = await Promise.all(
      Array.from({ length: RACERS }, () => workers.run({ do: 'race', folder, count: RACES, startAt })),
    );
    expect(ended.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
    expect(ended.flatMap(savedBy)).toHaveLength(RACERS * RACES);
  }, 120_000);
});

describe('a lock that is held', () => {
  it('is waited for, then named with its process and the next step (75); nothing is written', async () => {
    const folder = emptyFolder();
    await storeIn(folder).record([mark('before')]);
    const holder = process.ppid;
    putFile(folder, 'lock', lockOf(holder));
    const waits: (number | undefined)[] = [];
    const store = openStore({
      folder,
      clock: clockAt(NOON),
      lockWaitMs: 500,
      onWaiting: (pid) => waits.push(pid),
    });
    await expect(store.record([mark('never')])).rejects.toMatchObject({
      exitCode: 75,
      message: expect.stringContaining(`process ${holder}`),
      hint: expect.stringContaining(join(folder, 'lock')),
    });
    expect(waits).toEqual([holder]);
    expect(await marksIn(folder)).toEqual(['before']);
    expect(existsSync(join(folder, 'lock'))).toBe(true);
  });

  it('of another machine is never broken for its process number', async () => {
    const folder = emptyFolder();
    putFile(folder, 'lock', lockOf(await deadProcess(), { host: 'another-machine' }));
    await expect(storeIn(folder, NOON, 100).record([mark('never')])).rejects.toMatchObject({
      exitCode: 75,
      message: expect.stringContaining('another-machine'),
    });
  });

  it.each(['', 'not json', '{"pid":-1,"host":"x","token":"t"}', '{"pid":0,"host":"x","token":"t"}'])(
    'that cannot be understood is waited for: %j',
    async (text) => {
      const folder = emptyFolder();
      putFile(folder, 'lock', text);
      await expect(storeIn(folder, NOON, 100).record([mark('never')])).rejects.toMatchObject({
        exitCode: 75,
      });
    },
  );
});
