/**
 * Looks at a YAML text before it is parsed. Two of the library's three steps, the lexer and the syntax parser, keep a
 * stack of their own. The third, which makes the document, recurses: nesting of some 900 levels makes it run out of
 * stack, the second time in one process without a way to catch that. So the first two run alone at first.
 */
import type { CST as CstType, Lexer as LexerType, Parser as ParserType } from 'yaml';
import type { Problem } from '../../core/problem.ts';

const MOST_DEPTH = 64;
export const MOST_ALIASES = 100;
/** The largest honest files have some 400,000; a million stray ones take the parser 2 GB of memory. */
const MOST_MARKS = 500_000;

/** The parts of the yaml package that are needed here. */
export interface YamlParts {
  readonly Lexer: typeof LexerType;
  readonly Parser: typeof ParserType;
  readonly CST: typeof CstType;
}

/** The first thing that forbids parsing the text, or undefined. */
export function guard(text: string, { Lexer, Parser, CST }: YamlParts): Problem | undefined {
  const parser = new Parser();
  let aliases = 0;
  let marks = 0;
  let type: string | null = null;
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    // The lexeme after this mark is a text, whatever it looks like.
    type = type === 'scalar' ? 'text of a scalar' : CST.tokenType(lexeme);
    if (type === 'tag') {
      return problem(text, offset, 'tag', `Tags such as ${lexeme.slice(0, 40)} are not allowed.`, NO_TAG);
    }
    if (type === 'alias') aliases += 1;
    if (aliases > MOST_ALIASES) {
      return problem(text, offset, 'too-many-aliases', `More than ${MOST_ALIASES} aliases.`, NO_ALIAS);
    }
    if (type !== 'space' && type !== 'scalar') marks += 1;
    if (marks > MOST_MARKS) {
      return problem(text, offset, 'too-large', `More than ${MOST_MARKS} words and marks.`, NO_LENGTH);
    }
    for (const _ of parser.next(lexeme));
    if (depthOf(parser) > MOST_DEPTH) {
      return problem(text, offset, 'too-deep', `More than ${MOST_DEPTH} levels of nesting.`, NO_DEPTH);
    }
  }
  return undefined;
}

const NO_TAG = 'Take it out, or quote a text that begins with an exclamation mark.';
const NO_ALIAS = 'Write out what they stand for.';
const NO_LENGTH = 'Is it the right file?';
const NO_DEPTH = 'A roadmap needs five.';

const COLLECTIONS = new Set(['block-map', 'block-seq', 'flow-collection']);

function depthOf({ stack }: ParserType): number {
  return stack.length > MOST_DEPTH ? stack.filter(({ type }) => COLLECTIONS.has(type)).length : 0;
}

function problem(text: string, offset: number, code: string, message: string, hint: string): Problem {
  const before = text.slice(0, offset).split('\n');
  return { code, path: [], message, hint, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
