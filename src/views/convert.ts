/** What was made of somebody else's roadmap, what was decided on the way, and what is missing. */
import type { Note } from '../core/convert/notes.ts';
import type { RoadmapConvertDocument } from '../roadmap-documents.ts';
import { accent, blank, faint, item, type Line, line, strong } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { DEFAULT_WORDS, type Fate, fateOf, MARK, noteWords, SOURCE_WORDS } from '../words/convert.ts';

export function convertView(report: RoadmapConvertDocument, notes: readonly Note[]): readonly Line[] {
  const { title, from, file, skills, stages, prerequisites, recommended, resources } = report;
  const sizes = [
    counted(skills, 'skill'),
    counted(stages, 'stage'),
    counted(prerequisites, 'prerequisite'),
    counted(recommended, 'recommendation'),
    counted(resources, 'resource'),
  ];
  const name = file ?? 'FILE';
  return [
    line(strong(title), `, from ${SOURCE_WORDS[from]}: ${sizes.join(', ')}.`),
    blank,
    line(accent('Not in the source'), ` (set for now; ${file === null ? 'the text' : name} says "${MARK}")`),
    ...report.defaults.map(({ field, skills: count }) =>
      item(2, '-', `${DEFAULT_WORDS[field]}, of ${counted(count, 'skill')}`),
    ),
    item(2, '-', 'resources: all free and one hour each'),
    ...part('Decided', 'decided', notes),
    ...part('Left out', 'lost', notes),
    blank,
    line('The words belong to their authors: for your own use, unless their licence says more.'),
    line(
      `Next: edit it, then `,
      strong(`pybackend-path roadmap check ${name}`),
      ' and ',
      strong(`roadmap use ${name}`),
    ),
  ];
}

function part(title: string, fate: Fate, notes: readonly Note[]): readonly Line[] {
  const own = notes.filter((note) => fateOf(note) === fate);
  if (own.length === 0) return [];
  return [
    blank,
    line(accent(title)),
    ...own.map((note) => item(2, '-', noteWords(note), faint(placesOf(note)))),
  ];
}

function placesOf({ at, count }: Note): string {
  if (at.length === 0) return '';
  const shown = at.slice(0, MOST_PLACES);
  return ` (${shown.join('; ')}${count > shown.length ? '; ...' : ''})`;
}

const MOST_PLACES = 3;
