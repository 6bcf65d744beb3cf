import type { LocatedProblem } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { problemWords } from '../words/problem.ts';

/** Somebody's file is wrong: the first problems with their places, and how many more there are. */
export function contentError(problems: readonly LocatedProblem[]): UserError {
  const shown = problems.slice(0, MOST_SHOWN).map(problemWords).join('\n');
  const more = problems.length > MOST_SHOWN ? `\nand ${problems.length - MOST_SHOWN} more` : '';
  return new UserError(`${shown}${more}`, {
    exitCode: EXIT.badContent,
    hint: problems[0]?.hint ?? 'Mend the file and run it again. Nothing was changed.',
  });
}

const MOST_SHOWN = 10;
