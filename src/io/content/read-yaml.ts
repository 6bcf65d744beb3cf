/** YAML (and so JSON) text to plain data, with everything that is wrong with it and the place of everything. */
import type { Document, LineCounter } from 'yaml';
import type { Problem } from '../../core/problem.ts';
import { guard, MOST_ALIASES } from './guard.ts';
import { nodeProblems } from './node-problems.ts';
import { placeIn } from './place.ts';

export interface Yaml {
  /** Undefined when there are problems. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** The problem with its line and column, both from 1. */
  readonly locate: (problem: Problem) => Problem & { readonly line: number; readonly column: number };
}

/** Those after the first hundred mostly follow from it. */
const MOST_SYNTAX_PROBLEMS = 100;

/** Never throws for any text. */
export async function readYaml(text: string): Promise<Yaml> {
  const yaml = await import('yaml');
  const forbidden = guard(text, yaml);
  if (forbidden) return { data: undefined, problems: [forbidden], locate: atStart };
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The library's own check takes quadratic time.
    uniqueKeys: false,
    merge: false,
    schema: 'core',
    version: '1.2',
    // Not 'silent': then a second document would be passed over without a word.
    logLevel: 'error',
  });
  const locate = (problem: Problem) => located(problem, document, lines);
  const problems = [
    ...document.errors
      .slice(0, MOST_SYNTAX_PROBLEMS)
      .map(({ code, message, pos }) => syntaxProblem(code, message, lines.linePos(pos[0]))),
    ...nodeProblems(yaml, document, lines),
  ];
  if (problems.length > 0) return { data: undefined, problems, locate };
  try {
    // The library counts what the aliases stand for as well.
    return { data: document.toJS({ maxAliasCount: MOST_ALIASES + 1 }), problems, locate };
  } catch {
    const bomb: Problem = {
      code: 'too-many-aliases',
      path: [],
      message: 'The aliases unfold into too much.',
      hint: 'Write out what they stand for.',
    };
    return { data: undefined, problems: [bomb], locate };
  }
}

function syntaxProblem(code: string, message: string, { line, col }: { line: number; col: number }): Problem {
  const hint =
    code === 'MULTIPLE_DOCS'
      ? 'Keep one document; take the `---` out.'
      : 'Check the indentation and the quotes there.';
  return { code: 'yaml', path: [], message: `${message.replace(/\.$/, '')}.`, hint, line, column: col };
}

function located(problem: Problem, document: Document, lines: LineCounter) {
  if (problem.line !== undefined) return { ...problem, line: problem.line, column: problem.column ?? 1 };
  const { line, col } = lines.linePos(placeIn(document, problem.path, problem.code === 'unknown-key'));
  if (!problem.alsoAt) return { ...problem, line, column: col };
  const also = lines.linePos(placeIn(document, problem.alsoAt, false)).line;
  return {
    ...problem,
    message: `${problem.message.replace(/\.$/, '')}, also in line ${also}.`,
    line,
    column: col,
  };
}

function atStart(problem: Problem) {
  return { ...problem, line: problem.line ?? 1, column: problem.column ?? 1 };
}
