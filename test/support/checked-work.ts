/** A check and some work in temporary folders, run as `check` runs them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CheckOrder } from '../../src/context.ts';
import type { CheckRun } from '../../src/core/practice/verdict.ts';
import { runCheck } from '../../src/io/python/run-check.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const SUPERVISOR = resolve(import.meta.dirname, '../../src/io/python/supervise.py');

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Doubles a number: the smallest exercise there is. */
export const DOUBLE_CHECK = `
from checking import Check

class Double(Check):
    def test_two(self):
        """Two becomes four."""
        self.equal("double(2)", self.load("sums").double(2), 4)

    def test_text(self):
        """Zero stays zero."""
        self.equal("double(0)", self.load("sums").double(0), 0)
`;

export const RIGHT = 'def double(number):\n    return 2 * number\n';

/** Runs a check on `sums.py`. */
export function checkOf(
  sums: string | Readonly<Record<string, string>>,
  options: Partial<CheckOrder> & { readonly test?: string } = {},
): Promise<CheckRun> {
  const { test = DOUBLE_CHECK, ...order } = options;
  const folder = writeFiles(temporaryFolder(), { 'check.py': test });
  const work = writeFiles(temporaryFolder(), typeof sums === 'string' ? { 'sums.py': sums } : sums);
  return runCheck({
    supervisor: SUPERVISOR,
    python: ['python3'],
    check: join(folder, 'check.py'),
    work,
    seconds: 10,
    ...order,
  });
}

/** How many processes of this machine have the word on their command line. */
export function processesWith(word: string): number {
  return processIdsWith(word).length;
}

export function processIdsWith(word: string): readonly string[] {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-ax', '-o', 'pid,command'], { encoding: 'utf8' })
      .split('\n')
      .filter((row) => row.includes(word))
      .map((row) => row.trim().split(' ')[0] ?? '');
  }
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

/** How many live processes belong to the group (Linux): other tests run checks at the same time. */
export function processesOfGroup(group: number): number {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
      return Number(fields[2]) === group && fields[0] !== 'Z';
    } catch {
      return false;
    }
  }).length;
}
