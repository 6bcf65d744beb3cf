/** What the learner's projects show: skill by skill, the strongest first, and what was not counted. */

import { type Day, daysBetween } from '../core/day.ts';
import type { SkillEvidence } from '../core/evidence/report.ts';
import type { Place } from '../core/evidence/tally.ts';
import type { Grade } from '../core/learner/fact.ts';
import type { Skill, Stage } from '../core/roadmap/roadmap.ts';
import type { ScannedProject } from '../projects-context.ts';
import { accent, blank, faint, indented, item, type Line, line, strong } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';
import { monthWords } from '../words/dates.ts';
import { GRADE_WORDS } from '../words/grades.ts';
import { seenWords } from '../words/signs.ts';
import { projectLines } from './scanned-project.ts';

export interface ScanPage {
  readonly projects: readonly ScannedProject[];
  readonly evidence: readonly SkillEvidence[];
  /** The next skills that code could show and this code does not. */
  readonly notShown: readonly Skill[];
  readonly stages: readonly Stage[];
  readonly today: Day;
  readonly isRecorded: boolean;
  readonly isDry: boolean;
}

const ORDER: readonly Grade[] = ['depth', 'several', 'once', 'named'];
const MOST_NOT_SHOWN = 8;

export function scanView(page: ScanPage): readonly Line[] {
  const { projects, evidence, notShown } = page;
  const isRead = projects.some(({ authorship: { kind } }) => kind === 'own' || kind === 'all');
  return [
    ...projects.flatMap(projectLines),
    ...(projects.length === 0 ? [line('There is nothing to read there.')] : []),
    ...ORDER.flatMap((grade) => gradeLines(page, grade)),
    ...(evidence.length === 0 && isRead ? [blank, line('Nothing in it speaks for a skill.')] : []),
    ...(notShown.length > 0 && isRead
      ? [
          blank,
          line(strong('What your code does not show yet'), faint(', in the order to take it')),
          ...notShown.slice(0, MOST_NOT_SHOWN).map(({ title, id }) => item(2, '-', title, faint(` (${id})`))),
          ...more(notShown.length - MOST_NOT_SHOWN),
        ]
      : []),
    blank,
    ...closingLines(page),
  ];
}

function more(count: number): readonly Line[] {
  return count > 0 ? [indented(4, faint(`and ${count} more`))] : [];
}

function gradeLines(page: ScanPage, grade: Grade): readonly Line[] {
  const found = page.evidence.filter((one) => one.grade === grade);
  if (found.length === 0) return [];
  const title = `${GRADE_WORDS[grade].charAt(0).toUpperCase()}${GRADE_WORDS[grade].slice(1)}`;
  if (grade === 'named') {
    const names = found.map(
      ({ skill, seen }) =>
        `${skill.title} (${seen
          .slice(0, 2)
          .map(({ name }) => name)
          .join(', ')})`,
    );
    return [
      blank,
      line(accent(title), faint(', in a list of packages or by the name of a file')),
      indented(2, `${names.join('; ')}.`),
    ];
  }
  return [
    blank,
    line(accent(title), faint(`: ${counted(found.length, 'skill')}`)),
    ...found.flatMap((one) => skillLines(page, one)),
  ];
}

const MOST_SEEN = 4;

function skillLines(page: ScanPage, one: SkillEvidence): readonly Line[] {
  const [place] = bestPlaces(one);
  return [
    item(2, '-', strong(one.skill.title), faint(` (${one.skill.id})`), `: ${sizeWords(page, one)}`),
    indented(4, `${seenLine(one)}${place ? `; as in ${placeWords(page, place)}` : ''}`),
  ];
}

function seenLine({ seen }: SkillEvidence): string {
  const words = seen.slice(0, MOST_SEEN).map(({ name, count }) => `${seenWords(name)} ${count}`);
  const rest = seen.length - MOST_SEEN;
  return `${words.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** `in 12 files of 2 projects, last in May 2026` */
function sizeWords({ today }: ScanPage, { files, projects, last, seen }: SkillEvidence): string {
  const isHistory = seen[0]?.name.startsWith('own-') ?? false;
  const size = isHistory
    ? `over ${counted(files, 'month')}`
    : files > 0
      ? `in ${counted(files, 'file')}`
      : 'by names of files';
  const many = projects > 1 ? ` of ${projects} projects` : '';
  return `${size}${many}${last === undefined ? '' : `, last in ${monthWords(last)}${isLongAgo(last, today) ? ', long ago' : ''}`}`;
}

const LONG_AGO_DAYS = 2 * 365;

function isLongAgo(last: Day, today: Day): boolean {
  return daysBetween(last, today) > LONG_AGO_DAYS;
}

/** What is used before what is named; a place in a file before a whole file. */
function bestPlaces({ examples }: SkillEvidence): readonly Place[] {
  const rank = ({ kind, line: at }: Place) =>
    (kind === 'sign' ? 0 : kind === 'import' ? 2 : 4) + (at > 0 ? 0 : 1);
  return examples.toSorted((a, b) => rank(a) - rank(b));
}

function placeWords({ projects }: ScanPage, { project, file, line: at }: Place): string {
  const folder =
    projects.length > 1 ? `${nameOf(projects.find(({ fingerprint }) => fingerprint === project))}/` : '';
  return file === '.git' && at === 0 ? 'the history' : `${folder}${file}${at > 0 ? `:${at}` : ''}`;
}

function nameOf(project: ScannedProject | undefined): string {
  return project?.folder.split(/[\\/]/).at(-1) ?? '';
}

function closingLines({ evidence, isRecorded, isDry }: ScanPage): readonly Line[] {
  if (isDry) return [line('Nothing was recorded (--dry-run).')];
  if (!isRecorded) return [line('Nothing new to record.')];
  if (evidence.length === 0) {
    return [
      line('What was found there before no longer counts. Take it back: ', strong('pybackend-path undo')),
    ];
  }
  return [
    line(
      `Recorded: figures of ${counted(evidence.length, 'skill')}, no path and no code. `,
      strong('pybackend-path start'),
      ' begins from there; nothing is ticked by it. Take it back: ',
      strong('pybackend-path undo'),
    ),
  ];
}

/** All the places of one skill that were kept. */
export function placesView(skill: Skill, page: ScanPage): readonly Line[] {
  const found = page.evidence.find((one) => one.skill.id === skill.id);
  if (!found) {
    return [
      ...page.projects.flatMap(projectLines),
      line('Nothing in it speaks for ', strong(skill.title), faint(` (${skill.id})`), '.'),
      ...looksFor(skill),
      ...closingLines(page),
    ];
  }
  return [
    line(
      strong(skill.title),
      faint(` (${skill.id})`),
      `: ${GRADE_WORDS[found.grade]}, ${sizeWords(page, found)}`,
    ),
    ...found.seen.map(({ name, count }) => item(2, '-', `${seenWords(name)}: ${count}`)),
    line(accent(`Places${found.examples.length < found.places ? ', some of them' : ''}`)),
    ...bestPlaces(found).map((place) =>
      item(2, '-', placeWords(page, place), faint(`  ${seenWords(place.name)}`)),
    ),
    ...closingLines(page),
  ];
}

function looksFor({ keywords: { imports, packages, signs = [] } }: Skill): readonly Line[] {
  const words = [...new Set([...signs.map(seenWords), ...imports, ...packages])];
  return words.length > 0
    ? [line(`It would show by ${listed(words.slice(0, 8))}.`)]
    : [line('Code cannot show it.')];
}
