/** The learner as the facts tell: settings, statements about skills, what was answered, built, logged and left out. */
import { type Day, dayOf } from '../day.ts';
import { activeFacts } from './active-facts.ts';
import { activeDayOf, countsAsActive } from './activity.ts';
import { afterAiming, afterDropping, type RecordedAim } from './aim.ts';
import { type Application, afterApplying, afterHearing } from './application.ts';
import { copiedEvidence, type Evidence, rate } from './evidence.ts';
import { type Depth, type Fact, type FactData, type FactType, factId, type Report } from './fact.ts';
import type { Scanned } from './found.ts';
import { USUAL_HOURS } from './settings.ts';
import { countCheck, touch, type Work } from './work.ts';

/** The newest thing the learner said about one skill. */
export interface Statement {
  readonly report: Report;
  /** How it was said: asked by `start`, ticked by `done` or in an imported checklist, shown by passing an exercise. */
  readonly via: 'start' | 'done' | 'import' | 'check';
  readonly day: Day;
}

export interface Placed {
  readonly end: 'complete' | 'stopped';
  readonly depth: Depth;
  readonly day: Day;
}

/** The placement, once it has ended: what it asked tells what the learner knew, what comes later what they learned. */
export interface Settled {
  /** On which it ended last. */
  readonly day: Day;
  /** As they stood when it ended first. */
  readonly statements: ReadonlyMap<string, Statement>;
}

/** Time spent on a skill. */
export interface Logged {
  readonly skill: string;
  readonly minutes: number;
  readonly day: Day;
}

export interface Learner {
  readonly settings: ReadonlyMap<string, string | number | boolean>;
  /** By skill, the oldest first. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** The oldest first. */
  readonly evidence: readonly Evidence[];
  readonly skipped: ReadonlySet<string>;
  /** Questions that have left the bank since they were answered, with the id of that roadmap. */
  readonly retired: ReadonlyMap<string, string>;
  /** By the name of the exercise, the one touched last at the end. */
  readonly work: ReadonlyMap<string, Work>;
  /** When the placement questions ended, and how. */
  readonly placed: Placed | undefined;
  /** Another path or roadmap does not undo it, `start --restart` does. */
  readonly settled: Settled | undefined;
  /** The day of the first fact. */
  readonly since: Day | undefined;
  /** In the order it was recorded. */
  readonly logged: readonly Logged[];
  /** The timer that runs, local time with offset. */
  readonly clock: { readonly skill: string; readonly since: string } | undefined;
  /** By habit, the days on which it was kept, in the order they were recorded. */
  readonly practised: ReadonlyMap<string, readonly Day[]>;
  /** By habit, what was noted last. */
  readonly habitNotes: ReadonlyMap<string, string>;
  /** By id, the oldest first. */
  readonly applications: ReadonlyMap<string, Application>;
  /** The adverts that the plan is aimed at, by id, the oldest first. */
  readonly aims: ReadonlyMap<string, RecordedAim>;
  /** Days on which something was learned. */
  readonly activeDays: ReadonlySet<Day>;
  /** How many hours a week were set, from which day on; the oldest first. */
  readonly hoursSet: readonly { readonly day: Day; readonly hours: number }[];
  /** By the fingerprint of the project, what its newest scan found. */
  readonly scanned: ReadonlyMap<string, Scanned>;
}

export function learnerFrom(facts: readonly Fact[]): Learner {
  const draft: Draft = {
    settings: new Map(),
    statements: new Map(),
    evidence: [],
    skipped: new Set(),
    retired: new Map(),
    work: new Map(),
    placed: undefined,
    settled: undefined,
    since: undefined,
    logged: [],
    clock: undefined,
    practised: new Map(),
    habitNotes: new Map(),
    applications: new Map(),
    aims: new Map(),
    activeDays: new Set(),
    hoursSet: [],
    scanned: new Map(),
  };
  for (const fact of activeFacts(facts)) {
    const day = dayOf(fact.time);
    draft.since ??= day;
    take(draft, fact, day);
    if (countsAsActive(fact)) draft.activeDays.add(activeDayOf(fact, day));
  }
  return draft;
}

/** The learner while the facts are gone through. */
interface Draft {
  readonly settings: Map<string, string | number | boolean>;
  readonly statements: Map<string, Statement>;
  evidence: Evidence[];
  readonly skipped: Set<string>;
  readonly retired: Map<string, string>;
  readonly work: Map<string, Work>;
  placed: Placed | undefined;
  settled: Settled | undefined;
  since: Day | undefined;
  readonly logged: Logged[];
  clock: Learner['clock'];
  readonly practised: Map<string, readonly Day[]>;
  readonly habitNotes: Map<string, string>;
  readonly applications: Map<string, Application>;
  readonly aims: Map<string, RecordedAim>;
  readonly activeDays: Set<Day>;
  readonly hoursSet: { readonly day: Day; readonly hours: number }[];
  readonly scanned: Map<string, Scanned>;
}

interface When {
  readonly day: Day;
  /** Local time with offset. */
  readonly time: string;
  /** The id of the fact. */
  readonly fact: string;
}

type Takers = { readonly [T in FactType]: (draft: Draft, data: FactData[T], when: When) => void };

/** What each kind of fact changes. */
const TAKERS: Takers = {
  set,
  reported: (draft, { skill, report }, { day }) => say(draft, skill, { report, via: 'start', day }),
  screened: ({ evidence }, data, { day }) => evidence.push({ kind: 'screen', ...data, day, isOld: false }),
  answered: ({ evidence, settled, retired }, data, { day }) => {
    const isLater = settled !== undefined && data.placement !== true;
    evidence.push({ kind: 'question', ...data, day, isOld: false, isLater });
    retired.delete(data.question);
  },
  retired: ({ retired }, { question, roadmap }) => retired.set(question, roadmap),
  rated: ({ evidence }, data) => rate(evidence, data),
  logged: (draft, { skill, minutes, day, timed }) => {
    // Stopped in two terminals at once, the timer counts once.
    if (timed && draft.clock === undefined) return;
    if (minutes > 0) draft.logged.push({ skill, minutes, day });
    if (timed) draft.clock = undefined;
  },
  clocked: (draft, { skill }, { time }) => {
    draft.clock = { skill, since: time };
  },
  practised: ({ practised, habitNotes }, { habit, note, day }, { day: recorded }) => {
    const on = day ?? recorded;
    const days = practised.get(habit) ?? [];
    practised.set(habit, [...days, on]);
    if (note !== undefined && days.every((one) => one <= on)) habitNotes.set(habit, note);
  },
  applied: ({ applications }, data, when) => afterApplying(applications, data, when),
  heard: ({ applications }, data) => afterHearing(applications, data),
  aimed: ({ aims }, data, when) => afterAiming(aims, data, when),
  dropped: ({ aims }, data) => afterDropping(aims, data),
  claimed: (draft, { skill, via }, { day }) => say(draft, skill, { report: 'known', via, day }),
  reopened: (draft, { skill, via }, { day }) => say(draft, skill, { report: 'unknown', via, day }),
  started: ({ work }, data, { time }) => touch(work, data, { folder: data.folder, since: time }),
  hinted: ({ work }, data) => touch(work, data, ({ hints }) => ({ hints: Math.max(hints, data.hint) })),
  revealed: ({ work }, data) => touch(work, data, { isRevealed: true }),
  checked: check,
  found: ({ scanned }, { project, skills }, { day }) => scanned.set(project, { day, skills }),
  skipped: ({ skipped }, { skill }) => skipped.add(skill),
  resumed: ({ skipped }, { skill }) => skipped.delete(skill),
  restarted: restart,
  placed: (draft, { end, depth = 'default' }, { day }) => {
    draft.placed = { end, depth, day };
    draft.settled = { day, statements: draft.settled?.statements ?? new Map(draft.statements) };
  },
  undone: () => {},
  rewound: () => {},
};

function take(draft: Draft, fact: Fact, day: Day): void {
  // The table pairs each type with its data; the compiler cannot follow that through a lookup.
  const taker = TAKERS[fact.type] as (draft: Draft, data: unknown, when: When) => void;
  taker(draft, fact.data, { day, time: fact.time, fact: factId(fact) });
}

function set(draft: Draft, { key, value }: FactData['set'], { day }: When): void {
  if (key === 'hoursPerWeek')
    draft.hoursSet.push({ day, hours: typeof value === 'number' ? value : USUAL_HOURS });
  // Another path or roadmap has skills that nobody was asked about.
  if (['path', 'roadmap'].includes(key) && draft.settings.get(key) !== value) draft.placed = undefined;
  if (value === null) draft.settings.delete(key);
  else draft.settings.set(key, value);
}

/** A pass proves the skill; after its solution was read it says little. */
function check(draft: Draft, data: FactData['checked'], { day }: When): void {
  countCheck(draft.work, data, day);
  if (!data.passed) return;
  const isLater = draft.settled !== undefined;
  if (data.revealed) draft.evidence.push({ ...copiedEvidence(data, day), isLater });
  else say(draft, data.skill, { report: 'known', via: 'check', day });
}

/** The newest statement comes last. */
function say({ statements }: Draft, skill: string, statement: Statement): void {
  statements.delete(skill);
  statements.set(skill, statement);
}

function restart(draft: Draft): void {
  for (const [skill, { via }] of draft.statements) if (via === 'start') draft.statements.delete(skill);
  draft.evidence = draft.evidence.map((one) => ({ ...one, isOld: true }));
  draft.placed = undefined;
  draft.settled = undefined;
}
