/** What a conversion had to decide, drop or guess: counted, with the first places, so that it can be told. */

export type NoteCode =
  | 'untitled'
  | 'shortened'
  | 'markup'
  | 'link-not-web'
  | 'link-repeated'
  | 'link-beyond'
  | 'outcome-beyond'
  | 'stage-beyond'
  | 'drawing'
  | 'road'
  | 'road-unclear'
  | 'belongs'
  | 'placed-by-box'
  | 'placed-by-nearness'
  | 'page-without-node'
  | 'node-without-page'
  | 'malformed'
  | 'exercise-not-live'
  | 'exercise-beyond'
  | 'concept-not-taught'
  | 'need-unknown'
  | 'need-in-circle'
  | 'need-implied'
  | 'order-in-circle'
  | 'anchor'
  | 'tick'
  | 'heading-empty'
  | 'text-unused'
  | 'front-matter'
  | 'html'
  | 'code'
  | 'table'
  | 'image'
  | 'outside'
  | 'too-large'
  | 'not-text'
  | 'closed'
  | 'unnamed';

export interface Note {
  readonly code: NoteCode;
  readonly count: number;
  /** The first of them. */
  readonly at: readonly string[];
}

export type Notes = Map<NoteCode, { count: number; at: string[] }>;

const MOST_PLACES = 5;
/** Characters of one of them: it may be a text of the source, as long as it likes. */
const MOST_OF_PLACE = 100;

export function note(notes: Notes, code: NoteCode, place: string, count = 1): void {
  const at = shortened(place, MOST_OF_PLACE);
  const one = notes.get(code) ?? { count: 0, at: [] };
  one.count += count;
  if (one.at.length < MOST_PLACES && at !== '' && !one.at.includes(at)) one.at.push(at);
  notes.set(code, one);
}

/** In the order in which they first came up. */
export function notesOf(notes: Notes): readonly Note[] {
  return [...notes].map(([code, { count, at }]) => ({ code, count, at }));
}

/** With `...` at its end when it was cut, never through the middle of a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const part = text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, '');
  return `${part.trimEnd()}...`;
}
