/** Names of which one is enough: `Django or Flask`, `one of: A, B, C`, `Flask/FastAPI`, `ideally A, but B is fine`. */
import { closingsIn, concessionsIn, KINDS, type Opening, openingsIn } from './choices.ts';
import type { Hit } from './lexicon.ts';
import { areAlike, areRivals, isCategory, type Link, linkOf } from './links.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sentence with the names that may be alternatives. */
interface Sentence {
  readonly tokens: readonly Token[];
  readonly names: readonly Mention[];
  /** By word, the number of its clause. */
  readonly clauses: readonly number[];
  readonly openings: readonly Hit<Opening>[];
  /** Of each name to the one before it. */
  readonly links: readonly Link[];
  /** Whether the list goes on with rivals of that name up to `or similar` or `any of them`. */
  readonly closed: readonly boolean[];
  readonly vocabulary: Vocabulary;
}

/** From the first to before the last: names that hang together. */
type Range = readonly [number, number];

/** For each mention the number of its group of alternatives, or undefined when it stands alone. */
export function alternativesOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  clauses: readonly number[],
  vocabulary: Vocabulary,
): readonly (number | undefined)[] {
  const sentence = sentenceOf(tokens, mentions, clauses, vocabulary);
  const ranges = [...lists(sentence), ...conceded(sentence)].filter((range) => isChoice(sentence, range));
  const groups = new Map<Mention, number>();
  for (const [number, [from, to]] of ranges.entries()) {
    const members = new Set(sentence.names.slice(from, to));
    const joined = new Set([...members].map((name) => groups.get(name)));
    for (const [name, group] of groups) if (joined.has(group)) members.add(name);
    for (const name of members) groups.set(name, number);
  }
  return mentions.map((mention) => groups.get(mention));
}

function sentenceOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  clauses: readonly number[],
  vocabulary: Vocabulary,
): Sentence {
  const names: Mention[] = [];
  const links: Link[] = [];
  for (const mention of mentions) {
    const before = names.at(-1);
    if (isCategory(tokens, before, mention)) continue;
    const isNear = before && clauses[before.from] === clauses[mention.from];
    links.push(isNear ? linkOf(tokens, before, mention) : undefined);
    names.push(mention);
  }
  return {
    tokens,
    names,
    clauses,
    openings: openingsIn(tokens),
    links,
    closed: closedAfter(tokens, names, links),
    vocabulary,
  };
}

function closedAfter(
  tokens: readonly Token[],
  names: readonly Mention[],
  links: readonly Link[],
): readonly boolean[] {
  const closings = closingsIn(tokens);
  const closed: boolean[] = [];
  for (let at = names.length - 1; at >= 0; at -= 1) {
    const [name, next] = [names[at], names[at + 1]];
    if (!name) continue;
    const end = next?.from ?? tokens.length;
    // `A, B and at least one of these: ...` begins another list.
    const most = tokens[name.to]?.text === 'and' ? 0 : 1;
    const isLast = closings.some((from) => from >= name.to && from - name.to <= most && from < end);
    const goesOn = next !== undefined && links[at + 1] !== undefined && areRivals(name, next);
    closed[at] = isLast || (goesOn && closed[at + 1] === true);
  }
  return closed;
}

/** Parts of lists that are alternatives. */
function lists(sentence: Sentence): readonly Range[] {
  const { names, links } = sentence;
  const found: Range[] = [];
  for (let from = 0; from < names.length; ) {
    const opening = openingOf(sentence, from);
    let to = from + 1;
    while (to < names.length && links[to] !== undefined && (opening || links[to] !== 'and')) to += 1;
    found.push(...partsOf(sentence, from, to, opening));
    from = to;
  }
  return found;
}

function partsOf(
  sentence: Sentence,
  from: number,
  to: number,
  opening: Opening | undefined,
): readonly Range[] {
  const { links, closed } = sentence;
  const isWhole = isBracketed(sentence, from, to);
  const inList = links.slice(from + 1, to);
  const firstJoin = inList.findIndex((link) => link === 'or' || link === 'and');
  const hasOr = inList.includes('or');
  // Up to the `or` or `and` before its last name.
  const isOpened = (at: number) => opening !== undefined && (firstJoin < 0 || at <= from + 1 + firstJoin);
  const belongs = (at: number): boolean => {
    const [a, b, link] = [sentence.names[at - 1], sentence.names[at], links[at]];
    if (!a || !b) return false;
    if (link === 'or') return true;
    const isExample = isWhole || isOpened(at);
    if (opening === 'one' && isOpened(at)) return true;
    if (buildOnEachOther(a, b, sentence.vocabulary)) return false;
    if (link === 'and') return isExample && areRivals(a, b);
    return link === 'slash' || isExample || hasOr ? areAlike(a, b) : closed[at] === true && areRivals(a, b);
  };
  const isJoined = (at: number) =>
    isWhole || isOpened(at) || closed[at] || links[at] === 'or' || links[at] === 'slash';
  const found: Range[] = [];
  let begin = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && belongs(at)) continue;
    const inside = [...sentence.names.keys()].slice(begin + 1, at);
    if (inside.some(isJoined)) found.push([begin, at]);
    begin = at;
  }
  return found;
}

function buildOnEachOther(a: Mention, b: Mention, { needs }: Vocabulary): boolean {
  return a.name.skills.some((id) => b.name.skills.some((other) => needs(id, other) || needs(other, id)));
}

/** One skill under two names is no choice. */
function isChoice({ names }: Sentence, [from, to]: Range): boolean {
  const first = names[from]?.name;
  return names
    .slice(from, to)
    .some(({ name }) => name.technology !== first?.technology || name.skills[0] !== first?.skills[0]);
}

const ARTICLES: ReadonlySet<string> = new Set('a an any one your um uma eine einer einem un una'.split(' '));

/** Words between `at least one` and the colon or bracket of its list, between `a` and the colon. */
const MOST_KIND = 7;

/** `one of`, `such as` before the list; `at least one framework (...)`; `a message broker: ...`. */
function openingOf({ tokens, names, openings }: Sentence, from: number): Opening | undefined {
  const begin = names[from]?.from ?? 0;
  const since = names[from - 1]?.to ?? 0;
  const gap = tokens[begin]?.gap ?? '';
  const before = openings.filter(({ to }) => to <= begin && begin - to <= MOST_KIND);
  const near = before.find(
    (hit) =>
      hit.from >= since && begin - hit.to <= 2 && (hit.meaning === 'example' || !isEnded(tokens, hit.to)),
  );
  if (near) return near.meaning;
  if (!/[:(]/.test(gap)) return undefined;
  if (before.some((hit) => hit.meaning === 'one' && !isEnded(tokens, hit.to))) return 'one';
  const kind = tokens.slice(Math.max(0, begin - MOST_KIND), begin);
  const isKind = KINDS.has(kind.at(-1)?.stem ?? '') && kind.some(({ text }) => ARTICLES.has(text));
  return gap.includes(':') && isKind ? 'example' : undefined;
}

function isEnded(tokens: readonly Token[], at: number): boolean {
  return /[),.;]/.test(tokens[at]?.gap ?? '');
}

/** `a web framework (Django, Flask)`: a list in brackets. */
function isBracketed({ tokens, names }: Sentence, from: number, to: number): boolean {
  const before = tokens[names[from]?.from ?? 0]?.gap ?? '';
  const after = tokens[names[to - 1]?.to ?? 0]?.gap ?? ')';
  return /\($/.test(before) && /^\)/.test(after);
}

/** Words between the name and that it would do. */
const MOST_CONCEDED = 2;

/** Two languages are asked for together unless one of these says otherwise. */
const PREFERRING: ReadonlySet<string> = new Set(['but', 'ideally']);

/**
 * `Ideally FastAPI, but Django is fine`: the names that would do, and the rivals before them that they stand in for.
 * Rivals that `and` joins are all asked for: nothing stands in for them.
 */
function conceded({ tokens, names, links, clauses }: Sentence): readonly Range[] {
  const isPreference = tokens.some(({ text }) => PREFERRING.has(text));
  const areNext = (at: number) => {
    const [a, b] = [names[at - 1], names[at]];
    if (a === undefined || b === undefined || !areRivals(a, b)) return false;
    return isPreference || a.name.kind !== 'language';
  };
  const areJoined = (at: number) => links[at] !== undefined && areNext(at);
  const firstJoined = (at: number): number => (areJoined(at) ? firstJoined(at - 1) : at);
  return concessionsIn(tokens).flatMap(({ meaning, from, to }): readonly Range[] => {
    const at =
      meaning === 'back'
        ? names.findLastIndex((name) => name.to <= from && from - name.to <= MOST_CONCEDED)
        : names.findIndex((name) => name.from >= to && name.from - to <= MOST_CONCEDED);
    if (at < 0 || clauses[names[at]?.from ?? 0] !== clauses[from]) return [];
    const begin = meaning === 'back' ? firstJoined(at) : at;
    let end = at + 1;
    while (meaning === 'forward' && areJoined(end)) end += 1;
    const first = areNext(begin) ? firstJoined(begin - 1) : begin;
    const areAllAsked = links.slice(first + 1, first < begin ? begin : end).includes('and');
    return areAllAsked || end - first < 2 ? [] : [[first, end]];
  });
}
