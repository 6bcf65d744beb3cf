/** Finding phrases in a sentence: the longest that begins at a word, from left to right. */
import { type Token, tokensOf } from './tokens.ts';

export interface Lexicon<T> {
  readonly meanings: ReadonlyMap<string, T>;
  /** Words of the longest phrase. */
  readonly longest: number;
}

export interface Hit<T> {
  readonly meaning: T;
  /** Its first word, and the word after its last. */
  readonly from: number;
  readonly to: number;
}

/** Phrases by meaning, between semicolons; of a phrase that stands twice the first counts. */
export function lexicon<T extends string>(phrases: Readonly<Record<T, string>>): Lexicon<T> {
  const meanings = new Map<string, T>();
  let longest = 1;
  for (const [meaning, list] of Object.entries(phrases) as [T, string][]) {
    for (const phrase of list.split(';')) {
      const words = tokensOf(phrase).map(({ stem }) => stem);
      longest = Math.max(longest, words.length);
      const key = words.join(' ');
      if (!meanings.has(key)) meanings.set(key, meaning);
    }
  }
  return { meanings, longest };
}

/** At most `longest` look-ups for each word. */
export function hits<T>(tokens: readonly Token[], { meanings, longest }: Lexicon<T>): readonly Hit<T>[] {
  const found: Hit<T>[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const hit = hitAt(tokens, from, meanings, longest);
    if (!hit) continue;
    found.push(hit);
    from = hit.to - 1;
  }
  return found;
}

function hitAt<T>(
  tokens: readonly Token[],
  from: number,
  meanings: ReadonlyMap<string, T>,
  longest: number,
): Hit<T> | undefined {
  let key = '';
  let best: Hit<T> | undefined;
  for (let to = from; to < Math.min(tokens.length, from + longest); to += 1) {
    key += `${to > from ? ' ' : ''}${tokens[to]?.stem}`;
    const meaning = meanings.get(key);
    if (meaning !== undefined) best = { meaning, from, to: to + 1 };
  }
  return best;
}
