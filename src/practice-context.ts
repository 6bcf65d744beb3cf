/** The part of what a command may touch that is about exercises: types only. */
import type { Exercise } from './core/practice/exercise.ts';
import type { CheckRun } from './core/practice/verdict.ts';

export interface FoundExercise extends Exercise {
  /** Absolute path of its folder: task, starter, solution and check. */
  readonly folder: string;
}

export interface FoundPython {
  /** The program and its first arguments, as `py -3`. */
  readonly command: readonly string[];
  /** Where it was found, in words. */
  readonly origin: string;
  /** `3.12.1`; empty when it does not start. */
  readonly version: string;
  readonly executable: string;
  /** It is the Python of a virtual environment. */
  readonly isEnvironment: boolean;
  /** Why it cannot be used. */
  readonly fault?: string | undefined;
}

export interface PythonSearch {
  /** In the order in which they were looked for. */
  readonly found: readonly FoundPython[];
  readonly chosen: FoundPython | undefined;
}

export interface CheckOrder {
  /** The program and its first arguments. */
  readonly python: readonly string[];
  /** The check file. */
  readonly check: string;
  /** The folder with the learner's work; it is copied, never changed. */
  readonly work: string;
  readonly seconds: number;
  /** Programs such as Node reserve more memory than they use. */
  readonly isMemoryLimited?: boolean;
  /** Ends the check early. */
  readonly signal?: AbortSignal | undefined;
}

/** The learner's Python. Every method starts a program. */
export interface Python {
  /** `given`: the one that was named; `folder`: the work, whose environment is looked for. */
  find(input: {
    readonly given?: string | undefined;
    readonly folder?: string | undefined;
  }): Promise<PythonSearch>;
  /** Which of the packages it lacks. */
  missing(python: FoundPython, packages: readonly string[]): Promise<readonly string[]>;
  /** Which of the programs do not start here. */
  missingPrograms(names: readonly string[]): Promise<readonly string[]>;
  check(order: CheckOrder): Promise<CheckRun>;
  /** The commands that make a virtual environment there, with the packages. Runs nothing. */
  environmentCommands(
    python: FoundPython,
    folder: string,
    packages: readonly string[],
  ): Promise<readonly (readonly string[])[]>;
  /** Runs the commands one after the other, showing what they print. UserError 69 when one fails. */
  run(commands: readonly (readonly string[])[]): Promise<void>;
}

export interface WorkFile {
  readonly path: string;
  readonly text: string;
}

/** The folders with the learner's work on exercises. What the learner wrote is never written over. */
export interface WorkFolders {
  /** Where exercises are put unless the learner says otherwise. */
  readonly defaultRoot: string;
  /** A path as the learner wrote it, `~` and relative ones as well. */
  absolute(path: string): string;
  /** `ours`: the exercise was put there before; `other`: it holds something else. */
  stateOf(folder: string, exercise: string): 'missing' | 'ours' | 'other';
  /** Writes the starter, the task and a mark, where they are not there yet; the files written. UserError 73. */
  place(exercise: FoundExercise, folder: string): readonly string[];
  /** Renames it, so that a new start loses nothing; returns the new name. */
  setAside(folder: string): string;
  /** The exercise that the folder, or one above it, is about. */
  markAt(
    folder: string,
  ): { readonly skill: string; readonly exercise: string; readonly folder: string } | undefined;
  solution(exercise: FoundExercise): readonly WorkFile[];
  /** What would run when the work is checked. */
  checkFiles(exercise: FoundExercise): readonly WorkFile[];
  /** Tells whether files in it have changed, by their sizes and times. */
  stamp(folder: string): string;
  /** Resolves when the stamp is another one, or to false when the signal came first. */
  changed(folder: string, stamp: string, signal: AbortSignal): Promise<boolean>;
}

/** Checks of other people's roadmaps that the learner has allowed to run on this machine. */
export interface TrustedChecks {
  has(hash: string): boolean;
  add(hash: string): void;
}
