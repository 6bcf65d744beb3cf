/** Names of which one is enough: `Django or Flask`, `one of: A, B, C`, `Flask/FastAPI`, `e.g. A, B`. */
import { hits, lexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const ONE_OF = lexicon({
  one: `
    one of; either; at least one; at least 1; e.g; eg; such as; like; for example; for instance; any of; por
    exemplo; pelo menos uma; um destes`,
});

/** Words that may stand between two names of a list. */
const FILLERS: ReadonlySet<string> = new Set([
  'or',
  'and',
  'ou',
  'e',
  'oder',
  'und',
  'either',
  'other',
  'another',
  'similar',
  'a',
  'an',
  'the',
  'also',
  'in',
  'with',
  'ms',
  'apache',
  'amazon',
  'google',
  'framework',
]);
const OR: ReadonlySet<string> = new Set(['or', 'ou', 'oder']);

type Link = 'or' | 'slash' | 'comma' | 'and' | undefined;

/** For each mention the number of its group of alternatives, or undefined when it stands alone. */
export function alternativesOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  clauses: readonly number[],
  vocabulary: Vocabulary,
): readonly (number | undefined)[] {
  const links = mentions.map((mention, at) => {
    const before = mentions[at - 1];
    return before && clauses[before.from] === clauses[mention.from]
      ? linkOf(tokens, before, mention)
      : undefined;
  });
  const opened = hits(tokens, ONE_OF);
  const groups: (number | undefined)[] = mentions.map(() => undefined);
  let group = 0;
  for (let from = 0; from < mentions.length; ) {
    let to = from + 1;
    while (to < mentions.length && links[to] !== undefined && links[to] !== 'and') to += 1;
    for (const [begin, end] of runs({ tokens, mentions, links, from, to, opened, vocabulary })) {
      for (let at = begin; at < end; at += 1) groups[at] = group;
      group += 1;
    }
    from = to;
  }
  return groups;
}

interface Run {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
  readonly from: number;
  readonly to: number;
  readonly opened: readonly { readonly from: number; readonly to: number }[];
  readonly vocabulary: Vocabulary;
}

/** The parts of a list that are alternatives, as [first, after the last]. */
function runs(run: Run): readonly (readonly [number, number])[] {
  const { mentions, links, from, to } = run;
  if (to - from < 2) return [];
  const whole = isOpened(run) || isBracketed(run);
  const hasOr = links.slice(from + 1, to).includes('or');
  const found: [number, number][] = [];
  let begin = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && belongs(run, at, whole, hasOr)) continue;
    const isJoined = whole || links.slice(begin + 1, at).some((link) => link === 'or' || link === 'slash');
    if (at - begin > 1 && isJoined && isChoice(mentions.slice(begin, at))) found.push([begin, at]);
    begin = at;
  }
  return found;
}

/** Whether the name goes into one group with the name before it. */
function belongs({ mentions, links, vocabulary }: Run, at: number, whole: boolean, hasOr: boolean): boolean {
  const [a, b] = [mentions[at - 1], mentions[at]];
  if (!a || !b) return false;
  if (links[at] === 'or') return true;
  if (buildOnEachOther(a, b, vocabulary)) return false;
  const isAlike = a.name.kind === b.name.kind;
  return isAlike && (links[at] === 'slash' || whole || hasOr);
}

function buildOnEachOther(a: Mention, b: Mention, { needs }: Vocabulary): boolean {
  return a.name.skills.some((id) => b.name.skills.some((other) => needs(id, other) || needs(other, id)));
}

/** One skill under two names is no choice. */
function isChoice(mentions: readonly Mention[]): boolean {
  const [first] = mentions;
  return mentions.some(
    ({ name }) => name.technology !== first?.name.technology || name.skills[0] !== first?.name.skills[0],
  );
}

/** `one of`, `such as`, directly before the list or with a colon or bracket between. */
function isOpened({ mentions, from, opened }: Run): boolean {
  const begin = mentions[from]?.from ?? 0;
  return opened.some(({ to }) => to <= begin && begin - to <= 2);
}

/** `a web framework (Django, Flask)`: a list in brackets after a word that is no name. */
function isBracketed({ tokens, mentions, from, to }: Run): boolean {
  const first = mentions[from];
  const after = mentions[to - 1]?.to ?? 0;
  if (!first || !/\($/.test(tokens[first.from]?.gap ?? '') || !/^\)/.test(tokens[after]?.gap ?? ')'))
    return false;
  return true;
}

function linkOf(tokens: readonly Token[], a: Mention, b: Mention): Link {
  const between = tokens.slice(a.to, b.from);
  if (between.some(({ text }) => !FILLERS.has(text)) || between.length > 3) return undefined;
  const gaps = tokens
    .slice(a.to, b.from + 1)
    .map(({ gap }) => gap)
    .join('');
  if (/[;:.!?)\]]/.test(gaps)) return undefined;
  if (between.some(({ text }) => OR.has(text))) return 'or';
  if (/[([]/.test(gaps)) return undefined;
  if (between.some(({ text }) => ['and', 'e', 'und'].includes(text)) || /[&+]/.test(gaps)) return 'and';
  if (gaps.includes('/')) return 'slash';
  return gaps.includes(',') ? 'comma' : undefined;
}
