/** Runs of the built program in a process that stays; see resident-program.cjs. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';

export interface ResidentJob {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly input: string | Buffer;
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TIMEOUT_MS = 60_000;

let resident:
  | { readonly run: (job: ResidentJob) => Ended; readonly close: () => Promise<unknown> }
  | undefined;
afterAll(async () => {
  await resident?.close();
  resident = undefined;
});

/** Runs the program and waits for its end, a minute at most. */
export function runInResident(job: ResidentJob): Ended {
  resident ??= startResident();
  return resident.run(job);
}

function startResident() {
  const folder = mkdtempSync(join(tmpdir(), 'pybackend-path-resident-'));
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  for (const file of [stdout, stderr]) writeFileSync(file, '');
  const answer = new Int32Array(new SharedArrayBuffer(8));
  const program = join(import.meta.dirname, 'resident-program.cjs');
  const line = new Worker(new URL('resident-line.mjs', import.meta.url), {
    workerData: { program, stdout, stderr, answer },
    execArgv: [],
  });
  const run = (job: ResidentJob): Ended => {
    for (const file of [stdout, stderr]) truncateSync(file);
    Atomics.store(answer, 0, 0);
    line.postMessage({ job });
    if (Atomics.wait(answer, 0, 0, TIMEOUT_MS) === 'timed-out') {
      line.postMessage({ giveUp: true });
      throw new Error(`no end of: ${job.args.join(' ')}\n${readFileSync(stderr, 'utf8')}`);
    }
    return {
      code: Atomics.load(answer, 1),
      stdout: readFileSync(stdout, 'utf8'),
      stderr: readFileSync(stderr, 'utf8'),
    };
  };
  const close = async () => {
    line.postMessage({});
    await once(line, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return { run, close };
}
