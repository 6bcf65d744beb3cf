/** Tests that need a program which is not part of Node. */
import { spawnSync } from 'node:child_process';
import { it } from 'vitest';

function hasProgram(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Skipped with the program's name in the title where it is missing; failed instead where CI demands all of them. */
export function itWith(
  program: string,
  title: string,
  test: () => void | Promise<void>,
  timeout?: number,
): void {
  if (hasProgram(program)) it(title, test, timeout);
  else if (process.env['PYBACKEND_PATH_REQUIRE_TOOLS'] === '1') {
    it(title, () => {
      throw new Error(`${program} is missing`);
    });
  } else it.skip(`${title} (not run: ${program} is missing)`, test);
}
