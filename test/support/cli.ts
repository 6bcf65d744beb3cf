/** The built program, called as a person calls it, in a home of its own. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { runInResident } from './resident.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const BINARY = resolve(import.meta.dirname, '../../bin/pybackend-path.js');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Home {
  readonly folder: string;
  /**
   * Runs the program with these words; the environment holds nothing but what is given. It runs in a process that
   * stays (support/resident.ts), unless the environment holds what Node itself reads.
   */
  readonly run: (args: readonly string[], options?: RunOptions) => Run;
  /** The same in a process of its own. */
  readonly spawn: (args: readonly string[], options?: RunOptions) => Run;
  /** Every facts file's bytes, to show that nothing was written. */
  readonly facts: () => string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Variables that Node reads before the program does. */
const READ_BY_NODE = /^(NODE_|LANG$|LC_|TZ$)/;
/** Languages with which Node does as it does without any. */
const AS_WITHOUT = /^C(\.UTF-8)?$/;

export function newHome(): Home {
  const folder = temporaryFolder();
  return {
    folder,
    run: (args, options = {}) => run(folder, args, options),
    spawn: (args, options = {}) => spawn(folder, args, options),
    facts: () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('facts-') && name.endsWith('.jsonl'))
        .sort()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join(''),
  };
}

/** Homes by the sheet that made them: answering it once is enough for all files of a worker. */
const started = new Map<string, string>();

/** A home in which `start` has been answered from a sheet. */
export function startedHome(sheet: Readonly<Record<string, unknown>> = {}): Home {
  const home = newHome();
  const answers = JSON.stringify({
    path: 'default',
    hoursPerWeek: 8,
    startDate: '2026-01-05',
    goal: 'first-job',
    otherwise: 'unknown',
    ...sheet,
  });
  const made = started.get(answers);
  if (made === undefined) {
    const { code, stderr } = home.run(['start', '--answers', '-'], { input: answers });
    if (code !== 0) throw new Error(stderr);
    const kept = mkdtempSync(join(inject('folderOfRun'), 'home-'));
    cpSync(home.folder, kept, { recursive: true, preserveTimestamps: true });
    started.set(answers, kept);
  } else cpSync(made, home.folder, { recursive: true, preserveTimestamps: true });
  return home;
}

/** Another home with the same in it. */
export function copyOf({ folder }: Home): Home {
  const home = newHome();
  cpSync(folder, home.folder, { recursive: true, preserveTimestamps: true });
  return home;
}

export function environment(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    PYBACKEND_PATH_HOME: folder,
    PYBACKEND_PATH_TODAY: '2026-01-05',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    ...more,
  };
}

function run(folder: string, args: readonly string[], options: RunOptions): Run {
  const isForNode = Object.entries(options.env ?? {}).some(
    ([name, value]) => READ_BY_NODE.test(name) && !AS_WITHOUT.test(value),
  );
  if (isForNode) return spawn(folder, args, options);
  const { input = '', env = {}, cwd = folder } = options;
  return runInResident({ binary: BINARY, args, env: environment(folder, env), cwd, input });
}

function spawn(
  folder: string,
  args: readonly string[],
  { input = '', env = {}, cwd = folder }: RunOptions,
): Run {
  const result: SpawnSyncReturns<string> = spawnSync(process.execPath, [BINARY, ...args], {
    input,
    cwd,
    env: environment(folder, env),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}
