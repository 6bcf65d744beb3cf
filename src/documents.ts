/**
 * Every JSON document the program prints. Types only; `schemas/output.schema.json` is made from them. A document
 * may gain fields under the same version, never lose or change one.
 */
import type { Goal, SettingInForce } from './core/learner/settings.ts';
import type { Checklist, Totals } from './core/plan/checklist.ts';
import type { Merge } from './core/plan/merge-ticks.ts';
import type { SkillName, Status, Step, StepBelief } from './core/plan/step.ts';
import type { AnswerOutcome } from './core/quiz/outcome.ts';
import type { QuestionStatistics } from './core/quiz/statistics.ts';
import type { Roadmap, Skill } from './core/roadmap/roadmap.ts';
import type { ExitCode } from './exit.ts';
import type { TransferDocument } from './export-documents.ts';
import type { GuidanceDocument } from './guidance-documents.ts';
import type { JobDocument } from './job-documents.ts';
import type {
  CheckDocument,
  EnvironmentDocument,
  HintDocument,
  PracticeDocument,
  PracticeListDocument,
  SolutionDocument,
} from './practice-documents.ts';
import type { OwnRoadmapDocument } from './roadmap-documents.ts';
import type { ScanDocument } from './scan-documents.ts';

export type { ExerciseEntry } from './practice-documents.ts';

export type JsonDocument =
  | BackupDocument
  | BackupsDocument
  | CheckDocument
  | ChangeDocument
  | ConfigDocument
  | DoctorDocument
  | EnvironmentDocument
  | ErrorDocument
  | ExportDocument
  | GuidanceDocument
  | HintDocument
  | JobDocument
  | ListDocument
  | MapDocument
  | NextDocument
  | OwnRoadmapDocument
  | PracticeDocument
  | PracticeListDocument
  | QuizDocument
  | QuizStatisticsDocument
  | ResetDocument
  | RestoreDocument
  | RoadmapCheckDocument
  | RoadmapDocument
  | RoadmapUseDocument
  | ScanDocument
  | SettingDocument
  | ShowDocument
  | SolutionDocument
  | TransferDocument;

/** `next`: the steps to take next, in order. */
export interface NextDocument {
  readonly schema: 'pybackend-path/next@1';
  readonly path: SkillName;
  readonly goal: Goal;
  readonly hoursPerWeek: number;
  readonly totals: Totals;
  readonly goalTotals: Totals;
  readonly steps: readonly Step[];
}

/** `list`, and the end of `start`: the checklist. */
export interface ListDocument extends Checklist {
  readonly schema: 'pybackend-path/list@1';
}

/** `map`: where the page is. */
export interface MapDocument {
  readonly schema: 'pybackend-path/map@1';
  readonly file: string;
}

/** `show`: one skill. */
export interface ShowDocument {
  readonly schema: 'pybackend-path/show@1';
  readonly skill: Skill;
  readonly onPath: boolean;
  readonly status: Status | null;
  readonly belief: StepBelief | null;
  /** Ids of the skills that need it directly. */
  readonly dependents: readonly string[];
  /** Ids of other skills that the same word names. */
  readonly also: readonly string[];
  /** Answers to questions about it. */
  readonly answers: { readonly given: number; readonly right: number };
  /** Whether there are exercises for it. */
  readonly exercise: boolean;
}

/** `done`, `skip`, `undo` and `import`: what changed. */
export interface ChangeDocument {
  readonly schema: 'pybackend-path/change@1';
  readonly changed: boolean;
  readonly said: string;
  readonly totals: Totals;
  readonly goalTotals: Totals;
  readonly next: SkillName | null;
  /** Of `done` and `skip`: the ids that were named. */
  readonly skills?: readonly string[];
  /** Of `undo`: the change it reversed, and how many facts that had. */
  readonly change?: string;
  readonly facts?: number;
  /** Of `import`. */
  readonly import?: ImportReport;
}

export interface ImportReport extends Omit<Merge, 'facts'> {
  readonly dryRun: boolean;
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

/** `quiz`: what was asked and what it changed. */
export interface QuizDocument {
  readonly schema: 'pybackend-path/quiz@1';
  readonly asked: readonly {
    readonly question: string;
    readonly skill: string;
    readonly level: number;
    readonly outcome: AnswerOutcome;
  }[];
  readonly right: number;
  /** The chance that the skill is known, before and after. */
  readonly beliefs: readonly { readonly skill: string; readonly before: number; readonly after: number }[];
}

/** `quiz --stats`: how the learner's answers fit the questions. */
export interface QuizStatisticsDocument {
  readonly schema: 'pybackend-path/quiz-stats@1';
  readonly answers: number;
  readonly right: number;
  readonly unsure: number;
  readonly questions: readonly QuestionStatistics[];
}

export interface RoadmapCheckDocument {
  readonly schema: 'pybackend-path/roadmap-check@1';
  readonly file: string;
  readonly ok: boolean;
  readonly skills: number;
  /** Beside the roadmap; 0 when something is wrong with them. */
  readonly questions: number;
  /** The same of the exercises. */
  readonly exercises: number;
  readonly problems: readonly {
    readonly code: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly hint: string | null;
    readonly path: readonly (string | number)[];
  }[];
}

export interface RoadmapUseDocument {
  readonly schema: 'pybackend-path/roadmap-use@1';
  readonly source: string;
  readonly changed: boolean;
}

export interface RoadmapDocument {
  readonly schema: 'pybackend-path/roadmap@1';
  readonly source: string;
  readonly hash: string;
  readonly roadmap: Roadmap;
}

export interface ConfigDocument {
  readonly schema: 'pybackend-path/config@1';
  readonly settings: readonly SettingInForce[];
}

export interface SettingDocument extends SettingInForce {
  readonly schema: 'pybackend-path/setting@1';
}

export interface Finding {
  readonly topic: string;
  /** `note`: worth knowing, no fault. */
  readonly level: 'fine' | 'note' | 'fault';
  readonly says: string;
  readonly fix?: string | undefined;
}

export interface DoctorDocument {
  readonly schema: 'pybackend-path/doctor@1';
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

export type BackupReason = 'asked' | 'import' | 'restore' | 'reset' | 'migration' | 'roadmap';

export interface Backup {
  readonly file: string;
  readonly time: string;
  readonly reason: BackupReason;
  readonly facts: number;
}

export interface BackupDocument extends Backup {
  readonly schema: 'pybackend-path/backup@1';
}

export interface BackupsDocument {
  readonly schema: 'pybackend-path/backups@1';
  readonly backups: readonly Backup[];
}

export interface RestoreDocument {
  readonly schema: 'pybackend-path/restore@1';
  readonly file: string;
  /** Facts that the store had lost. */
  readonly added: number;
  /** The backup that was made of the state before. */
  readonly safety: string;
}

export interface ResetDocument {
  readonly schema: 'pybackend-path/reset@1';
  readonly safety: string;
}

export interface ExportDocument {
  readonly schema: 'pybackend-path/export@1';
  readonly format: string;
  readonly file: string;
}

/** On stderr, when a command fails. */
export interface ErrorDocument {
  readonly schema: 'pybackend-path/error@1';
  readonly code: ExitCode;
  readonly message: string;
  readonly hint: string | null;
}
