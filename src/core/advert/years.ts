/** Years of experience that a sentence asks for. */
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

export interface Years {
  readonly min: number;
  readonly max: number | undefined;
}

interface Asked extends Years {
  /** The word after it. */
  readonly to: number;
}

const WORDS: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, at) => [
    word,
    at + 1,
  ]),
);
const YEARS: ReadonlySet<string> = new Set(['year', 'yr', 'yrs', 'ano', 'jahr', 'jahre', "year's", "years'"]);
/** Nobody asks for more; companies are older. */
const MOST = 20;

/** By mention, and for the sentence as a whole: `5+ years, at least 3 with Python`. */
export function yearsIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
): { readonly whole: Years | undefined; readonly byMention: readonly (Years | undefined)[] } {
  const asked = tokens.flatMap((_, at) => askedAt(tokens, at));
  const byMention = mentions.map(({ from, to }) => {
    const before = asked.findLast((one) => one.to <= from);
    const isBracketed = asked.find(
      (one) => one.to > to && one.to - to <= 5 && /\(/.test(tokens[to]?.gap ?? ''),
    );
    return plain(isBracketed ?? before);
  });
  return { whole: plain(asked[0]), byMention };
}

function plain(asked: Asked | undefined): Years | undefined {
  return asked && { min: asked.min, max: asked.max };
}

/** `3 years`, `3+ yrs`, `2-3 years`, `2 to 4 years`, `five (5) years`. */
function askedAt(tokens: readonly Token[], at: number): readonly Asked[] {
  const token = tokens[at];
  if (!token || !YEARS.has(token.stem)) return [];
  const last = numberOf(tokens[at - 1]);
  if (last === undefined || last > MOST) return [];
  const isRange =
    /^ ?[-\u2013] ?$/.test(tokens[at - 1]?.gap ?? '') ||
    ['to', 'or', 'a'].includes(tokens[at - 2]?.text ?? '');
  const first = isRange ? (numberOf(tokens[at - 2]) ?? numberOf(tokens[at - 3])) : undefined;
  if (
    ['for', 'over', 'founded', 'past', 'since'].includes(tokens[at - 2]?.text ?? '') &&
    tokens[at + 1]?.text !== 'of'
  )
    return [];
  if (tokens[at + 1]?.text === 'old' || tokens[at + 1]?.text === 'ago') return [];
  return [
    first !== undefined && first < last
      ? { min: first, max: last, to: at + 1 }
      : { min: last, max: undefined, to: at + 1 },
  ];
}

function numberOf(token: Token | undefined): number | undefined {
  if (!token) return undefined;
  const digits = /^(\d{1,2})\+*$/.exec(token.text)?.[1];
  return digits === undefined ? WORDS.get(token.text) : Number(digits);
}
