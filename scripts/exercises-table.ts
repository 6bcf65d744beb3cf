/** Every exercise proved, as a table with the sums below it. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { openContent } from '../src/io/content/content.ts';
import { type CheckedExercise, checkExercise, exerciseFolders } from '../src/io/content/exercises.ts';
import { normal } from '../src/io/python/packages.ts';
import { problemWords } from '../src/words/problem.ts';
import { type ExerciseProof, proveExercise } from './exercise-proof.ts';
import type { Tools } from './tools.ts';

export interface ExercisesInput {
  /** Skills to look at; all when empty. */
  readonly wanted: readonly string[];
  readonly tools: Tools;
  /** How many wrong versions of each solution are made by machine. */
  readonly mechanical: number;
  /** A missing package is named and counted and does not fail. */
  readonly isLenient: boolean;
  readonly say: (text: string) => void;
}

const FEWEST_MUTANTS = 3;
const WORKERS = 2;

/** Whether everything holds. */
export async function verifyExercises({
  wanted,
  tools,
  mechanical,
  isLenient,
  say,
}: ExercisesInput): Promise<boolean> {
  const file = resolve('roadmap.yaml');
  const { roadmap } = await openContent({ builtInFile: file }).check(file);
  if (!roadmap) throw new Error('the roadmap has problems: npm run dev -- roadmap check');
  const folders = exerciseFolders(file, roadmap).filter(
    ({ skill }) => wanted.length === 0 || wanted.includes(skill.id),
  );
  const checked = [];
  for (const folder of folders) checked.push(await checkExercise(folder));
  const problems = checked.flatMap((one) => one.problems);
  for (const problem of problems) say(problemWords(problem));
  const proofs: ExerciseProof[] = [];
  const missing: string[] = [];
  const queue = checked.filter(({ exercise }) => exercise);
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const python = pythonFor(next, tools);
      if (typeof python === 'string') proofs.push(await proveExercise(next, python, mechanical));
      else missing.push(`${next.folder.skill.id}/${next.folder.slug}: missing here: ${python.missing}`);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  tell(proofs, missing, say);
  const isFaulty = proofs.some(({ faults }) => faults.length > 0) || problems.length > 0;
  return !isFaulty && (isLenient || missing.length === 0);
}

function pythonFor({ exercise }: CheckedExercise, { pythons }: Tools): string | { readonly missing: string } {
  const { packages = [], programs = [] } = exercise ?? {};
  const absent = programs.find((name) => name !== 'node' && !isInstalled(name));
  if (absent) return { missing: absent };
  const found = pythons.find(({ packages: has }) => packages.every((name) => has.has(normal(name))));
  return found?.command ?? { missing: packages.join(', ') };
}

function isInstalled(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function tell(
  proofs: readonly ExerciseProof[],
  missing: readonly string[],
  say: (text: string) => void,
): void {
  say('exercise                                          seconds  mutants  by machine');
  for (const { name, seconds, mutants, mechanical } of proofs.toSorted((a, b) =>
    a.name.localeCompare(b.name),
  )) {
    const { killed, survivors } = mechanical;
    const killedOf = `${killed}/${killed + survivors.length}`;
    say(
      `${name.padEnd(48)}  ${seconds.toFixed(1).padStart(7)}  ${String(mutants).padStart(7)}  ${killedOf.padStart(10)}`,
    );
  }
  for (const { name, faults, mutants, mechanical } of proofs) {
    for (const fault of faults) say(`WRONG ${name}: ${fault}`);
    if (mutants < FEWEST_MUTANTS) say(`${name}: ${mutants} mutants, fewer than ${FEWEST_MUTANTS}`);
    for (const survivor of mechanical.survivors) say(`survives ${name}: ${survivor}`);
  }
  for (const one of missing) say(`not proved ${one}`);
  const sum = (of: (proof: ExerciseProof) => number) => proofs.reduce((total, proof) => total + of(proof), 0);
  const killed = sum(({ mechanical }) => mechanical.killed);
  const made = killed + sum(({ mechanical }) => mechanical.survivors.length);
  const skills = new Set(proofs.map(({ name }) => name.split('/')[0])).size;
  const right = proofs.filter(({ faults }) => faults.length === 0).length;
  say(
    `${proofs.length} exercises of ${skills} skills: ${right} whose starter fails, solution passes and ` +
      `${sum(({ mutants }) => mutants)} mutants fail; ${killed} of ${made} made by machine fail ` +
      `(${made === 0 ? 100 : Math.round((100 * killed) / made)}%); ${missing.length} not proved`,
  );
}
