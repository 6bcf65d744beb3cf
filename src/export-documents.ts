/** The JSON documents that leave the machine, and what taking one back in says. Types only; see documents.ts. */
import type { Checklist, Totals } from './core/plan/checklist.ts';
import type { Passport } from './core/plan/passport.ts';

export type TransferDocument = ImportLearnerDocument | LearnerDocument | PassportDocument;

/** `export json`: the whole learner. */
export interface LearnerDocument {
  readonly schema: 'pybackend-path/learner@1';
  /** The roadmap in use, null when it could not be read; `hash`: SHA-256 of its file. */
  readonly roadmap: { readonly id: string; readonly title: string; readonly hash: string } | null;
  /** As it stood then; `import` makes it anew from the facts. */
  readonly checklist: Checklist | null;
  /** Everything the learner did, in order. */
  readonly facts: readonly RecordedFact[];
}

export interface RecordedFact {
  /** The version of the fact's form. */
  readonly v: number;
  readonly device: string;
  readonly counter: number;
  readonly change: string;
  readonly time: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `export passport-json`: what the learner can prove. */
export interface PassportDocument extends Passport {
  readonly schema: 'pybackend-path/passport@1';
}

/** `import` of a learner. */
export interface ImportLearnerDocument {
  readonly schema: 'pybackend-path/import-learner@1';
  readonly file: string;
  readonly dryRun: boolean;
  /** Facts that were not here. */
  readonly added: number;
  /** The backup of the state before; null when nothing changed. */
  readonly safety: string | null;
  /** Null when the learner's roadmap is not on this machine. */
  readonly totals: Totals | null;
}
