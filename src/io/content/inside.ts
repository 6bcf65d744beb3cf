/** Whether a file of content lies where it seems to lie. */
import { realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { Problem } from '../../core/problem.ts';

/** A link to somewhere else is no part of this roadmap. `depth`: how many folders the file is below its own. */
export function leavesFolder(file: string, depth: number): boolean {
  let outer = file;
  for (let up = 0; up <= depth; up += 1) outer = dirname(outer);
  const folder = realpathSync(outer);
  return !realpathSync(file).startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export const OUTSIDE: Problem = {
  code: 'outside',
  path: [],
  message: 'The file is a link that leads out of the folder of the roadmap.',
  hint: 'Put the file itself there.',
};
