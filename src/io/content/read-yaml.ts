/** YAML (and so JSON) text to plain data, with everything that is wrong with it and the place of everything. */
import type { Document, LineCounter, Node, YAMLMap } from 'yaml';
import type { Problem } from '../../core/problem.ts';
import { guard } from './guard.ts';
import { placeIn } from './place.ts';

export interface Yaml {
  /** Undefined when there are problems. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** The problem with its line and column, both from 1. */
  readonly locate: (problem: Problem) => Problem & { readonly line: number; readonly column: number };
}

const MOST_KEYS = 5_000;

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
    logLevel: 'silent',
  });
  const locate = (problem: Problem) => located(problem, document, lines);
  const problems = [
    ...document.errors.map(({ code, message, pos }) => syntaxProblem(code, message, lines.linePos(pos[0]))),
    ...keyProblems(yaml, document, lines),
  ];
  if (problems.length > 0) return { data: undefined, problems, locate };
  try {
    return { data: document.toJS({ maxAliasCount: 100 }), problems, locate };
  } catch {
    const bomb: Problem = {
      code: 'too-many-aliases',
      path: [],
      message: 'The aliases unfold into too much, or into themselves.',
      hint: 'Write them out.',
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

/** Keys that stand twice, that are no text, or that mean something to the language this is written in. */
function keyProblems(
  yaml: typeof import('yaml'),
  document: Document,
  lines: LineCounter,
): readonly Problem[] {
  const problems: Problem[] = [];
  yaml.visit(document, {
    Map: (_, map) => {
      problems.push(...problemsOfKeys(yaml, map, lines));
    },
  });
  return problems;
}

function problemsOfKeys(yaml: typeof import('yaml'), map: YAMLMap, lines: LineCounter): readonly Problem[] {
  if (map.items.length > MOST_KEYS) {
    return [problemAt(lines, map, 'too-many-keys', `More than ${MOST_KEYS} keys in one map.`)];
  }
  const first = new Map<string, number>();
  return map.items.flatMap(({ key }) => {
    if (!yaml.isScalar(key))
      return [problemAt(lines, yaml.isNode(key) ? key : map, 'bad-key', 'A key must be plain text.')];
    const name = String(key.value);
    const line = lines.linePos(key.range?.[0] ?? 0).line;
    const before = first.get(name);
    if (before !== undefined) {
      return [
        problemAt(lines, key, 'duplicate-key', `'${name.slice(0, 60)}' stands here and in line ${before}.`),
      ];
    }
    first.set(name, line);
    return name in Object.prototype
      ? [problemAt(lines, key, 'unknown-key', `'${name}' is no field here.`)]
      : [];
  });
}

function problemAt(lines: LineCounter, node: Node, code: string, message: string): Problem {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0);
  return { code, path: [], message, line, column: col };
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
