import type { LocatedProblem } from '../context.ts';

/** `roadmap.yaml:12:5: the message`, the form that editors and terminals can jump to. */
export function problemWords({ file, line, column, message }: LocatedProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}
