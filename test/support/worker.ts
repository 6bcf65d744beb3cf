/** Starting, stopping and listening to store workers. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { inject } from 'vitest';
import type { WorkerTask } from './store-worker.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said, each line as its words. */
  readonly said: readonly (readonly string[])[];
  readonly stderr: string;
}

export interface Workers {
  /** The built program. */
  readonly program: string;
  readonly start: (task: WorkerTask, options?: StartOptions) => Worker;
  /** Starts it and waits for its end. */
  readonly run: (task: WorkerTask, options?: StartOptions) => Promise<Ended>;
}

export interface StartOptions extends Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> {
  /** A command that gets ours as its last words. */
  readonly under?: readonly string[];
}

export interface Worker {
  readonly process: ChildProcess;
  /** Resolves when a line begins with that word, or with false when the worker ended before. */
  readonly heard: (word: string) => Promise<boolean>;
  readonly ended: Promise<Ended>;
}

/** The worker that was built for this run of the tests. */
export function storeWorkers(): Workers {
  const program = inject('storeWorker');
  const begin = (task: WorkerTask, options?: StartOptions) => start(program, task, options);
  return { program, start: begin, run: (task, options) => begin(task, options).ended };
}

/** Runs the jobs, a few at a time. */
export async function inParallel<T>(
  atOnce: number,
  jobs: readonly (() => Promise<T>)[],
): Promise<readonly T[]> {
  const results: T[] = [];
  const waiting = jobs.entries();
  const runner = async () => {
    for (const [index, job] of waiting) results[index] = await job();
  };
  await Promise.all(Array.from({ length: atOnce }, runner));
  return results;
}

/** What the worker was told to be saved. */
export function savedBy({ said }: Ended): readonly string[] {
  return said.filter(([word]) => word === 'saved').flatMap(([, ...words]) => words);
}

function start(program: string, task: WorkerTask, { under = [], ...options }: StartOptions = {}): Worker {
  const [command = '', ...args] = [...under, process.execPath, program, JSON.stringify(task)];
  // Nothing of this machine's environment: certificates named there cost Node 60 ms at every start.
  const env = { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir() };
  const child = spawn(command, args, { env, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, said: linesOf(out), stderr }));
  const heard = async (word: string) => {
    while (!out.includes(`${word}\t`) && !out.includes(`${word}\n`)) {
      const more = await Promise.race([once(child.stdout, 'data'), ended]);
      if (!Array.isArray(more)) return linesOf(out).some(([first]) => first === word);
    }
    return true;
  };
  return { process: child, heard, ended };
}

/** A last line that was cut off was not said. */
function linesOf(out: string): readonly (readonly string[])[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
}
