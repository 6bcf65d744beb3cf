/** Proves the proof of an exercise: the starter must fail, the solution pass, every wrong solution fail. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Exercise } from '../src/core/practice/exercise.ts';
import type { Mutant } from '../src/core/practice/schema.ts';
import type { CheckRun } from '../src/core/practice/verdict.ts';
import type { CheckedExercise } from '../src/io/content/exercises.ts';
import { filesBelow } from '../src/io/files-below.ts';
import { runCheck } from '../src/io/python/run-check.ts';

export interface ExerciseProof {
  readonly name: string;
  /** What does not hold; empty when the check proves what it should. */
  readonly faults: readonly string[];
  readonly mutants: number;
  readonly mechanical: { readonly killed: number; readonly survivors: readonly string[] };
  readonly seconds: number;
}

/** Seeds of wrong versions beyond this many tell little more. */
const MOST_MECHANICAL = 12;
const SUPERVISOR = join(process.cwd(), 'src', 'io', 'python', 'supervise.py');

export async function proveExercise(
  { exercise, folder, mutants }: CheckedExercise,
  python: string,
  most = MOST_MECHANICAL,
): Promise<ExerciseProof> {
  if (!exercise) throw new Error(`${folder.folder} is no exercise`);
  const run = (work: string) => checkOf(exercise, folder.folder, work, python);
  const faults: string[] = [];
  const starter = await run(join(folder.folder, 'starter'));
  if (starter.passed) faults.push('the starter passes');
  if (['lost', 'output', 'processes'].includes(starter.ended)) faults.push(`the starter: ${starter.ended}`);
  const solution = await inCopy(folder.folder, {}, run);
  if (!solution.passed) faults.push(`the solution fails: ${told(solution)}`);
  for (const mutant of mutants) {
    const files = edited(folder.folder, mutant);
    if (typeof files === 'string') faults.push(files);
    else if ((await inCopy(folder.folder, files, run)).passed) faults.push(`mutant '${mutant.name}' passes`);
  }
  const mechanical = await mechanicalMutants(folder.folder, most, run);
  return {
    name: `${exercise.skill}/${exercise.slug}`,
    faults,
    mutants: mutants.length,
    mechanical,
    seconds: solution.seconds,
  };
}

type Run = (work: string) => Promise<CheckRun>;

function checkOf(exercise: Exercise, folder: string, work: string, python: string): Promise<CheckRun> {
  return runCheck({
    supervisor: SUPERVISOR,
    python: [python],
    check: join(folder, 'check.py'),
    work,
    seconds: exercise.seconds,
    isMemoryLimited: !exercise.programs.includes('node'),
  });
}

/** Runs it on the solution laid over the starter, with some files replaced. */
async function inCopy(folder: string, files: Readonly<Record<string, string>>, run: Run): Promise<CheckRun> {
  const work = mkdtempSync(join(tmpdir(), 'exercise-'));
  try {
    for (const part of ['starter', 'solution']) cpSync(join(folder, part), work, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(work, name), text);
    return await run(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The files of the solution with the mutant's edits, or what is wrong with the mutant. */
function edited(folder: string, { name, edits }: Mutant): Readonly<Record<string, string>> | string {
  const files: Record<string, string> = {};
  for (const { file, find, put } of edits) {
    const text =
      files[file] ?? textOf(join(folder, 'solution', file)) ?? textOf(join(folder, 'starter', file));
    if (text === undefined) return `mutant '${name}': no file ${file}`;
    const parts = text.split(find.trimEnd());
    if (parts.length !== 2) return `mutant '${name}': stands ${parts.length - 1} times in ${file}: ${find}`;
    files[file] = parts.join(put.trimEnd());
  }
  return files;
}

function textOf(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
}

async function mechanicalMutants(folder: string, most: number, run: Run) {
  const survivors: string[] = [];
  let killed = 0;
  for (const { file, name, text } of sample(allMechanical(folder), most)) {
    if ((await inCopy(folder, { [file]: text }, run)).passed) survivors.push(`${file}, ${name}`);
    else killed += 1;
  }
  return { killed, survivors };
}

interface Mechanical {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

function allMechanical(folder: string): readonly Mechanical[] {
  const solution = join(folder, 'solution');
  return filesBelow(solution)
    .filter((file) => file.endsWith('.py'))
    .flatMap((file) => {
      const printed = execFileSync('python3', ['scripts/mutate.py', file], { encoding: 'utf8' });
      const mutants = JSON.parse(printed) as readonly { name: string; text: string }[];
      return mutants.map((mutant) => ({ file: relative(solution, file), ...mutant }));
    });
}

/** Evenly spread, so that every run takes the same. */
function sample<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);
}

export function told(run: CheckRun): string {
  const failed = run.tests.find(({ outcome }) => outcome !== 'passed');
  const more = failed ? `${failed.tried}: ${failed.problem}` : (run.tampered ?? run.output.slice(-1_500));
  return `${run.ended}; ${more}`;
}
