/** The exercises beside a roadmap: `skills/ID/exercises/SLUG/` for the skills that have some. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocatedProblem } from '../../context.ts';
import type { Exercise } from '../../core/practice/exercise.ts';
import { parseMutants, parseTask, splitTask } from '../../core/practice/parse.ts';
import type { Mutant } from '../../core/practice/schema.ts';
import type { Parsed, Problem } from '../../core/problem.ts';
import type { Roadmap, Skill } from '../../core/roadmap/roadmap.ts';
import { decode } from './decode.ts';
import { leavesFolder, OUTSIDE } from './inside.ts';
import { readBytes } from './read-bytes.ts';
import { readYaml } from './read-yaml.ts';

export interface ExerciseFolder {
  readonly skill: Skill;
  readonly slug: string;
  /** Absolute path. */
  readonly folder: string;
}

export interface CheckedExercise {
  readonly exercise: Exercise | undefined;
  readonly folder: ExerciseFolder;
  readonly mutants: readonly Mutant[];
  readonly problems: readonly LocatedProblem[];
}

/** Where an exercise of this roadmap lies, an absolute path if that of the roadmap is one. */
export function exerciseFolder(
  roadmapFile: string,
  { skill, slug }: Pick<Exercise, 'skill' | 'slug'>,
): string {
  return join(dirname(roadmapFile), 'skills', skill, 'exercises', slug);
}

/** The folders there are for the skills of the roadmap, in its order. */
export function exerciseFolders(roadmapFile: string, { skills }: Roadmap): readonly ExerciseFolder[] {
  const root = join(dirname(roadmapFile), 'skills');
  return skills.flatMap((skill) => {
    const folder = join(root, skill.id, 'exercises');
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name: slug }) => ({
        skill,
        slug,
        folder: exerciseFolder(roadmapFile, { skill: skill.id, slug }),
      }))
      .sort((a, b) => a.slug.localeCompare(b.slug));
  });
}

/** Reads the head of the task and what belongs to an exercise; runs nothing. */
export async function checkExercise(folder: ExerciseFolder): Promise<CheckedExercise> {
  const task = await readTask(folder);
  const mutants = await readMutants(folder);
  const problems = [...task.problems, ...mutants.problems, ...missingParts(folder)];
  return { exercise: task.value, folder, mutants: mutants.value ?? [], problems };
}

export interface CheckedExercises {
  readonly exercises: readonly Exercise[];
  readonly problems: readonly LocatedProblem[];
}

/** All of them or none: with one problem there are no exercises. */
export async function checkExercises(roadmapFile: string, roadmap: Roadmap): Promise<CheckedExercises> {
  const checked = [];
  for (const folder of exerciseFolders(roadmapFile, roadmap)) checked.push(await checkExercise(folder));
  const problems = [
    ...checked.flatMap((one) => one.problems),
    ...doubles(checked.map(({ folder }) => folder)),
  ];
  if (problems.length > 0) return { exercises: [], problems };
  return { exercises: checked.flatMap(({ exercise }) => exercise ?? []), problems };
}

/** The name of an exercise is what the learner's work is kept under. */
function doubles(folders: readonly ExerciseFolder[]): readonly LocatedProblem[] {
  return folders
    .filter(({ slug }, at) => folders.findIndex((other) => other.slug === slug) < at)
    .map(({ folder, slug }) => problemAt(folder, `Another exercise is named '${slug}' as well.`));
}

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function missingParts({ folder, slug }: ExerciseFolder): readonly LocatedProblem[] {
  const missing = ['check.py', 'starter', 'solution'].filter((name) => !existsSync(join(folder, name)));
  return [
    ...missing.map((name) => problemAt(join(folder, name), `An exercise needs ${name}, and there is none.`)),
    ...(SLUG.test(slug)
      ? []
      : [problemAt(folder, 'The folder must be named with lower-case words and hyphens.')]),
  ];
}

interface Located<T> {
  readonly value: T | undefined;
  readonly problems: readonly LocatedProblem[];
}

async function readTask({ folder, slug, skill }: ExerciseFolder): Promise<Located<Exercise>> {
  const file = join(folder, 'task.md');
  return readPart(file, (text) => {
    const parts = splitTask(text);
    if (!parts) return undefined;
    return { yaml: parts.head, parse: (head) => parseTask({ head, body: parts.body, slug, skill }) };
  });
}

async function readMutants({ folder }: ExerciseFolder): Promise<Located<readonly Mutant[]>> {
  const file = join(folder, 'mutants.yaml');
  // They prove the check; a learner's copy does without.
  if (!existsSync(file)) return { value: [], problems: [] };
  return readPart(file, (text) => ({ yaml: text, parse: parseMutants }));
}

type Part<T> = { readonly yaml: string; readonly parse: (data: unknown) => Parsed<T> };

async function readPart<T>(file: string, part: (text: string) => Part<T> | undefined): Promise<Located<T>> {
  if (!existsSync(file)) {
    return {
      value: undefined,
      problems: [problemAt(file, 'An exercise needs this file, and there is none.')],
    };
  }
  const none = (problems: readonly Problem[]) => ({
    value: undefined,
    problems: problems.map((one) => ({ ...one, file, line: one.line ?? 1, column: one.column ?? 1 })),
  });
  if (leavesFolder(file, 4)) return none([OUTSIDE]);
  const decoded = decode(await readBytes(file, 'exercise'));
  if ('problem' in decoded) return none([decoded.problem]);
  const found = part(decoded.text);
  if (!found)
    return none([
      { code: 'missing', path: [], message: 'The head is missing: YAML between two lines of ---.' },
    ]);
  const yaml = await readYaml(found.yaml);
  if (yaml.problems.length > 0) return none(yaml.problems.map((one) => yaml.locate(one)));
  const { value, problems } = found.parse(yaml.data);
  return { value, problems: problems.map((one) => ({ ...yaml.locate(one), file })) };
}

function problemAt(file: string, message: string): LocatedProblem {
  return { code: 'missing', path: [], message, file, line: 1, column: 1 };
}
