/** What one sentence, or the title, of an advert asks for. */
import { alternativesOf } from './alternatives.ts';
import { asks, clausesOf, FIRM, type Strength, strengthsOf } from './clauses.ts';
import { withoutCategories } from './links.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Passage } from './passages.ts';
import { firstCharacters, tokensOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Years, yearsIn } from './years.ts';

/** One mention or one group of alternatives. */
export interface Found {
  readonly mentions: readonly Mention[];
  readonly strength: Strength;
  readonly years: Years | undefined;
  readonly says: string;
}

export interface SentenceRead {
  readonly found: readonly Found[];
  readonly years: Years | undefined;
  readonly isAsking: boolean;
}

export function readTitle(title: string, vocabulary: Vocabulary): readonly Found[] {
  const tokens = tokensOf(title);
  const mentions = withoutCategories(tokens, mentionsIn(tokens, vocabulary));
  const groups = alternativesOf(tokens, mentions, clausesOf(tokens), vocabulary);
  const found = mentions.map(
    (mention): Found => ({ mentions: [mention], strength: 'duty', years: undefined, says: title }),
  );
  return grouped(found, (at) => groups[at]);
}

/** `isAsked`: the sentence before it in its paragraph said what is asked for. */
export function readSentence(passage: Passage, vocabulary: Vocabulary, isAsked: boolean): SentenceRead {
  const tokens = tokensOf(passage.text);
  const mentions = withoutCategories(tokens, mentionsIn(tokens, vocabulary));
  const years = yearsIn(tokens, mentions);
  const strengths = strengthsOf(tokens, mentions, passage, isAsked);
  const groups = alternativesOf(tokens, mentions, clausesOf(tokens), vocabulary);
  const numbers: (number | undefined)[] = [];
  const found = mentions.flatMap((mention, at): Found[] => {
    const strength = strengths[at];
    if (!strength) return [];
    numbers.push(groups[at]);
    return [{ mentions: [mention], strength, years: years.byMention[at], says: excerpt(passage.text) }];
  });
  return {
    found: grouped(found, (at) => numbers[at]),
    years: years.whole,
    isAsking: isAsked || asks(tokens),
  };
}

/**
 * Those with one number as one, where the first stands. The firmest of them counts: in `Django (preferred) or Flask` one
 * of both is a must-have. What is not needed stays alone.
 */
export function grouped(
  found: readonly Found[],
  numberOf: (at: number) => number | undefined,
): readonly Found[] {
  const whole: Found[] = [];
  const places = new Map<number, number>();
  for (const [at, one] of found.entries()) {
    const number = one.strength === 'waived' ? undefined : numberOf(at);
    const place = number === undefined ? undefined : places.get(number);
    const before = place === undefined ? undefined : whole[place];
    if (place === undefined || !before) {
      if (number !== undefined) places.set(number, whole.length);
      whole.push(one);
    } else whole[place] = both(before, one);
  }
  return whole;
}

function both(a: Found, b: Found): Found {
  const isFirmer = a.strength !== 'waived' && b.strength !== 'waived' && FIRM[b.strength] > FIRM[a.strength];
  return {
    mentions: [...a.mentions, ...b.mentions],
    strength: isFirmer ? b.strength : a.strength,
    years: a.years ?? b.years,
    says: a.says,
  };
}

const MOST_EXCERPT = 100;

function excerpt(text: string): string {
  return firstCharacters(text.slice(0, 400).replace(/^[\s\-*#>\u2022]+/, ''), MOST_EXCERPT);
}
