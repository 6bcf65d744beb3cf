/** What a conversion decided and left out, as sentences. */
import type { DefaultField } from '../core/convert/finish.ts';
import type { Note, NoteCode } from '../core/convert/notes.ts';
import type { SourceKind } from '../core/convert/source.ts';

export type Fate = 'lost' | 'decided';

export const SOURCE_WORDS: Readonly<Record<SourceKind, string>> = {
  'roadmap.sh': 'a roadmap of roadmap.sh',
  exercism: 'an Exercism track',
  outline: 'a markdown outline',
};

export const MARK = 'not in the source: please set';

export const DEFAULT_WORDS: Readonly<Record<DefaultField, string>> = {
  hours: 'hours: 1 to 4',
  level: 'level: beginner',
  outcomes: 'outcomes: one that only says to explain and use it',
  resources: 'resources: a search in Wikipedia',
};

const NOTES: Readonly<Record<NoteCode, readonly [Fate, string]>> = {
  untitled: ['lost', 'without a title'],
  shortened: ['lost', 'the end of a text that was too long'],
  markup: ['lost', 'HTML or hidden characters in a text'],
  'link-not-web': ['lost', 'links that are no web address'],
  'link-repeated': ['lost', 'links that stood twice in one skill'],
  'link-beyond': ['lost', 'links: a skill holds eight'],
  'outcome-beyond': ['lost', 'outcomes: a skill holds six'],
  'stage-beyond': ['decided', "headings beyond 99 became the stage 'Everything else'"],
  drawing: ['lost', 'boxes that are only drawn: labels, paragraphs, buttons'],
  road: ['decided', 'solid lines became recommendedAfter: the road is an order to learn in, not a need'],
  'road-unclear': ['lost', 'solid lines that do not lead from topic to topic'],
  belongs: ['decided', 'dashed lines only say what belongs to which topic'],
  'placed-by-box': ['decided', 'subtopics without a line went to the topic of their frame'],
  'placed-by-nearness': [
    'decided',
    'subtopics without a line went to the topic they are drawn at (one in six is wrong)',
  ],
  'page-without-node': ['lost', 'pages that no box of the drawing names'],
  'node-without-page': ['decided', 'boxes have no page: their words and links are missing'],
  malformed: ['lost', 'entries that are not of the form they should have, or lead nowhere'],
  'exercise-not-live': ['lost', 'exercises that are in work or given up, and what they demand'],
  'exercise-beyond': ['lost', 'exercises to practise a concept: a skill shows six'],
  'concept-not-taught': [
    'decided',
    'concepts that no exercise teaches are optional, in a stage of their own',
  ],
  'need-unknown': ['lost', 'prerequisites that name no concept'],
  'need-in-circle': ['lost', 'prerequisites that close a circle'],
  'need-implied': ['decided', 'prerequisites that follow from others were left out; nothing is lost by that'],
  'order-in-circle': ['lost', 'recommendations that close a circle'],
  anchor: ['lost', 'lines of a table of contents'],
  tick: ['lost', 'ticks: a roadmap does not say what you did'],
  'heading-empty': ['lost', 'headings without a list'],
  'text-unused': ['lost', 'paragraphs beyond the first one of a heading or an item'],
  'front-matter': ['lost', 'front matter at the top'],
  html: ['lost', 'HTML'],
  code: ['lost', 'pieces of code'],
  table: ['lost', 'tables'],
  image: ['lost', 'images'],
  outside: ['lost', 'files that are links out of the folder'],
  'too-large': ['lost', 'files that are too large, or too many'],
  'not-text': ['lost', 'files that are no UTF-8 text'],
  closed: ['lost', 'files and folders that cannot be opened'],
  unnamed: ['lost', 'pages whose names do not say their box, as NAME@ID.md does'],
};

export function fateOf({ code }: Note): Fate {
  return NOTES[code][0];
}

/** `links that are no web address: 76`; not yet with its places. */
export function noteWords({ code, count }: Note): string {
  return `${NOTES[code][1]}: ${count}`;
}
