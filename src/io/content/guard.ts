/**
 * Looks at the tokens of a YAML text before it is parsed. The parser recurses: nesting of some 900 levels makes it
 * run out of stack, the second time in one process without a way to catch that. The lexer does not recurse.
 */
import type { CST as CstType, Lexer as LexerType } from 'yaml';
import type { Problem } from '../../core/problem.ts';

export const MOST_DEPTH = 64;
export const MOST_ALIASES = 100;

/** The two parts of the yaml package that are needed here. */
export interface YamlTokens {
  readonly Lexer: typeof LexerType;
  readonly CST: typeof CstType;
}

/** The first thing that forbids parsing the text, or undefined. */
export function guard(text: string, { Lexer, CST }: YamlTokens): Problem | undefined {
  const depth = depthCounter();
  let aliases = 0;
  let line = 1;
  let column = 1;
  const problem = (code: string, message: string, hint: string): Problem => ({
    code,
    path: [],
    message,
    hint,
    line,
    column,
  });
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    if (depth.after(type, column) > MOST_DEPTH) {
      return problem('too-deep', `More than ${MOST_DEPTH} levels of nesting.`, 'A roadmap needs five.');
    }
    if (type === 'tag') {
      return problem('tag', `Tags such as ${lexeme.slice(0, 40)} are not allowed.`, 'Take it out.');
    }
    if (type === 'alias') aliases += 1;
    if (aliases > MOST_ALIASES) {
      return problem('too-many-aliases', `More than ${MOST_ALIASES} aliases.`, 'Write them out.');
    }
    if (isMark(type)) continue;
    const breaks = lexeme.split('\n');
    line += breaks.length - 1;
    column = breaks.length > 1 ? (breaks.at(-1) ?? '').length + 1 : column + lexeme.length;
  }
  return undefined;
}

/** Marks that the lexer adds; they stand for no character of the text. */
function isMark(type: string | null): boolean {
  return type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar';
}

/** Levels of nesting: open brackets, and columns at which block collections have begun. */
function depthCounter() {
  const columns: number[] = [];
  let brackets = 0;
  let itemColumn = 1;
  const open = (column: number) => {
    while ((columns.at(-1) ?? 0) > column) columns.pop();
    if (columns.at(-1) !== column) columns.push(column);
  };
  return {
    after: (type: string | null, column: number): number => {
      if (type === 'flow-map-start' || type === 'flow-seq-start') brackets += 1;
      else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets = Math.max(0, brackets - 1);
      else if (brackets > 0) return columns.length + brackets;
      else if (type === 'seq-item-ind' || type === 'explicit-key-ind') open(column);
      else if (type === 'map-value-ind') open(itemColumn);
      else if (type !== null && KEYS.has(type)) itemColumn = column;
      return columns.length + brackets;
    },
  };
}

/** What the key of a block map can begin with. */
const KEYS = new Set(['scalar', 'single-quoted-scalar', 'double-quoted-scalar', 'alias', 'anchor']);
