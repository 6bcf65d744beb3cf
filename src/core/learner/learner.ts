/** The learner as the facts tell: settings, statements about skills, what is left out. */
import { type Day, dayOf } from '../day.ts';
import type { AnswerOutcome } from '../quiz/outcome.ts';
import { activeFacts } from './active-facts.ts';
import type { Depth, Fact, FactData, Report } from './fact.ts';

/** The newest thing the learner said about one skill. */
export interface Statement {
  readonly report: Report;
  /** How it was said: asked by `start`, ticked by `done` or in an imported checklist, shown by passing an exercise. */
  readonly via: 'start' | 'done' | 'import' | 'check';
  readonly day: Day;
}

/** What a screen or a question told, in the order it happened. */
export type Evidence = (Screened | Answered | Copied) & {
  readonly day: Day;
  /** Given before the questions were begun anew: it counts less, and may be asked again. */
  readonly isOld: boolean;
};

interface Screened {
  readonly kind: 'screen';
  readonly offered: readonly string[];
  readonly ticked: readonly string[];
}

/** What the learner did with one exercise. */
export interface Work {
  readonly skill: string;
  readonly exercise: string;
  /** Where it was put last, on whichever machine; undefined when only a hint or the solution was read. */
  readonly folder: string | undefined;
  /** When it was put there, local time with offset. */
  readonly since: string | undefined;
  /** How many hints were read. */
  readonly hints: number;
  readonly isRevealed: boolean;
  readonly checks: number;
  readonly passed: { readonly day: Day; readonly minutes: number; readonly hints: number } | undefined;
}

interface Answered {
  readonly kind: 'question';
  readonly skill: string;
  readonly question: string;
  readonly outcome: AnswerOutcome;
  readonly slip: number;
  readonly guess: number;
}

/** An exercise passed after its solution was read. */
interface Copied {
  readonly kind: 'exercise';
  readonly skill: string;
  readonly exercise: string;
  readonly outcome: AnswerOutcome;
  readonly slip: number;
  readonly guess: number;
}

export interface Placed {
  readonly end: 'complete' | 'stopped';
  readonly depth: Depth;
  readonly day: Day;
}

export interface Learner {
  readonly settings: ReadonlyMap<string, string | number | boolean>;
  /** By skill, the oldest first. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** The oldest first. */
  readonly evidence: readonly Evidence[];
  readonly skipped: ReadonlySet<string>;
  /** By the name of the exercise, the one touched last at the end. */
  readonly work: ReadonlyMap<string, Work>;
  /** When the placement questions ended, and how. */
  readonly placed: Placed | undefined;
}

export function learnerFrom(facts: readonly Fact[]): Learner {
  const draft: Draft = {
    settings: new Map(),
    statements: new Map(),
    evidence: [],
    skipped: new Set(),
    work: new Map(),
    placed: undefined,
  };
  for (const fact of activeFacts(facts)) take(draft, fact, dayOf(fact.time));
  return draft;
}

/** The learner while the facts are gone through. */
interface Draft {
  readonly settings: Map<string, string | number | boolean>;
  readonly statements: Map<string, Statement>;
  evidence: Evidence[];
  readonly skipped: Set<string>;
  readonly work: Map<string, Work>;
  placed: Placed | undefined;
}

function take(draft: Draft, fact: Fact, day: Day): void {
  switch (fact.type) {
    case 'set':
      set(draft, fact.data);
      break;
    case 'reported':
      say(draft, fact.data.skill, { report: fact.data.report, via: 'start', day });
      break;
    case 'screened':
      draft.evidence.push({ kind: 'screen', ...fact.data, day, isOld: false });
      break;
    case 'answered':
      draft.evidence.push({ kind: 'question', ...fact.data, day, isOld: false });
      break;
    case 'claimed':
      say(draft, fact.data.skill, { report: 'known', via: fact.data.via, day });
      break;
    case 'reopened':
      say(draft, fact.data.skill, { report: 'unknown', via: fact.data.via, day });
      break;
    case 'started':
      touch(draft, fact.data, { folder: fact.data.folder, since: fact.time });
      break;
    case 'hinted':
      touch(draft, fact.data, ({ hints }) => ({ hints: Math.max(hints, fact.data.hint) }));
      break;
    case 'revealed':
      touch(draft, fact.data, { isRevealed: true });
      break;
    case 'checked':
      check(draft, fact.data, day);
      break;
    case 'skipped':
      draft.skipped.add(fact.data.skill);
      break;
    case 'resumed':
      draft.skipped.delete(fact.data.skill);
      break;
    case 'restarted':
      restart(draft);
      break;
    case 'placed':
      draft.placed = { end: fact.data.end, depth: fact.data.depth ?? 'default', day };
      break;
  }
}

function set(draft: Draft, { key, value }: FactData['set']): void {
  // Another path or roadmap has skills that nobody was asked about.
  if (['path', 'roadmap'].includes(key) && draft.settings.get(key) !== value) draft.placed = undefined;
  if (value === null) draft.settings.delete(key);
  else draft.settings.set(key, value);
}

function touch(
  { work }: Draft,
  { skill, exercise }: Pick<Work, 'skill' | 'exercise'>,
  changes: Partial<Work> | ((before: Work) => Partial<Work>),
): void {
  const before = work.get(exercise) ?? { ...UNTOUCHED, skill, exercise };
  work.delete(exercise);
  work.set(exercise, { ...before, ...(typeof changes === 'function' ? changes(before) : changes) });
}

const UNTOUCHED = {
  folder: undefined,
  since: undefined,
  hints: 0,
  isRevealed: false,
  checks: 0,
  passed: undefined,
};

/** How little it says that somebody passes after reading the solution. */
const COPIED = { slip: 0.1, guess: 0.5 };

function check(draft: Draft, data: FactData['checked'], day: Day): void {
  const { skill, exercise, passed, minutes, hints, revealed } = data;
  touch(draft, data, (before) => ({
    checks: before.checks + 1,
    passed: before.passed ?? (passed ? { day, minutes, hints } : undefined),
  }));
  if (!passed) return;
  if (!revealed) say(draft, skill, { report: 'known', via: 'check', day });
  else
    draft.evidence.push({
      kind: 'exercise',
      skill,
      exercise,
      outcome: 'right',
      ...COPIED,
      day,
      isOld: false,
    });
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
}

/** The newest outcome of every question that was answered, by its id. */
export function outcomesByQuestion({ evidence }: Learner): ReadonlyMap<string, AnswerOutcome> {
  return new Map(evidence.flatMap((one) => (one.kind === 'question' ? [[one.question, one.outcome]] : [])));
}
