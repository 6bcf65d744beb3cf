/** The JSON document of `scan`. Types only; see documents.ts. */
import type { Day } from './core/day.ts';
import type { Grade } from './core/learner/fact.ts';
import type { SkillName } from './core/plan/step.ts';
import type { Authorship, LeftOut } from './projects-context.ts';

/** `scan`: what the learner's projects show. */
export interface ScanDocument {
  readonly schema: 'pybackend-path/scan@1';
  /** False with `--dry-run`, and when there was nothing to record. */
  readonly recorded: boolean;
  readonly projects: readonly ScannedProjectEntry[];
  /** The strongest first. */
  readonly skills: readonly FoundSkillEntry[];
  /** The next skills of the path that code could show and this code does not. */
  readonly notShown: readonly SkillName[];
}

export interface ScannedProjectEntry {
  readonly folder: string;
  readonly authorship: Authorship;
  readonly historyCut: boolean;
  /** Files that counted. */
  readonly files: number;
  readonly pythonFiles: number;
  /** By the reason, how many files and folders were not counted. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** Tutorials whose copies were not counted. */
  readonly tutorials: readonly string[];
}

export interface FoundSkillEntry extends SkillName {
  readonly stage: string;
  readonly onPath: boolean;
  readonly grade: Grade;
  readonly places: number;
  readonly files: number;
  readonly projects: number;
  /** Of the learner's last commit to what shows it; null where there is no history. */
  readonly last: Day | null;
  readonly seen: readonly { readonly name: string; readonly count: number }[];
  /** Some of the places. `line` is 0 when it is about the file as a whole. */
  readonly examples: readonly {
    readonly folder: string;
    readonly file: string;
    readonly line: number;
    readonly name: string;
  }[];
  /** The chance that the skill is known, before and after. */
  readonly before: number;
  readonly after: number;
}
