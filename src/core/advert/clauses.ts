/** What a sentence says about the names in it: asked for, nice to have, or not needed. */
import { type Hit, hits } from './lexicon.ts';
import { listEnd, type Mention } from './mentions.ts';
import type { Passage } from './passages.ts';
import { CUES, type Cue, NEEDED, TOPICS, type Topic } from './phrases.ts';
import type { Token } from './tokens.ts';

/** How firmly a name is asked for. A `duty` or a `stack` implies it; `waived`: it is said not to be needed. */
export type Strength = 'must' | 'nice' | 'duty' | 'stack' | 'waived';

/** Said in several places: a requirement beats a nice-to-have, that beats a duty, and that beats a stack. */
export const FIRM: Readonly<Record<Exclude<Strength, 'waived'>, number>> = {
  must: 3,
  nice: 2,
  duty: 1,
  stack: 0,
};

const BREAKS: ReadonlySet<string> = new Set(['but', 'however', 'mas', 'although', 'though', 'aber']);

/** A dash before one of these cuts nothing: `Django - or Flask`. */
const JOINING: ReadonlySet<string> = new Set(['or', 'ou', 'oder']);

/** For each word the number of its clause: cut at semicolons, dashes and `but`. */
export function clausesOf(tokens: readonly Token[]): readonly number[] {
  let clause = 0;
  return tokens.map(({ gap, text }, at) => {
    const isCut = /[;\u2013\u2014]| - /.test(gap) && !JOINING.has(text);
    if (at > 0 && (isCut || BREAKS.has(text))) clause += 1;
    return clause;
  });
}

/**
 * The strength of each mention; undefined: the sentence is about something else. `isAsked`: the sentence before it in
 * its paragraph said what is asked for.
 */
export function strengthsOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  passage: Passage,
  isAsked: boolean,
): readonly (Strength | undefined)[] {
  if (mentions.length === 0) return [];
  const clauses = clausesOf(tokens);
  const base = basesOf({ tokens, mentions, clauses, passage, isAsked });
  const strengths = mentions.map(({ from, to }) => {
    const strength = base[clauses[from] ?? 0];
    return isPeople(tokens, from, to) ? undefined : strength;
  });
  const cues = hits(tokens, CUES);
  for (const [order, cue] of cues.entries()) {
    const to = SAYS[cue.meaning];
    if (!to) continue;
    for (const at of reached(tokens, mentions, clauses, cue, cues[order - 1])) {
      const before = strengths[at];
      if (before !== undefined && before !== 'waived') strengths[at] = to;
    }
  }
  return strengths;
}

const SAYS: Readonly<Record<Cue, Strength | undefined>> = {
  'nice back': 'nice',
  'nice forward': 'nice',
  'must back': 'must',
  'not back': 'waived',
  'not forward': 'waived',
  no: 'waived',
  nothing: undefined,
};

/** The mentions that the cue is about. */
function reached(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  clauses: readonly number[],
  cue: Hit<Cue>,
  earlier: Hit<Cue> | undefined,
): readonly number[] {
  const inClause = [...mentions.keys()].filter(
    (at) => clauses[mentions[at]?.from ?? 0] === clauses[cue.from],
  );
  const before = inClause.filter((at) => (mentions[at]?.to ?? 0) <= cue.from);
  const after = inClause.filter((at) => (mentions[at]?.from ?? 0) >= cue.to);
  const isBracketed = /[([]/.test(tokens[cue.from]?.gap ?? '') && /[)\]]/.test(tokens[cue.to]?.gap ?? ')');
  if (isBracketed && before.length > 0 && cue.to - cue.from < 4) {
    const isPreference = PREFERENCES.has(tokens[cue.from]?.text ?? '');
    return isPreference ? before.slice(-1) : choiceAtEnd(tokens, mentions, before);
  }
  if (cue.meaning === 'no') {
    const end = endOfNo(tokens, clauses, cue);
    return after.filter((at) => (mentions[at]?.from ?? 0) < end);
  }
  if (cue.meaning.endsWith('forward')) return after;
  const sinceCue = earlier && clauses[earlier.from] === clauses[cue.from] ? earlier.to : 0;
  const since = Math.max(sinceCue, openBracket(tokens, cue.from));
  const back = before.filter((at) => (mentions[at]?.from ?? 0) >= since);
  return back.length > 0 || before.length > 0 ? back : after;
}

const PREFERENCES: ReadonlySet<string> = new Set(['preferred', 'preferably', 'ideally']);

/** `MongoDB or Redis (nice to have)` is said of both. */
function choiceAtEnd(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  before: readonly number[],
): readonly number[] {
  let first = before.length - 1;
  for (; first > 0; first -= 1) {
    const [a, b] = [mentions[before[first - 1] ?? 0], mentions[before[first] ?? 0]];
    const words = tokens.slice(a?.to, b?.from).map(({ text }) => text);
    const isSlash = words.length === 0 && tokens[b?.from ?? 0]?.gap.includes('/') === true;
    if (!isSlash && !(words.length === 1 && JOINING.has(words[0] ?? ''))) break;
  }
  return before.slice(first);
}

/** The word after the bracket that is open there, or 0: `a Python framework (Django preferred)`. */
function openBracket(tokens: readonly Token[], at: number): number {
  for (let from = at; from > 0 && at - from < MOST_BRACKET; from -= 1) {
    const gap = tokens[from]?.gap ?? '';
    if (gap.includes('(') && from < at) return from;
    if (gap.includes(')')) return 0;
  }
  return 0;
}

const MOST_BRACKET = 30;

/** `no Django, Flask or FastAPI needed` reaches to `needed`; without that, a few words up to a comma. */
function endOfNo(tokens: readonly Token[], clauses: readonly number[], { from, to }: Hit<Cue>): number {
  for (let at = to; at < tokens.length && clauses[at] === clauses[from]; at += 1) {
    if (NEEDED.has(tokens[at]?.text ?? '')) return at;
  }
  for (let at = to; at < Math.min(tokens.length, to + 4); at += 1) {
    if (at > to && tokens[at]?.gap.includes(',')) return at;
  }
  return to + 4;
}

const PEOPLE: ReadonlySet<string> = new Set([
  'developers',
  'engineers',
  'folks',
  'colleagues',
  'people',
  'team',
  'teams',
  'designers',
  'programmers',
  'counterparts',
  'department',
]);

/** `front-end colleagues`, `front-end, product and data teams`: others who do that, unless they are looked for. */
function isPeople(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens.slice(0, from).some(({ text }) => SEEKING.has(text))) return false;
  const next = tokens[to];
  if (next?.gap === ' ' && PEOPLE.has(next.text)) return true;
  const end = listEnd(tokens, to - 1, MOST_LIST);
  return end !== undefined && PEOPLE.has(tokens[end]?.text ?? '');
}

const SEEKING: ReadonlySet<string> = new Set(
  'looking look hiring hire seeking seek need needs search'.split(' '),
);

const MOST_LIST = 8;

/** Whether the sentence says that it speaks of what is asked for. */
export function asks(tokens: readonly Token[]): boolean {
  return hits(tokens, TOPICS).some(({ meaning }) => meaning === 'asks');
}

interface Sentence {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly clauses: readonly number[];
  readonly passage: Passage;
  readonly isAsked: boolean;
}

/** By clause, what the section or, in prose, the sentence itself makes of its names. */
function basesOf(sentence: Sentence): readonly (Strength | undefined)[] {
  const { tokens, clauses, passage } = sentence;
  const topics = hits(tokens, TOPICS);
  const all = new Set(topics.map(({ meaning }) => meaning));
  const last = clauses.at(-1) ?? 0;
  return Array.from({ length: last + 1 }, (_, clause) => {
    const own = new Set(topics.filter(({ from }) => clauses[from] === clause).map(({ meaning }) => meaning));
    if (own.has('others')) return undefined;
    if (passage.section === 'ignored') return own.has('stack') ? 'stack' : undefined;
    if (passage.section !== 'prose') return passage.section;
    return own.has('asks') ? 'must' : own.has('stack') ? 'stack' : byTheWhole(sentence, all);
  });
}

/** Of a clause in prose that does not say so itself. */
function byTheWhole(
  { tokens, mentions, passage, isAsked }: Sentence,
  topics: ReadonlySet<Topic>,
): Strength | undefined {
  if (topics.has('offers')) return undefined;
  if (topics.has('asks')) return 'must';
  if (topics.has('stack')) return 'stack';
  if (passage.isItem) return 'duty';
  const isList = mentions.length > 1 && tokens.length <= 3 * mentions.length;
  return isList || isAsked ? 'must' : undefined;
}
