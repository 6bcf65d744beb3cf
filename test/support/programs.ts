/** Tests that need a program which is not part of Node. */
import { spawnSync } from 'node:child_process';
import { it } from 'vitest';

function hasPrograms(programs: string): boolean {
  return programs.split(' ').every((one) => spawnSync('sh', ['-c', `command -v ${one}`]).status === 0);
}

/**
 * Skipped with the program's name in the title where it is missing; failed instead where CI demands all of them. Several
 * programs are separated by spaces.
 */
export function itWith(
  programs: string,
  title: string,
  test: () => void | Promise<void>,
  timeout?: number,
): void {
  if (hasPrograms(programs)) it(title, test, timeout);
  else if (process.env['PYBACKEND_PATH_REQUIRE_TOOLS'] === '1') {
    it(title, () => {
      throw new Error(`${programs} is missing`);
    });
  } else it.skip(`${title} (not run: ${programs} is missing)`, test);
}
