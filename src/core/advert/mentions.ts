/** Names in a sentence: the longest that begins at a word, each word in one name only. */
import { WRITTEN_SO } from './technologies.ts';
import { joins, type Token } from './tokens.ts';
import { joinedStems, type Name, type Vocabulary } from './vocabulary.ts';

export interface Mention {
  readonly name: Name;
  /** Its first word, and the word after its last. */
  readonly from: number;
  readonly to: number;
}

/**
 * At most twice `longest` look-ups for each word. In `Django: models, forms` and `AWS (Lambda, S3)` a name lends itself
 * to those of its list: Django models, AWS Lambda.
 */
export function mentionsIn(tokens: readonly Token[], vocabulary: Vocabulary): readonly Mention[] {
  const found: Mention[] = [];
  let head = '';
  for (let from = 0; from < tokens.length; from += 1) {
    if (/[);.]/.test(tokens[from]?.gap ?? '')) head = '';
    const mention =
      (head && mentionAt(tokens, from, vocabulary, head)) ||
      mentionAt(tokens, from, vocabulary) ||
      shortened(tokens, from, vocabulary);
    if (!mention) continue;
    if (!mention.name.isIdle) found.push(mention);
    from = mention.to - 1;
    if (/^:|\($/.test(tokens[mention.to]?.gap ?? ''))
      head = joinedStems(tokens.slice(mention.from, mention.to));
  }
  return found;
}

function mentionAt(
  tokens: readonly Token[],
  from: number,
  { names, longest }: Vocabulary,
  head = '',
): Mention | undefined {
  // `three.js` is not JavaScript.
  if (tokens[from]?.gap === '.') return undefined;
  let key = head;
  let best: Mention | undefined;
  for (let to = from; to < Math.min(tokens.length, from + longest); to += 1) {
    const token = tokens[to];
    if (!token || (to > from && !joins(token.gap))) break;
    if (to === from + 1 && tokens[from]?.text === 'no' && token.gap === ' ') break;
    key += token.stem;
    const name = names.get(key);
    if (name && (head !== '' || counts(tokens, from, to + 1, name))) best = { name, from, to: to + 1 };
  }
  return best;
}

const JOINING: ReadonlySet<string> = new Set(['and', 'or', 'e', 'und', 'y']);

/** Words that a list of shortened names may be long. */
const MOST_SHORTENED = 8;

/** `unit, integration and API tests` names unit tests as well: one word each, up to the noun that all of them share. */
function shortened(tokens: readonly Token[], from: number, { names }: Vocabulary): Mention | undefined {
  const first = tokens[from];
  const end = listEnd(tokens, from, MOST_SHORTENED);
  const noun = end === undefined ? undefined : tokens[end];
  const name = first && noun && names.get(first.stem + noun.stem);
  return name && !name.isIdle ? { name, from, to: from + 1 } : undefined;
}

/** Where the noun stands that a list of single words ends in, or undefined when this is no such list. */
export function listEnd(tokens: readonly Token[], from: number, most: number): number | undefined {
  for (let at = from + 1; at < Math.min(tokens.length, from + most); at += 1) {
    const token = tokens[at];
    if (!token) return undefined;
    const isNext = /^,? ?$/.test(token.gap) && JOINING.has(token.text);
    const isAfterJoining = JOINING.has(tokens[at - 1]?.text ?? '');
    if (isNext || isAfterJoining || token.gap === ', ') continue;
    return at > from + 1 && joins(token.gap) ? at : undefined;
  }
  return undefined;
}

function counts(tokens: readonly Token[], from: number, to: number, name: Name): boolean {
  if (tokens[to]?.gap === '.') return false;
  if (to > from + 1) return true;
  const { text = '', written = '' } = tokens[from] ?? {};
  const capital = WRITTEN_SO.get(text);
  if (capital !== undefined) return written === capital && (isAcronym(written) || isItem(tokens, from, to));
  return !name.isEveryday || isItem(tokens, from, to);
}

const isAcronym = (written: string) => written.length > 2 && written === written.toUpperCase();

/** Small words that may follow a name of a list, or stand before it. */
const AFTER: ReadonlySet<string> = new Set('and or e ou is are in as only developer'.split(' '));
const BEFORE: ReadonlySet<string> = new Set('and or e ou including with in of to for as'.split(' '));

/** Between marks, the ends of a line, or small words that join names. */
function isItem(tokens: readonly Token[], from: number, to: number): boolean {
  const after = tokens[to];
  const endsWell = after?.gap !== ' ' || AFTER.has(after.text);
  const before = tokens[from - 1];
  const word = tokens[from];
  const beginsWell = !before || !word || word.gap !== ' ' || BEFORE.has(before.text) || startsName(before);
  return endsWell && beginsWell;
}

/** `fluent in Go` and `use Go`, but not `of classes`: verbs of using. */
function startsName({ text }: Token): boolean {
  return ['use', 'using', 'uses', 'know', 'write', 'usamos', 'em', 'experience', 'strong'].includes(text);
}
