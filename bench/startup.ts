/** How long whole runs take beside bare Node: medians of interleaved runs, and the ratio that matters. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NewFact } from '../src/core/learner/fact.ts';
import { systemClock } from '../src/io/clock.ts';
import { openStore } from '../src/io/store/store.ts';
import { median, printTable } from './table.ts';

const RUNS = 15;
const FACTS = 2_000;
const BINARY = resolve('bin/pybackend-path.js');

/** Loads the bank, which the others never do. */
const ANSWERS = resolve('bench/answers.yaml');

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['node -e 0', ['-e', '0']],
  ['--version', [BINARY, '--version']],
  ['next', [BINARY, 'next']],
  ['list', [BINARY, 'list']],
  ['show orm', [BINARY, 'show', 'orm']],
  ['quiz, one question', [BINARY, 'quiz', '--answers', ANSWERS]],
  ['next, snapshot gone', [BINARY, 'next', '--roadmap', resolve('roadmap.yaml')]],
];

/** Bare Node is fast or slow by what the environment makes it load first, so the ratio is taken in two of them. */
export async function startup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const own = {
    PYBACKEND_PATH_HOME: folder,
    LANG: 'C.UTF-8',
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
  };
  try {
    await fill(folder, { ...process.env, ...own });
    compare('your environment', { ...process.env, ...own });
    compare('an empty environment', { PATH: process.env['PATH'], HOME: folder, ...own });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(where: string, env: NodeJS.ProcessEnv): void {
  for (const [, args] of CASES) run(env, args);
  const times = CASES.map((): number[] => []);
  for (let round = 0; round < RUNS; round += 1) {
    for (const [at, [, args]] of CASES.entries()) times[at]?.push(run(env, args));
  }
  const bare = median(times[0] ?? []);
  printTable(
    `Whole runs in ${where}: median of ${RUNS}, Node ${process.version}, 90 skills, ${FACTS} facts`,
    [
      ['', 'ms', 'x bare node'],
      ...CASES.map(([name], at) => [
        name,
        median(times[at] ?? []).toFixed(1),
        (median(times[at] ?? []) / bare).toFixed(2),
      ]),
    ],
  );
}

async function fill(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const answers = JSON.stringify({
    path: 'default',
    hoursPerWeek: 8,
    startDate: '2026-01-05',
    goal: 'first-job',
  });
  const { status, stderr } = spawnSync(process.execPath, [BINARY, 'start', '--answers', '-'], {
    input: answers,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const store = openStore({ folder, clock: systemClock(undefined) });
  const facts = Array.from({ length: FACTS }, (_, at): NewFact => {
    const data = { skill: at % 2 === 0 ? 'terminal-basics' : 'http-basics', via: 'done' } as const;
    return at % 4 < 2 ? { type: 'claimed', data } : { type: 'reopened', data };
  });
  await store.record(facts);
}

function run(env: NodeJS.ProcessEnv, args: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const took = performance.now() - begun;
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return took;
}
