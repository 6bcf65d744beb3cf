/** Runs the check of an exercise on a copy of the learner's work, under limits, and tells what came out. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckOrder } from '../../context.ts';
import type { CheckRun, TestRecord } from '../../core/practice/verdict.ts';
import { copyWork } from './copy-work.ts';

interface Supervised extends CheckOrder {
  /** `supervise.py`; the files that it needs lie beside it. */
  readonly supervisor: string;
}

const MIB = 1024 * 1024;
const LIMITS = {
  outputBytes: 64 * 1024,
  memoryBytes: 1024 * MIB,
  fileBytes: 8 * MIB,
  openFiles: 256,
  processes: 100,
};
/** How much longer than its limit a check may take before the supervisor itself is given up. */
const GRACE_MS = 5_000;

/** Throws a UserError when the work cannot be copied; whatever the work does is told, not thrown. */
export async function runCheck(order: Supervised): Promise<CheckRun> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pybackend-path-check-')));
  try {
    const work = join(folder, 'work');
    for (const name of ['work', 'home', 'tmp']) mkdirSync(join(folder, name));
    copyWork(order.work, work);
    const nonce = randomBytes(16).toString('hex');
    const printed = await superviseCheck(order, {
      nonce,
      check: order.check,
      work,
      node: process.execPath,
      env: cleanEnvironment(folder),
      seconds: order.seconds,
      ...LIMITS,
      memoryBytes: order.isMemoryLimited === false ? 0 : LIMITS.memoryBytes,
    });
    return checkRun(printed, nonce, hangIn(folder, work));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the work may know of this machine: no name of a user, no secret, no store. */
function cleanEnvironment(folder: string): Readonly<Record<string, string>> {
  const { PATH = '', SYSTEMROOT } = process.env;
  return {
    PATH,
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    LANG: 'C.UTF-8',
    PYTHONUTF8: '1',
    ...(SYSTEMROOT === undefined ? {} : { SYSTEMROOT }),
  };
}

function superviseCheck(
  { supervisor, python, seconds, signal }: Supervised,
  orders: object,
): Promise<string> {
  const [command = 'python3', ...args] = python;
  return new Promise((done, fail) => {
    const child = spawn(command, [...args, '-I', '-B', '-X', 'utf8', supervisor], {
      // A group of its own: Ctrl-C reaches us, and we end the check in order.
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    let printed = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000 + GRACE_MS);
    const stop = () => child.stdin.end();
    signal?.addEventListener('abort', stop);
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
    child.stdin.on('error', () => {});
    child.on('error', fail);
    child.on('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      done(printed);
    });
    // It stays open: when this program dies, whatever the reason, the supervisor sees the end of it.
    child.stdin.write(`${JSON.stringify(orders)}\n`);
    if (signal?.aborted) stop();
  });
}

interface Report {
  readonly nonce: string;
  readonly ended: CheckRun['ended'];
  readonly seconds: number;
  readonly code: number | null;
  readonly verdict: {
    readonly tests: readonly TestRecord[];
    readonly expected: number;
    readonly ran: number;
    readonly tampered: string | null;
  } | null;
  readonly test: string | null;
  readonly output: string;
  readonly outputBytes: number;
}

function checkRun(printed: string, nonce: string, hang: CheckRun['hang']): CheckRun {
  const report = reportIn(printed, nonce);
  if (!report) {
    return { ended: 'lost', passed: false, seconds: 0, tests: [], output: '', outputBytes: 0, hang };
  }
  const { verdict, ended, seconds, code, test, output, outputBytes } = report;
  const tests = verdict?.tests ?? [];
  const isWhole = verdict !== null && verdict.ran === verdict.expected && verdict.tampered === null;
  return {
    ended: ended === 'finished' && verdict === null ? 'left' : ended,
    passed: ended === 'finished' && isWhole && tests.every(({ outcome }) => outcome === 'passed'),
    seconds,
    tests,
    output,
    outputBytes,
    ...(code === null ? {} : { code }),
    ...(test === null ? {} : { test }),
    ...(verdict?.tampered ? { tampered: verdict.tampered } : {}),
    ...(ended === 'time' ? { hang } : {}),
  };
}

function reportIn(printed: string, nonce: string): Report | undefined {
  for (const line of printed.split('\n')) {
    try {
      const report = JSON.parse(line) as Report;
      if (report.nonce === nonce) return report;
    } catch {}
  }
  return undefined;
}

/** The line of the work that was running shortly before the time was up, as Python's faulthandler wrote it. */
function hangIn(folder: string, work: string): CheckRun['hang'] {
  const file = join(folder, 'hang.txt');
  if (!existsSync(file)) return undefined;
  for (const [, path = '', line] of readFileSync(file, 'utf8').matchAll(/File "(.*)", line (\d+)/g)) {
    if (path.startsWith(work)) return { file: path.slice(work.length + 1), line: Number(line) };
  }
  return undefined;
}
