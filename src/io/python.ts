/** The one room that starts a program: the learner's Python. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Machine } from '../context.ts';

const CANDIDATES: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  win32: [['py', '-3'], ['python'], ['python3']],
  other: [['python3'], ['python']],
};

/** The first Python 3 on the path. Asks each candidate for its version; a shim that prints nothing is passed by. */
export async function findPython(platform: string): ReturnType<Machine['python']> {
  for (const [command, ...args] of CANDIDATES[platform] ?? CANDIDATES['other'] ?? []) {
    const version = await versionOf(command, args);
    if (version?.startsWith('3.')) return { command: [command, ...args].join(' '), version };
  }
  return undefined;
}

async function versionOf(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, [...args, '--version'], { timeout: 5_000 });
    return /^Python (\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
