/** Each system call of recording is killed in turn, then fails in turn: no false "saved", nothing old is harmed. */
import { describe, expect } from 'vitest';
import { filesIn, folderWith, marksIn, storeIn } from '../../support/data-folder.ts';
import { itWithFaults } from '../../support/fault-programs.ts';
import type { WorkerTask } from '../../support/store-worker.ts';
import { type Call, callsOf, type Struck, strike } from '../../support/system-calls.ts';
import { inParallel, savedBy, storeWorkers } from '../../support/worker.ts';
import { linesWith } from './lines.ts';

const OLD_NAME = 'facts-kitchen2.jsonl';
const OLD = linesWith(['old-1', 'old-2', 'old-3'], 'kitchen2');
const AT_ONCE = 3;
const LEAST_KILLS = 40;
const LEAST_ERRORS = 60;

const ERRORS: Readonly<Record<string, readonly string[]>> = {
  openat: ['EACCES', 'EMFILE', 'EIO', 'ENFILE'],
  write: ['EIO', 'ENOSPC', 'EDQUOT'],
  fsync: ['EIO', 'ENOSPC'],
  close: ['EIO'],
  rename: ['EIO', 'ENOSPC', 'EROFS', 'EACCES'],
  link: ['EIO', 'ENOSPC', 'EROFS', 'EPERM'],
  unlink: ['EIO', 'EROFS', 'EACCES'],
};

const workers = storeWorkers();

const taskIn = (folder: string, count: number): WorkerTask => ({
  do: 'record',
  folder,
  name: 'new',
  count,
  goOn: true,
});
const newFolder = () => folderWith({ [OLD_NAME]: OLD });

describe('a disk that fails, a process that is stopped', () => {
  itWithFaults(
    'strace',
    `killed at each system call of recording (over ${LEAST_KILLS} points): 0 acknowledged facts lost`,
    async () => {
      const calls = await callsOf(workers, taskIn(newFolder(), 2));
      const outcomes = await inParallel(
        AT_ONCE,
        calls.map((call) => () => strikeAndLook(call, 'signal=SIGKILL')),
      );
      const hits = outcomes.filter(({ hit, signal }) => hit && signal === 'SIGKILL');
      expect(hits.length).toBeGreaterThanOrEqual(LEAST_KILLS);
    },
    120_000,
  );

  itWithFaults(
    'strace',
    `EIO, ENOSPC, EDQUOT, EACCES, EROFS, EMFILE, ENFILE, EPERM in turn (over ${LEAST_ERRORS} points): 0 false "saved"`,
    async () => {
      const calls = await callsOf(workers, taskIn(newFolder(), 2));
      const points = calls.flatMap((call, index) => errorsFor(call, index).map((error) => ({ call, error })));
      const outcomes = await inParallel(
        AT_ONCE,
        points.map(
          ({ call, error }) =>
            () =>
              strikeAndLook(call, `error=${error}`),
        ),
      );
      expect(outcomes.filter(({ hit }) => hit).length).toBeGreaterThanOrEqual(LEAST_ERRORS);
      const words = outcomes.flatMap(({ said }) => said);
      expect(words.filter(([word]) => word === 'crashed')).toEqual([]);
      const failures = words.filter(([word]) => word === 'failed');
      expect(failures.length).toBeGreaterThan(LEAST_ERRORS / 4);
      expect(failures.filter(([, code]) => code !== '74')).toEqual([]);
      const sentence = /^(The change was not saved|What you did so far cannot be read): [a-z ,-]+ \(.+\)\.$/;
      expect(failures.filter(([, , message = '']) => !sentence.test(message))).toEqual([]);
    },
    120_000,
  );
});

/** Every error where something is written, one of them for the many calls that open a file. */
function errorsFor({ name }: Call, index: number): readonly string[] {
  const errors = ERRORS[name] ?? ERRORS[name.replace(/at$/, '')] ?? ['EIO'];
  return name === 'openat' ? errors.slice(index % errors.length).slice(0, 1) : errors;
}

async function strikeAndLook(call: Call, how: string): Promise<Struck> {
  const folder = newFolder();
  // The second change shows how it goes on after the first met with a fault.
  const ended = await strike(workers, taskIn(folder, 2), call, how);
  const point = `${call.name} ${call.nth} ${how}`;
  expect([point, ended.stderr]).toEqual([point, '']);
  expect([point, filesIn(folder)[OLD_NAME]]).toEqual([point, OLD]);
  const { facts, warnings } = await storeIn(folder).load();
  const kept = facts.flatMap((fact) =>
    fact.type === 'set' ? [fact.data.key, `${fact.device}-${fact.counter}`] : [],
  );
  expect([point, savedBy(ended).filter((word) => !kept.includes(word)), warnings]).toEqual([point, [], []]);
  expect([point, facts.length]).toEqual([point, new Set(facts.map(({ counter }) => counter)).size]);
  // What the crash left must not stand in the way of the next change.
  await storeIn(folder).record([{ type: 'set', data: { key: 'next', value: 1 } }]);
  const keys = facts.flatMap((fact) => (fact.type === 'set' ? fact.data.key : []));
  expect([point, await marksIn(folder)]).toEqual([point, [...keys, 'next']]);
  return ended;
}
