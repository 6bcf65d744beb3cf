/**
 * A program that uses the store and says what it was told, one line each, for tests that stop it or let its disk
 * fail. What it says stands in the pipe before it does anything else.
 */
import { accessSync, closeSync, openSync, readdirSync, unlinkSync, writeSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../src/exit.ts';
import { withLock } from '../../src/io/store/lock.ts';
import { openSnapshot } from '../../src/io/store/snapshot.ts';
import { openStore } from '../../src/io/store/store.ts';
import { clockAt, NOON } from './clock.ts';

export interface WorkerTask {
  readonly do: 'record' | 'load' | 'backup' | 'restore' | 'snapshot' | 'snapshot-read-back' | 'race';
  readonly folder: string;
  /** Begins every name, so that two workers never say the same. */
  readonly name?: string;
  readonly count?: number;
  /** Facts in one change; without it one to three. */
  readonly size?: number;
  /** Characters of filling in every fact. */
  readonly filling?: number;
  readonly file?: string;
  readonly lockWaitMs?: number;
  /** Its clock, which stands still; NOON without it. */
  readonly time?: string;
  /** For a race: when it begins, in milliseconds since 1970. */
  readonly startAt?: number;
  /** Goes on after an error. */
  readonly goOn?: boolean;
}

/** Time for all workers to get through one lock. */
const RACE_MS = 60;

const task = JSON.parse(process.argv[2] ?? '{}') as WorkerTask;
const { folder, name = 'w', count = Number.POSITIVE_INFINITY, lockWaitMs = 15_000 } = task;
const store = openStore({
  folder,
  clock: clockAt(task.time ?? NOON),
  lockWaitMs,
  onWaiting: (pid) => say('waiting', String(pid)),
});

const ACTIONS: Readonly<Record<WorkerTask['do'], () => Promise<void>>> = {
  record: async () => {
    await attempt(async () => say('loaded', ...(await store.load()).warnings.map(({ code }) => code)));
    for (let number = 1; number <= count; number++) await attempt(() => recordOne(number));
  },
  load: async () => {
    const { facts, warnings } = await store.load();
    say('facts', JSON.stringify({ facts, warnings }));
  },
  backup: async () => {
    for (let number = 1; number <= count; number++) {
      await attempt(async () => say('saved', (await store.backup('import', task.file)).file));
    }
  },
  restore: async () => {
    say('loaded');
    await attempt(async () => say('saved', String((await store.restore(task.file ?? '')).added)));
  },
  snapshot: async () => {
    const snapshot = openSnapshot({ folder });
    say('loaded');
    for (let number = 1; number <= count; number++) {
      await snapshot.write({ name, number, filling: '.'.repeat((number % 7) * (task.filling ?? 0)) });
      say('saved', String(number));
    }
  },
  'snapshot-read-back': async () => {
    const snapshot = openSnapshot({ folder });
    for (let number = 1; number <= count; number++) {
      await snapshot.write({ name, number, filling: '.'.repeat((number % 7) * (task.filling ?? 0)) });
      say('read', JSON.stringify(snapshot.read() ?? null));
    }
    say('left', ...readdirSync(folder));
  },
  // One lock after the other, each at the same moment as all other workers.
  race: async () => {
    for (let number = 1; number <= count; number++) {
      await sleep(Math.max(0, (task.startAt ?? 0) + number * RACE_MS - Date.now()));
      await attempt(() =>
        withLock({ folder: `${folder}/${number}`, waitMs: lockWaitMs }, () => beAlone(number)),
      );
    }
  },
};

async function recordOne(number: number): Promise<void> {
  const size = task.size ?? (number % 3) + 1;
  const keys = Array.from({ length: size }, (_, index) => `${name}-${number}-${index}`);
  // Lets a test find this place in a list of system calls.
  pass(`/begin-${number}`);
  const facts = await store.record(
    keys.map((key) => ({ type: 'set', data: { key, value: '.'.repeat(task.filling ?? 0) } })),
  );
  say('saved', ...keys, ...facts.map(({ device, counter }) => `${device}-${counter}`));
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) say('crashed', String(error));
    else say('failed', String(error.exitCode), error.message);
    if (!task.goOn) throw error;
  }
}

/** Ends badly when somebody else is in here too. */
function beAlone(number: number): void {
  const file = `${folder}/${number}/inside`;
  closeSync(openSync(file, 'wx'));
  for (const begun = Date.now(); Date.now() - begun < 2; );
  unlinkSync(file);
  say('saved', String(number));
}

function pass(path: string): void {
  try {
    accessSync(path);
  } catch {
    // It never exists.
  }
}

function say(...words: readonly string[]): void {
  writeSync(1, `${words.join('\t')}\n`);
}

ACTIONS[task.do]().catch((error: unknown) => {
  if (!(error instanceof UserError))
    say('crashed', error instanceof Error ? String(error.stack).replaceAll('\n', ' ') : '');
  process.exitCode = error instanceof UserError ? error.exitCode : 70;
});
