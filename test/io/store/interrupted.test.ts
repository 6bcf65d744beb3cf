/** Backups and restores that are killed in the middle: afterwards there is the old state or the new one. */
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activeFacts } from '../../../src/core/learner/active-facts.ts';
import { NOON } from '../../support/clock.ts';
import { copyFolder, emptyFolder, filesIn, folderWith, storeIn } from '../../support/data-folder.ts';
import { itWithFaults } from '../../support/fault-programs.ts';
import { callsOf, strike } from '../../support/system-calls.ts';
import { times } from '../../support/times.ts';
import { type Ended, inParallel, savedBy, storeWorkers, type Worker } from '../../support/worker.ts';
import { linesWith } from './lines.ts';

const KILLS = times(12, 500);
const AT_ONCE = 3;
const LATEST_MS = 30;

/** Between these calls nothing changes on the disk. */
const READING = ['openat', 'close'];

const workers = storeWorkers();

const keys = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);
const OURS = keys('ours', 300);
const THEIRS = keys('theirs', 300);

/** A store and the backup of one that has gone another way since the hundredth fact. */
async function newCase() {
  const common = linesWith(OURS.slice(0, 100), 'kitchen2');
  const folder = folderWith({
    'facts-kitchen2.jsonl': common + linesWith(OURS.slice(100), 'kitchen2', 101),
    device: 'kitchen2\n',
  });
  const there = folderWith({
    'facts-kitchen2.jsonl': common + linesWith(THEIRS.slice(100), 'kitchen2', 101),
  });
  const { file } = await storeIn(there).backup('asked');
  return { folder, file };
}

/** Backups of one second share a name with a number, which is looked for from 1: none of them should wait for that. */
const secondsAfterNoon = (seconds: number) => new Date(Date.parse(NOON) + seconds * 1_000).toISOString();

const NEW_STATE = [...OURS.slice(0, 100), ...THEIRS.slice(100)];

/** The names of the facts that count. */
async function stateOf(folder: string): Promise<readonly string[]> {
  const { facts, warnings } = await storeIn(folder).load();
  expect(warnings).toEqual([]);
  return activeFacts(facts).flatMap((fact) => (fact.type === 'set' ? fact.data.key : []));
}

async function expectOldOrNew(folder: string, file: string, ended: Ended): Promise<'old' | 'new'> {
  const state = await stateOf(folder);
  const outcome = state.length === OURS.length && state[200] === OURS[200] ? 'old' : 'new';
  expect(state).toEqual(outcome === 'old' ? OURS : NEW_STATE);
  if (savedBy(ended).length > 0) expect(outcome).toBe('new');
  // Nothing is in the way of doing it again.
  expect(await storeIn(folder).restore(file)).toMatchObject({ added: outcome === 'old' ? THEIRS.length : 0 });
  expect(await stateOf(folder)).toEqual(NEW_STATE);
  return outcome;
}

async function killAfter(worker: Worker, word: string, waitMs: number): Promise<Ended> {
  await worker.heard(word);
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  worker.process.kill('SIGKILL');
  return worker.ended;
}

describe('killed', () => {
  it(`during a restore, ${KILLS} times at random moments: the old state or the new one, and it can be done again`, async () => {
    const { folder: original, file } = await newCase();
    const outcomes = await inParallel(
      AT_ONCE,
      Array.from({ length: KILLS }, (_, kill) => async () => {
        const folder = join(emptyFolder(), 'data');
        copyFolder(original, folder);
        const worker = workers.start({ do: 'restore', folder, file });
        const ended = await killAfter(worker, 'loaded', (kill / KILLS) * LATEST_MS);
        return expectOldOrNew(folder, file, ended);
      }),
    );
    expect(outcomes).toHaveLength(KILLS);
  }, 300_000);

  itWithFaults(
    'strace',
    'during a restore, at each system call that changes something: the old state or the new one',
    async () => {
      const { folder: original, file } = await newCase();
      const copy = () => {
        const folder = join(emptyFolder(), 'data');
        copyFolder(original, folder);
        return folder;
      };
      const task = (folder: string) => ({ do: 'restore', folder, file }) as const;
      const calls = (await callsOf(workers, task(copy()))).filter(({ name }) => !READING.includes(name));
      const outcomes = await inParallel(
        AT_ONCE,
        calls.map((call) => async () => {
          const folder = copy();
          return expectOldOrNew(folder, file, await strike(workers, task(folder), call, 'signal=SIGKILL'));
        }),
      );
      expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
    },
    120_000,
  );

  it(`during a backup, ${KILLS} times at random moments: every backup in the list is whole, none that was told of is missing`, async () => {
    const { folder } = await newCase();
    const ended = await inParallel(
      AT_ONCE,
      Array.from(
        { length: KILLS },
        (_, kill) => () =>
          killAfter(
            workers.start({ do: 'backup', folder, name: `k${kill}`, time: secondsAfterNoon(kill) }),
            'saved',
            Math.random() * LATEST_MS,
          ),
      ),
    );
    const listed = await storeIn(folder).backups();
    const names = new Set(listed.map(({ file }) => file));
    expect(ended.flatMap(savedBy).filter((file) => !names.has(file))).toEqual([]);
    expect(listed.filter(({ facts }) => facts !== OURS.length)).toEqual([]);
    expect(await stateOf(folder)).toEqual(OURS);
    for (const place of [folder, join(folder, 'backups')]) {
      for (const name of readdirSync(place)) utimesSync(join(place, name), new Date(0), new Date(0));
    }
    expect(await stateOf(folder)).toEqual(OURS);
    const left = Object.keys(filesIn(folder)).filter(
      (name) => !/^(backups\/[^/]+-import(-\d+)?\.jsonl|device|facts-kitchen2\.jsonl)$/.test(name),
    );
    // Whoever was killed last may have left its lock, which the next writer removes.
    expect(left.filter((name) => name !== 'lock')).toEqual([]);
  }, 300_000);
});
