/** Problems of a file, in the order they stand in it. */
import type { LocatedProblem } from '../context.ts';
import { bad, faint, indented, type Line, line } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { problemWords } from '../words/problem.ts';

export function problemsView(problems: readonly LocatedProblem[]): readonly Line[] {
  return [
    ...problems.flatMap((problem) => [
      line(problemWords(problem), faint(` [${problem.code}]`)),
      ...(problem.hint ? [indented(4, faint(problem.hint))] : []),
    ]),
    line(bad(`${counted(problems.length, 'problem')} found.`)),
  ];
}
