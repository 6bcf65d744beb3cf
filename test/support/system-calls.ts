/** Stopping a worker at one of its system calls, or letting that call fail, with strace. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from './data-folder.ts';
import type { WorkerTask } from './store-worker.ts';
import type { Ended, Workers } from './worker.ts';

/** One system call of a worker: its name, and the how manieth of that name it is. */
export interface Call {
  readonly name: string;
  readonly nth: number;
}

export interface Struck extends Ended {
  /** Whether the call that was struck was one on a file of the folder. */
  readonly hit: boolean;
}

const NAMES = ['openat', 'write', 'pwrite64', 'fsync', 'close', 'ftruncate', 'truncate'];
/** Newer processors know only the second form. */
const EITHER = ['rename', 'renameat', 'link', 'linkat', 'unlink', 'unlinkat'];
const TRACED = [...NAMES, ...EITHER.map((name) => `?${name}`)].join(',');

/** The calls on files of the folder in one undisturbed run, in order. */
export async function callsOf(workers: Workers, task: WorkerTask): Promise<readonly Call[]> {
  const { log } = await runTraced(workers, task, []);
  const counts = new Map<string, number>();
  return log.flatMap((line) => {
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (!name) return [];
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return line.includes(task.folder) ? [{ name, nth }] : [];
  });
}

/** Runs the task and strikes that call: `signal=SIGKILL`, or `error=EIO` and the like. */
export async function strike(
  workers: Workers,
  task: WorkerTask,
  { name, nth }: Call,
  how: string,
): Promise<Struck> {
  const { log, ...ended } = await runTraced(workers, task, ['-e', `inject=${name}:${how}:when=${nth}`]);
  // Node makes a few calls more or less from run to run, so another call may have been struck.
  const struck = how.startsWith('signal')
    ? log.filter((line) => /^\w+\(/.test(line)).slice(-1)
    : log.filter((line) => line.includes('(INJECTED)'));
  return { ...ended, hit: struck.some((line) => line.includes(task.folder)) };
}

/** Only the main thread is followed: the store works there, the other threads make calls of their own. */
async function runTraced(workers: Workers, task: WorkerTask, options: readonly string[]) {
  const logFile = join(emptyFolder(), 'calls');
  const under = ['strace', '-y', '-s', '8', '-o', logFile, '-e', `trace=${TRACED}`, ...options];
  const ended = await workers.run(task, { under });
  return { ...ended, log: readFileSync(logFile, 'utf8').split('\n') };
}
