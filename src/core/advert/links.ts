/** How two names that follow each other in a sentence hang together: `A or B`, `A/B`, `A, B`, `A and B`. */
import type { Mention } from './mentions.ts';
import { TECHNOLOGY_KINDS } from './technologies.ts';
import type { Token } from './tokens.ts';

export type Link = 'or' | 'slash' | 'comma' | 'and' | undefined;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that may stand between two names of a list. */
const FILLERS = words(`
  or and ou e oder und either other another similar a an the also in with ms apache amazon google framework
  alternatively preferably ideally preferred possibly maybe equivalent comparable like such as o`);
const OR = words('or ou oder alternatively bzw');
const AND = words('and e und');

/** Before a word that says what kind of thing would do as well: `or another relational database`. */
const OTHER = words('other another similar equivalent comparable different outro outra');

/** What may stand in a bracket after a name that a choice goes on behind: `(preferred)`, `(3.10+)`, `(2 years)`. */
const BESIDES = words(
  'preferred preferably ideally ideal favourite favorite first choice our years year version',
);

function isBeside(text: string): boolean {
  return BESIDES.has(text) || /^v?\d/.test(text);
}

/** Words between two names of one kind that `or` joins: `either Django or experience with Flask`. */
const MOST_BETWEEN = 7;

export function areAlike(a: Mention, b: Mention): boolean {
  return a.name.kind === b.name.kind;
}

/** Two frameworks, two databases: technologies of which one can stand for the other. */
export function areRivals(a: Mention, b: Mention): boolean {
  return areAlike(a, b) && TECHNOLOGY_KINDS.has(a.name.kind);
}

/** `another relational database`, `other Python frameworks`: says a kind of thing, not one of the names to choose from. */
export function isCategory(tokens: readonly Token[], before: Mention | undefined, mention: Mention): boolean {
  const word = tokens[mention.from - 1];
  const isAfterOther = word !== undefined && tokens[mention.from]?.gap === ' ' && OTHER.has(word.text);
  return isAfterOther && before !== undefined && !areAlike(before, mention);
}

/** Without subjects that only say a kind of thing; a technology there (`other Python frameworks`) is asked for too. */
export function withoutCategories(
  tokens: readonly Token[],
  mentions: readonly Mention[],
): readonly Mention[] {
  return mentions.filter(
    (mention, at) =>
      TECHNOLOGY_KINDS.has(mention.name.kind) || !isCategory(tokens, mentions[at - 1], mention),
  );
}

export function linkOf(tokens: readonly Token[], a: Mention, b: Mention): Link {
  const { between, gaps } = outsideBrackets(tokens, a.to, b.from);
  const isEnded = (tokens[b.from]?.gap ?? '').includes(',');
  const isOr = between.some((text, at) => OR.has(text) && !(isEnded && saysSimilar(between, at + 1)));
  const isFilled = between.length <= 4 && between.every((text) => FILLERS.has(text));
  const isLong = isOr && between.length <= MOST_BETWEEN && areRivals(a, b);
  if (!(isFilled || isLong) || /[;:.!?)\]]/.test(gaps)) return undefined;
  if (isOr) return 'or';
  if (/[([]/.test(gaps)) return undefined;
  if (between.some((text) => AND.has(text)) || /[&+]/.test(gaps)) return 'and';
  if (gaps.includes('/')) return 'slash';
  return gaps.includes(',') ? 'comma' : undefined;
}

/** `Python or similar, PostgreSQL`: that `or` does not reach the next name. */
function saysSimilar(between: readonly string[], at: number): boolean {
  return between.slice(at, at + 2).some((text) => OTHER.has(text));
}

/** Words and marks between two names; `(preferred)` and `(3.10+)` are passed over. */
function outsideBrackets(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly between: readonly string[]; readonly gaps: string } {
  let gaps = '';
  let between: string[] = [];
  let opened: { readonly words: number; readonly marks: number } | undefined;
  for (let at = from; at <= to; at += 1) {
    for (const mark of tokens[at]?.gap ?? '') {
      if (mark === '(') opened = { words: between.length, marks: gaps.length };
      if (mark === ')' && opened && between.slice(opened.words).every(isBeside)) {
        between = between.slice(0, opened.words);
        gaps = gaps.slice(0, opened.marks);
        opened = undefined;
      } else gaps += mark;
    }
    const text = tokens[at]?.text;
    if (at < to && text !== undefined) between.push(text);
  }
  return { between, gaps };
}
