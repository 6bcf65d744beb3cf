/** An exercise on the screen: its task and where it was put; all of them as a list. */
import type { Exercise } from '../core/practice/exercise.ts';
import type { Roadmap, Skill } from '../core/roadmap/roadmap.ts';
import type { ExerciseEntry } from '../documents.ts';
import { accent, blank, faint, good, indented, item, type Line, line, strong, warn } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';

export interface PracticePage {
  readonly exercise: Exercise;
  readonly skill: Skill | undefined;
  readonly folder: string;
  readonly written: readonly string[];
  /** Where the old work was put. */
  readonly aside: string | undefined;
  readonly task: readonly Line[];
  /** Where the learner stands. */
  readonly here: string;
}

export function practiceView({
  exercise,
  skill,
  folder,
  written,
  aside,
  task,
  here,
}: PracticePage): readonly Line[] {
  const outcome = skill?.outcomes[exercise.outcome - 1];
  return [
    line(
      strong(exercise.title),
      faint(` (${skill?.title ?? exercise.skill}, about ${exercise.minutes} minutes)`),
    ),
    ...(outcome ? [line(faint(`It shows that you can: ${outcome}`))] : []),
    ...(exercise.packages.length > 0
      ? [line(warn(`Your Python needs ${listed(exercise.packages)} for it.`))]
      : []),
    blank,
    ...task,
    blank,
    ...(aside ? [line(`Your old work is in ${aside}`)] : []),
    line(
      written.length > 0 ? 'It is in ' : 'Your work is in ',
      accent(folder),
      written.length > 0 ? ` (${listed(written)}, and this text as TASK.md).` : ', as you left it.',
    ),
    line(folder === here ? 'Then: ' : 'Work there; then, from anywhere: ', strong('pybackend-path check')),
    line(faint('Stuck? pybackend-path hint')),
  ];
}

export interface PracticeList {
  readonly entries: readonly ExerciseEntry[];
  readonly stages: Roadmap['stages'];
  readonly skills: readonly Skill[];
  /** Ids of the skills on the learner's path. */
  readonly onPath: ReadonlySet<string>;
}

const MARKS = { passed: good('done'), started: warn('open'), new: faint('new ') } as const;

export function practiceListView({ entries, stages, skills, onPath }: PracticeList): readonly Line[] {
  if (entries.length === 0) return [line('This roadmap has no exercises.')];
  const stageOf = new Map(skills.map(({ id, stage }) => [id, stage]));
  const passed = entries.filter(({ status }) => status === 'passed').length;
  return [
    ...stages.flatMap(({ id, title }) => {
      const own = entries.filter(({ skill }) => stageOf.get(skill) === id);
      return own.length === 0 ? [] : [line(accent(title)), ...own.map((entry) => entryLine(entry, onPath))];
    }),
    blank,
    line(
      `${passed} of ${counted(entries.length, 'exercise')} passed. Begin one: pybackend-path practice NAME`,
    ),
  ];
}

function entryLine(entry: ExerciseEntry, onPath: ReadonlySet<string>): Line {
  const { exercise, skill, title, minutes, packages, programs, status } = entry;
  const needs = [...packages, ...programs];
  return item(
    2,
    MARKS[status],
    title,
    faint(
      ` (${exercise}; ${skill}, ${minutes} min${needs.length > 0 ? `, needs ${listed(needs)}` : ''}${
        onPath.has(skill) ? '' : ', not on your path'
      })`,
    ),
  );
}

export function hintView(exercise: Exercise, hints: readonly string[]): readonly Line[] {
  const last = hints.length;
  const more = exercise.hints.length - last;
  return [
    line(strong(exercise.title)),
    ...hints.flatMap((text, at) => [
      line(at + 1 === last ? accent(`Hint ${at + 1} of ${exercise.hints.length}`) : faint(`Hint ${at + 1}`)),
      ...text
        .trim()
        .split('\n')
        .map((row) => (at + 1 === last ? indented(2, row) : indented(2, faint(row)))),
    ]),
    line(
      faint(
        more > 0
          ? `Try it first. ${counted(more, 'more hint')}: pybackend-path hint`
          : 'That was the last one. What is left is the solution: pybackend-path solution',
      ),
    ),
  ];
}

/** Files with their code ready for the screen. */
export function solutionView(
  exercise: Exercise,
  files: readonly { readonly path: string; readonly code: readonly Line[] }[],
): readonly Line[] {
  return [
    line(strong(`${exercise.title}: a solution`)),
    ...files.flatMap(({ path, code }) => [blank, line(accent(path)), ...code]),
    blank,
    line(faint('There are others. Close it, write your own from memory, then: pybackend-path check')),
  ];
}
