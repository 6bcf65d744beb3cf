/** What an export format is: made from the checklist alone, which is fast, from the plan, or from all there is. */
import type { Fact } from '../core/learner/fact.ts';
import type { Learner } from '../core/learner/learner.ts';
import type { Checklist } from '../core/plan/checklist.ts';
import type { Passport } from '../core/plan/passport.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Reviewing } from '../core/plan/reviewing.ts';
import type { Zone } from '../core/plan/zoned.ts';
import type { Roadmap } from '../core/roadmap/roadmap.ts';

/** What the dated weeks are made from, and what goes into a calendar with them. */
export interface PlanSource {
  readonly roadmap: Roadmap;
  readonly checklist: Checklist;
  readonly plan: Plan;
  readonly learner: Learner;
  readonly facts: readonly Fact[];
  readonly reviewing: Reviewing;
  readonly zone: Zone;
  /** Whether there are exercises for the skill. */
  readonly hasExercise: (skill: string) => boolean;
}

interface Format {
  readonly format: string;
  readonly summary: string;
  /** What to do with the file that was written. */
  readonly afterwards: (file: string) => string;
  /** Lines end as the format wants it. */
  readonly lineEnd: '\n' | '\r\n';
  /** Its file is for nobody but its owner. */
  readonly isPrivate?: true;
}

export interface ChecklistExporter extends Format {
  readonly from: 'checklist';
  /** With the weeks as well when there is a plan, which `--plan` asks for. */
  readonly render: (checklist: Checklist, plan?: Plan) => string;
}

export interface PlanExporter extends Format {
  readonly from: 'plan';
  /** Whether it shows them: then one can say how many. */
  readonly hasWeeks: boolean;
  /** `earlier`: what was exported to the same file before. */
  readonly render: (source: PlanSource, earlier: string | undefined) => Promise<string>;
}

/** What is derived from the learner. */
export interface LearnerSource {
  readonly checklist: Checklist;
  readonly roadmap: Roadmap;
  readonly passport: () => Promise<Passport>;
}

export interface LearnerExporter extends Format {
  readonly from: 'learner';
  readonly render: (source: LearnerSource) => Promise<string>;
}

/** All that was recorded. */
export interface FactsSource {
  /** Every fact as it is stored. */
  readonly entries: readonly unknown[];
  /** Undefined when the roadmap in use cannot be read. */
  readonly inUse:
    | {
        readonly roadmap: Roadmap;
        /** Of its file, SHA-256, hex. */
        readonly hash: string;
        readonly checklist: Checklist;
      }
    | undefined;
}

export interface FactsExporter extends Format {
  readonly from: 'facts';
  readonly render: (source: FactsSource) => Promise<string>;
}

export type Exporter = ChecklistExporter | PlanExporter | LearnerExporter | FactsExporter;
