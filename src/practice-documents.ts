/** The JSON documents about exercises. Types only, as `documents.ts`. */
import type { CheckRun, TestRecord } from './core/practice/verdict.ts';

/** Where an exercise stands. */
export interface ExerciseEntry {
  readonly exercise: string;
  readonly skill: string;
  readonly title: string;
  readonly minutes: number;
  readonly packages: readonly string[];
  readonly programs: readonly string[];
  readonly status: 'new' | 'started' | 'passed';
  /** Where the learner's work is; null when it was never started. */
  readonly folder: string | null;
}

/** `practice`: the exercise and where it was put. */
export interface PracticeDocument extends ExerciseEntry {
  readonly schema: 'pybackend-path/practice@1';
  readonly folder: string;
  /** Files written now; none when the work was there already. */
  readonly written: readonly string[];
  /** Markdown. */
  readonly task: string;
}

export interface PracticeListDocument {
  readonly schema: 'pybackend-path/practice-list@1';
  readonly exercises: readonly ExerciseEntry[];
}

/** `check`: what came out. With --watch one document for each check. */
export interface CheckDocument {
  readonly schema: 'pybackend-path/check@1';
  readonly exercise: string;
  readonly skill: string;
  readonly folder: string;
  readonly python: string;
  readonly passed: boolean;
  readonly ended: CheckRun['ended'];
  readonly seconds: number;
  readonly tests: readonly TestRecord[];
  /** What the work printed outside of a test. */
  readonly output: string;
  readonly tampered: string | null;
  /** The chance that the skill is known, after it. */
  readonly belief: number;
}

export interface HintDocument {
  readonly schema: 'pybackend-path/hint@1';
  readonly exercise: string;
  readonly hint: number;
  readonly of: number;
  readonly text: string;
}

export interface SolutionDocument {
  readonly schema: 'pybackend-path/solution@1';
  readonly exercise: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** `doctor --environment`: the commands that make it, and whether they were run. */
export interface EnvironmentDocument {
  readonly schema: 'pybackend-path/environment@1';
  readonly folder: string;
  readonly packages: readonly string[];
  readonly commands: readonly (readonly string[])[];
  readonly made: boolean;
}
