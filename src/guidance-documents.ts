/** The JSON documents of what guides the learner from week to week. Types only; see documents.ts. */
import type { Day } from './core/day.ts';
import type { Application } from './core/learner/application.ts';
import type { Logged } from './core/learner/learner.ts';
import type { Goal } from './core/learner/settings.ts';
import type { Totals } from './core/plan/checklist.ts';
import type { DeadlineAnswer } from './core/plan/deadline.ts';
import type { PastWeek } from './core/plan/history.ts';
import type { Milestones } from './core/plan/milestones.ts';
import type { Pace } from './core/plan/pace.ts';
import type { SkillName } from './core/plan/step.ts';
import type { Streak } from './core/plan/streak.ts';
import type { PartKind, Week } from './core/plan/weeks.ts';
import type { AnswerOutcome, Rating } from './core/quiz/outcome.ts';
import type { RetentionReport } from './core/review/retention.ts';
import type { Resource } from './core/roadmap/roadmap.ts';

/** `today`: what to do in one sitting. */
export interface TodayDocument {
  readonly schema: 'pybackend-path/today@1';
  readonly today: Day;
  readonly minutes: number;
  /** `now` of the due ones fit the time. */
  readonly reviews: {
    readonly due: number;
    readonly now: number;
    readonly minutes: number;
    /** Ids of the due questions, what is most likely forgotten first. */
    readonly questions: readonly string[];
  };
  readonly task: {
    readonly skill: SkillName;
    readonly kind: PartKind;
    readonly minutes: number;
    readonly hoursLeft: number;
    readonly resource: Resource | null;
    /** The exercise that is begun. */
    readonly begun: { readonly exercise: string; readonly folder: string } | null;
    /** What to run for it; null when it is reading. */
    readonly command: string | null;
  } | null;
  readonly afterwards: readonly SkillName[];
  readonly habit: { readonly id: string; readonly title: string; readonly minutes: number } | null;
  /** After a week or more without learning. */
  readonly gap: { readonly days: number; readonly refresh: readonly SkillName[] } | null;
  readonly followUps: readonly Application[];
  /** The timer that runs. */
  readonly clock: { readonly skill: string; readonly since: string } | null;
}

/** `review`: what was asked, and when each comes again. */
export interface ReviewDocument {
  readonly schema: 'pybackend-path/review@1';
  readonly asked: readonly {
    readonly question: string;
    readonly skill: string;
    readonly outcome: AnswerOutcome;
    readonly rating: Rating | null;
    readonly due: Day | null;
  }[];
  /** Still due. */
  readonly left: number;
  /** The next day on which something is due. */
  readonly next: Day | null;
  /** Skills that are open again because they were missed. */
  readonly forgotten: readonly SkillName[];
}

/** `review --stats`: the memory that the schedule foretold, and the one measured. */
export interface RetentionDocument extends RetentionReport {
  readonly schema: 'pybackend-path/retention@1';
  readonly cards: number;
  readonly due: number;
  /** The share to remember that was asked for. */
  readonly wanted: number;
}

/** `plan`: the weeks to come and the milestones. */
export interface PlanDocument {
  readonly schema: 'pybackend-path/plan@1';
  readonly today: Day;
  /** The same seed draws the same forecast. */
  readonly seed: number;
  readonly goal: Goal;
  readonly hoursPerWeek: number;
  readonly pace: Pace;
  readonly milestones: Milestones;
  readonly weeks: readonly Week[];
  /** Of `--deadline`. */
  readonly deadline: DeadlineAnswer | null;
  /** Of `--what-if`: the milestones with that changed. */
  readonly whatIf: { readonly changes: readonly string[]; readonly milestones: Milestones } | null;
}

/** `log`: time spent. */
export interface LogDocument {
  readonly schema: 'pybackend-path/log@1';
  /** What this run recorded; null when it only showed. */
  readonly recorded: Logged | null;
  /** Hours that are left of its skill by the roadmap, when that is an open step. */
  readonly left: { readonly min: number; readonly max: number } | null;
  readonly clock: { readonly skill: string; readonly since: string } | null;
  /** The newest, at most twenty. */
  readonly entries: readonly Logged[];
  readonly hours: number;
  /** By skill, most first. */
  readonly bySkill: readonly (SkillName & { readonly hours: number })[];
}

/** `status`: how far along, how fast, and what is due. */
export interface StatusDocument {
  readonly schema: 'pybackend-path/status@1';
  readonly today: Day;
  readonly path: SkillName;
  readonly goal: Goal;
  readonly totals: Totals;
  readonly goalTotals: Totals;
  readonly stages: readonly (SkillName & { readonly known: number; readonly skills: number })[];
  readonly hours: { readonly logged: number; readonly likelyLeft: number; readonly safeLeft: number };
  readonly pace: Pace;
  readonly milestones: Milestones;
  readonly streak: Streak;
  readonly reviews: { readonly due: number; readonly minutes: number; readonly next: Day | null };
  /** The newest week last. */
  readonly weeks: readonly PastWeek[];
}

/** `habit`: each habit, and when it is due. */
export interface HabitsDocument {
  readonly schema: 'pybackend-path/habits@1';
  /** The habit that this run recorded; null when it only showed, or when it was kept already. */
  readonly recorded: string | null;
  readonly habits: readonly {
    readonly id: string;
    readonly title: string;
    readonly how: string;
    readonly everyDays: number;
    readonly minutes: number;
    readonly isOpen: boolean;
    /** Skills that must come first. */
    readonly after: readonly SkillName[];
    readonly last: Day | null;
    readonly times: number;
    readonly due: Day | null;
    /** What was noted last. */
    readonly note: string | null;
  }[];
}

/** `application`: what was sent, and what to follow up. */
export interface ApplicationsDocument {
  readonly schema: 'pybackend-path/applications@1';
  /** Id of the application that this run changed; null when it only showed. */
  readonly recorded: string | null;
  readonly applications: readonly (Application & { readonly followUp: Day | null })[];
}

/** `nudge`: whether there is one, and the lines for the shell. */
export interface NudgeDocument {
  readonly schema: 'pybackend-path/nudge@1';
  readonly isOn: boolean;
  /** The one small file that the shell reads. */
  readonly file: string;
  readonly shell: string | null;
  readonly snippet: string | null;
  /** What it says today; null when that is nothing. */
  readonly today: string | null;
}

/** `today --remind-with`: how the system reminds at a time of the day. */
export interface RemindDocument {
  readonly schema: 'pybackend-path/remind@1';
  readonly scheduler: string;
  /** The time of the day, as `18:30`. */
  readonly at: string;
  /** To be made, in ASCII. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** To be run then, and to be run to take it back: for sh, and for PowerShell with the Task Scheduler. */
  readonly commands: readonly string[];
  readonly undo: readonly string[];
}

export type GuidanceDocument =
  | ApplicationsDocument
  | HabitsDocument
  | LogDocument
  | NudgeDocument
  | PlanDocument
  | RemindDocument
  | RetentionDocument
  | ReviewDocument
  | StatusDocument
  | TodayDocument;
