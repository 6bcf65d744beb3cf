/** Tests that let a disk or a system call fail, and need a program for it which not every machine has. */
import { spawnSync } from 'node:child_process';
import { it } from 'vitest';

/** How to see whether the program is there and may be used: containers often forbid it. */
const PROGRAMS = {
  /** Fails or stops a program at a chosen system call. */
  strace: ['strace', '-o', '/dev/null', '-e', 'trace=none', 'true'],
  /** Mounts a small disk without being root. */
  unshare: ['unshare', '-Urm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /tmp'],
} as const;

/**
 * `it` for such a test. Without the program the test is reported as skipped, and its title says why; with
 * PYBACKEND_PATH_REQUIRE_TOOLS=1 it fails instead.
 */
export function itWithFaults(
  program: keyof typeof PROGRAMS,
  title: string,
  test: () => Promise<void> | void,
  timeoutMs?: number,
): void {
  const [command, ...args] = PROGRAMS[program];
  if (spawnSync(command, args).status === 0) it(title, test, timeoutMs);
  else if (process.env['PYBACKEND_PATH_REQUIRE_TOOLS'] === '1') {
    it(title, () => {
      throw new Error(`${program} is missing or may not be used here`);
    });
  } else it.skip(`${title} (not run: ${program} is missing or may not be used here)`);
}

/** `it` for a test of Unix file rights, which Windows does not have. */
export const itOnUnix = process.platform === 'win32' ? it.skip : it;
