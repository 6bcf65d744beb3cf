/** The learner as the facts tell: settings, statements about skills, what is left out. */
import { type Day, dayOf } from '../day.ts';
import type { AnswerOutcome } from '../quiz/outcome.ts';
import { activeFacts } from './active-facts.ts';
import type { Depth, Fact, FactData, Report } from './fact.ts';

/** The newest thing the learner said about one skill. */
export interface Statement {
  readonly report: Report;
  /** How it was said: asked by `start`, ticked by `done`, or ticked in an imported checklist. */
  readonly via: 'start' | 'done' | 'import';
  readonly day: Day;
}

/** What a screen or a question told, in the order it happened. */
export type Evidence = (Screened | Answered) & {
  readonly day: Day;
  /** Given before the questions were begun anew: it counts less, and may be asked again. */
  readonly isOld: boolean;
};

interface Screened {
  readonly kind: 'screen';
  readonly offered: readonly string[];
  readonly ticked: readonly string[];
}

interface Answered {
  readonly kind: 'question';
  readonly skill: string;
  readonly question: string;
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
  /** When the placement questions ended, and how. */
  readonly placed: Placed | undefined;
}

export function learnerFrom(facts: readonly Fact[]): Learner {
  const draft: Draft = {
    settings: new Map(),
    statements: new Map(),
    evidence: [],
    skipped: new Set(),
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
