/** Runs of the built program in a process that stays; see resident-program.cjs. */
import { fstatSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

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

let resident: ((job: ResidentJob) => Ended) | undefined;

/** Runs the program and waits for its end, a minute at most. All files of a worker use the same process, which ends with the worker. */
export function runInResident(job: ResidentJob): Ended {
  resident ??= startResident();
  return resident(job);
}

function startResident(): (job: ResidentJob) => Ended {
  const [stdout, stderr] = [openNameless(), openNameless()];
  const answer = new Int32Array(new SharedArrayBuffer(8));
  const program = join(import.meta.dirname, 'resident-program.cjs');
  const line = new Worker(new URL('resident-line.mjs', import.meta.url), {
    workerData: { program, stdout, stderr, answer },
    execArgv: [],
  });
  line.unref();
  return (job) => {
    for (const file of [stdout, stderr]) ftruncateSync(file);
    Atomics.store(answer, 0, 0);
    line.postMessage({ job });
    if (Atomics.wait(answer, 0, 0, TIMEOUT_MS) === 'timed-out') {
      line.postMessage({ giveUp: true });
      throw new Error(`no end of: ${job.args.join(' ')}\n${contentOf(stderr)}`);
    }
    return { code: Atomics.load(answer, 1), stdout: contentOf(stdout), stderr: contentOf(stderr) };
  };
}

/** A file that is gone with the last who has it open. Appended to, so that it is filled from its beginning after it was emptied. */
function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'pybackend-path-resident-'));
  const file = openSync(join(folder, 'output'), 'a+');
  rmSync(folder, { recursive: true });
  return file;
}

function contentOf(file: number): string {
  const bytes = Buffer.alloc(fstatSync(file).size);
  let size = 0;
  for (let read = -1; read !== 0 && size < bytes.length; size += read) {
    read = readSync(file, bytes, size, bytes.length - size, size);
  }
  return bytes.toString('utf8', 0, size);
}
