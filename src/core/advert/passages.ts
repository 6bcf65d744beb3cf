/** An advert cut into sentences, each with the section it stands in. One pass over the text; no sentence is endless. */
import { type ChoiceList, choiceOpenedBy, choiceWith } from './choice-lists.ts';
import { concessionsIn } from './choices.ts';
import { hits } from './lexicon.ts';
import { HEADINGS, type Section } from './phrases.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Passage {
  readonly text: string;
  readonly section: Section;
  /** An item of a list, or a cell. */
  readonly isItem: boolean;
  /** Goes on with the line of the passage before it. */
  readonly isContinued: boolean;
  /** Number of the list of alternatives that it stands in. */
  readonly choice?: number | undefined;
}

/** Characters of a sentence; what is longer is cut between two words. */
const MOST = 800;
const MOST_HEADING = 12;
const MOST_LABEL = 8;

/** Where in the advert we are. */
interface Place {
  section: Section;
  /** The heading was no more than a line with a colon: its list ends where the next paragraph begins. */
  isLoose: boolean;
  hasItems: boolean;
  isAfterBlank: boolean;
  choice: ChoiceList | undefined;
  choices: number;
}

export function passagesOf(text: string): readonly Passage[] {
  const place: Place = {
    section: 'prose',
    isLoose: false,
    hasItems: false,
    isAfterBlank: false,
    choice: undefined,
    choices: 0,
  };
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) => lineOf(line, place));
}

function lineOf(line: string, place: Place): readonly Passage[] {
  if (line.trim() === '') {
    place.isAfterBlank = true;
    if (place.choice?.hasBullets === false) place.choice = undefined;
    return [];
  }
  const isItem = ITEM.test(line);
  const choice = choiceOpenedBy(line, place.choices, isItem);
  if (choice) return opening(choice, line, place, isItem);
  const cells = cellsOf(line);
  if (cells) return rowOf(cells, place);
  const heading = headingOf(line);
  if (heading) {
    place.choice = undefined;
    Object.assign(place, { isLoose: heading.isLoose, hasItems: false, isAfterBlank: false });
    place.section = heading.section ?? (heading.isLoose ? place.section : 'prose');
    return [];
  }
  if (place.isLoose && place.hasItems && place.isAfterBlank && !isItem) place.section = 'prose';
  place.hasItems ||= isItem;
  place.isAfterBlank = false;
  place.choice = place.choice && choiceWith(place.choice, line, isItem);
  return sentencesIn(line, place.section, isItem).map((passage) => ({
    ...passage,
    choice: place.choice?.number,
  }));
}

/** A line that opens a list of alternatives names a section where none says what is asked for, or a nice-to-have. */
function opening(choice: ChoiceList, line: string, place: Place, isItem: boolean): readonly Passage[] {
  const named = sectionNamed(tokensOf(line));
  const isOpen = place.section === 'prose' || place.section === 'ignored';
  if (named === 'nice' || (isOpen && named)) {
    place.section = named;
    place.isLoose = true;
  }
  Object.assign(place, { choice, choices: place.choices + 1, hasItems: false, isAfterBlank: false });
  return sentencesIn(line, place.section, isItem);
}

const ITEM = /^\s*(?:[-*+\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2013\u2705\u2714]|\d{1,2}[.)])\s/u;

/** A line that names a section, or looks as if it named one. */
function headingOf(line: string): { section: Section | undefined; isLoose: boolean } | undefined {
  if (line.length > 200) return undefined;
  const tokens = withoutNumber(tokensOf(line));
  if (tokens.length === 0 || tokens.length > MOST_HEADING) return undefined;
  const isMarked = /^\s*#{1,6}\s/.test(line) || /^\s*(\*\*|__)[^*_]+(\*\*|__):?\s*$/.test(line);
  const hasColon = /[:\uff1a][\s*_]*$/.test(line);
  const section = sectionNamed(tokens);
  if (isMarked) return { section, isLoose: false };
  if (hasColon) return { section, isLoose: true };
  if (ITEM.test(line) || line.includes(':') || section === undefined) return undefined;
  const isCapitals = line === line.toUpperCase() && tokens.length <= MOST_LABEL;
  const isShort = tokens.length <= 6 && !/[.!?,]\s*$/.test(line) && covers(tokens);
  return isCapitals || isShort ? { section, isLoose: false } : undefined;
}

/** `1. JOB DESCRIPTION` */
function withoutNumber(tokens: readonly Token[]): readonly Token[] {
  return /^\d+$/.test(tokens[0]?.text ?? '') && /^[.)]/.test(tokens[1]?.gap ?? '') ? tokens.slice(1) : tokens;
}

const RANK: readonly Section[] = ['waived', 'nice', 'ignored', 'duty', 'must', 'stack', 'prose'];

function sectionNamed(tokens: readonly Token[]): Section | undefined {
  // Of `must, should, could`; in a longer heading the words mean nothing.
  if (tokens.length === 1 && ['should', 'could'].includes(tokens[0]?.text ?? '')) return 'nice';
  const named = new Set(hits(tokens, HEADINGS).map(({ meaning }) => meaning));
  return RANK.find((section) => named.has(section));
}

/** How many of the words are in known phrases. */
function known(tokens: readonly Token[]): number {
  if (tokens.length === 1 && sectionNamed(tokens)) return 1;
  return hits(tokens, HEADINGS).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Whether known phrases make up nearly all of the line. */
function covers(tokens: readonly Token[]): boolean {
  return known(tokens) > 0 && tokens.length - known(tokens) <= 3;
}

/** The cells of a row of a table, or undefined. */
function cellsOf(line: string): readonly string[] | undefined {
  if (line.length > 20 * MOST || !line.includes('|')) return undefined;
  const cells = line
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  return cells.length > 1 || /^\s*\|/.test(line) ? cells : undefined;
}

/** One of the cells may say what the others are: `Must have | Python, SQL`, `OpenAPI | Should`. */
function rowOf(cells: readonly string[], { section }: Place): readonly Passage[] {
  const labels = cells.map((cell, at) => {
    const tokens = tokensOf(cell);
    return tokens.length <= (at === 0 ? 5 : 3) && covers(tokens) ? sectionNamed(tokens) : undefined;
  });
  const own = labels.find((label) => label !== undefined);
  return cells.flatMap((cell, at) => (labels[at] ? [] : sentencesIn(cell, own ?? section, false)));
}

/** The sentences of a line. A label (`Nice to have: ...`) holds until the end of the line or the next label. */
function sentencesIn(line: string, section: Section, isItem: boolean): readonly Passage[] {
  let own = section;
  return withConcessions(splitSentences(line)).flatMap((sentence, at) => {
    const label = labelOf(sentence);
    own = label?.section ?? own;
    const text = label?.rest ?? sentence;
    return text.trim() === '' ? [] : [{ text, section: own, isItem, isContinued: at > 0 }];
  });
}

const MOST_CONCESSION = 14;

/** `We use Django. Flask is fine too.` says one thing: the second sentence only makes sense with the first. */
function withConcessions(sentences: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const sentence of sentences) {
    const before = whole.at(-1);
    const tokens = before === undefined || before.length > MOST ? [] : tokensOf(sentence);
    const isConcession = tokens.length <= MOST_CONCESSION && concessionsIn(tokens).length > 0;
    if (before !== undefined && isConcession && !labelOf(sentence)) {
      whole[whole.length - 1] = `${before.replace(/[.!?]\s*$/, '')}; ${sentence.trimStart()}`;
    } else whole.push(sentence);
  }
  return whole;
}

function labelOf(sentence: string): { section: Section; rest: string } | undefined {
  const at = sentence.slice(0, 80).indexOf(':');
  if (at < 0 || sentence.startsWith('//', at + 1)) return undefined;
  const tokens = tokensOf(sentence.slice(0, at));
  const section =
    tokens.length <= MOST_LABEL && known(tokens) >= tokens.length / 2 ? sectionNamed(tokens) : undefined;
  return section && { section, rest: sentence.slice(at + 1) };
}

const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'e.g',
  'i.e',
  'eg',
  'ie',
  'incl',
  'min',
  'max',
  'sr',
  'jr',
  'no',
  'approx',
  'resp',
  'vs',
  'st',
  'ca',
]);

function splitSentences(line: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  const add = (to: number) => {
    if (to > from) found.push(line.slice(from, to));
    from = to;
  };
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at];
    const isEnd = (mark === '.' || mark === '!' || mark === '?') && /\s/.test(line[at + 1] ?? ' ');
    if (isEnd && !(mark === '.' && isAbbreviation(line, at))) add(at + 1);
    else if (at - from > MOST && mark === ' ') add(at);
    else if (at - from > 2 * MOST) add(at);
  }
  add(line.length);
  return found;
}

function isAbbreviation(line: string, at: number): boolean {
  const begin = Math.max(0, at - 7);
  const word =
    line
      .slice(begin, at)
      .split(/[\s(,]/)
      .at(-1) ?? '';
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\d+$/.test(word);
}
