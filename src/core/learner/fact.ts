/**
 * What the learner did. Facts are only ever appended; everything the program believes is derived from them.
 * An undo is a fact too.
 */

import type { Day } from '../day.ts';
import type { AnswerOutcome, Rating } from '../quiz/outcome.ts';

/** The learner's own word about a skill, asked by `start`. */
export type Report = 'known' | 'partly' | 'unknown' | 'unsure';

/** How long `start` may ask: `quick` asks no questions, `thorough` stops later. */
export type Depth = 'quick' | 'default' | 'thorough';

/** Where an application stands. `followed-up`: the learner asked again. */
export type ApplicationStatus = 'sent' | 'followed-up' | 'interview' | 'offer' | 'rejected' | 'withdrawn';

/**
 * How far a project shows a skill: only named (in a list of packages, by the name of a file), used once, several times,
 * in depth.
 */
export type Grade = 'named' | 'once' | 'several' | 'depth';

/** What one project shows of one skill: figures alone, no path, no name, no code. */
export interface Trace {
  readonly skill: string;
  readonly grade: Grade;
  readonly places: number;
  readonly files: number;
  /** The learner's last commit to one of the files. */
  readonly last?: Day | undefined;
}

/** No scan of a project records more. */
export const MOST_TRACES = 10_000;

export interface FactData {
  /** A setting changed; `null` puts the default back. Profile (path, hours a week ...) is made of these. */
  set: { readonly key: string; readonly value: string | number | boolean | null };
  /** The learner said how well they know a skill. */
  reported: { readonly skill: string; readonly report: Report };
  /** One screen of outcomes was shown, and some of them ticked: cheap, and as good as the learner's judgement. */
  screened: { readonly offered: readonly string[]; readonly ticked: readonly string[] };
  /** A question was answered; its own chances of a slip and a guess go with the answer. */
  answered: {
    readonly skill: string;
    readonly question: string;
    readonly outcome: AnswerOutcome;
    readonly slip: number;
    readonly guess: number;
    /** From the question on the screen to its answer; absent when the answers came from a file. */
    readonly seconds?: number | undefined;
    /** Asked by `start`, to find out what is known already. */
    readonly placement?: boolean | undefined;
  };
  /** How the newest answer to a question felt to the learner. */
  rated: { readonly question: string; readonly rating: Rating };
  /** The question has left the bank of that roadmap: it is not due there, unless it is back and answered again. */
  retired: { readonly question: string; readonly roadmap: string };
  /** Time spent on a skill, on that day. `timed`: by the timer, which it ends; with 0 minutes it only ends it. */
  logged: {
    readonly skill: string;
    readonly minutes: number;
    readonly day: Day;
    readonly timed?: true | undefined;
  };
  /** A timer was started; the next `logged` with `timed` ends it. */
  clocked: { readonly skill: string };
  /** A habit was kept. */
  practised: {
    readonly habit: string;
    readonly note?: string | undefined;
    /** When it was not the day on which it was recorded. */
    readonly day?: Day | undefined;
  };
  /** An application was sent. `application` is its id. */
  applied: {
    readonly application: string;
    readonly company: string;
    readonly role?: string | undefined;
    readonly link?: string | undefined;
    readonly day: Day;
  };
  /** What became of it. */
  heard: {
    readonly application: string;
    readonly status: ApplicationStatus;
    readonly note?: string | undefined;
    readonly day: Day;
    /** The id of its `applied` fact; older programs name only the application. */
    readonly fact?: string | undefined;
  };
  /** The plan was aimed at an advert: ids of the skills that it asks for, without its text. `advert` is its id. */
  aimed: {
    readonly advert: string;
    readonly title: string;
    readonly must: readonly string[];
    readonly nice: readonly string[];
    /** Groups of alternatives; the first of each stands in `must` or `nice` too. */
    readonly mustOneOf?: readonly (readonly string[])[] | undefined;
    readonly niceOneOf?: readonly (readonly string[])[] | undefined;
  };
  /** It is no longer aimed at that advert. */
  dropped: {
    readonly advert: string;
    /** The id of its `aimed` fact; older programs name only the advert. */
    readonly fact?: string | undefined;
  };
  /** The learner says the skill is done, without proof. */
  claimed: { readonly skill: string; readonly via: 'done' | 'import' };
  /** A tick was taken back. */
  reopened: { readonly skill: string; readonly via: 'done' | 'import' };
  /** An exercise was put into a folder of this machine. */
  started: { readonly skill: string; readonly exercise: string; readonly folder: string };
  /** A hint of it was read, from 1; or its solution. */
  hinted: { readonly skill: string; readonly exercise: string; readonly hint: number };
  revealed: { readonly skill: string; readonly exercise: string };
  /** The learner's work on it was checked. `minutes`: since it was started; `hints`: read until then. */
  checked: {
    readonly skill: string;
    readonly exercise: string;
    readonly passed: boolean;
    readonly minutes: number;
    readonly hints: number;
    /** The solution had been read before. */
    readonly revealed: boolean;
  };
  /**
   * A project was scanned. `project` is a fingerprint: it tells that two scans are of the same one, and the later one
   * takes the place of the earlier.
   */
  found: { readonly project: string; readonly skills: readonly Trace[] };
  /** Left out of the checklist, or taken back in. */
  skipped: { readonly skill: string };
  resumed: { readonly skill: string };
  /** The placement questions begin anew: answers given to them before no longer count. */
  restarted: Readonly<Record<string, never>>;
  /** The placement questions ended: all asked, or stopped by the learner. */
  placed: { readonly end: 'complete' | 'stopped'; readonly depth?: Depth | undefined };
  /** Reverses one change (all facts that one command recorded). Undoing an undo is a redo. */
  undone: { readonly change: string };
  /**
   * The state goes back to what it was: of the facts that were there (`seen`, by device up to which counter) only those
   * count whose counter is at most the one in `to`, 0 where none is named. What another machine did meanwhile was not
   * there and counts. Without `seen`, as older programs wrote it, every fact before this one was there. `reset` rewinds
   * to nothing, `import` to both sides; all can be undone.
   */
  rewound: {
    readonly to: Heights;
    readonly seen?: Heights | undefined;
    readonly why: 'reset' | 'restore' | 'import';
  };
}

/** By device a counter: all its facts up to that one. */
export type Heights = Readonly<Record<string, number>>;

export type FactType = keyof FactData;

/** A fact before it is recorded. */
export type NewFact = { [T in FactType]: { readonly type: T; readonly data: FactData[T] } }[FactType];

/**
 * A recorded fact. `device` and `counter` together name it for ever. The counter is a Lamport clock: larger
 * than every counter the device had seen, so (counter, device) is the order of facts on every machine.
 */
export type Fact = NewFact & {
  readonly device: string;
  readonly counter: number;
  /** The id of the first fact of the change this one belongs to. */
  readonly change: string;
  /** Local time with offset, `2026-11-23T20:15:03.123+01:00`: data, never order. */
  readonly time: string;
};

export function factId(fact: Pick<Fact, 'device' | 'counter'>): string {
  return `${fact.device}-${fact.counter}`;
}

/** Order of facts, the same on every machine. */
export function compareFacts(
  a: Pick<Fact, 'device' | 'counter'>,
  b: Pick<Fact, 'device' | 'counter'>,
): number {
  return a.counter - b.counter || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0);
}

/** Every device's largest counter. */
export function heightsOf(facts: Iterable<Pick<Fact, 'device' | 'counter'>>): Heights {
  const heights: Record<string, number> = {};
  for (const { device, counter } of facts) heights[device] = Math.max(heights[device] ?? 0, counter);
  return heights;
}
