/** The learner as the facts tell: settings, statements about skills, what is left out. */
import { type Day, dayOf } from '../day.ts';
import { activeFacts } from './active-facts.ts';
import type { AnswerOutcome, Depth, Fact, Report } from './fact.ts';

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
  const settings = new Map<string, string | number | boolean>();
  const statements = new Map<string, Statement>();
  let evidence: Evidence[] = [];
  const skipped = new Set<string>();
  const say = (skill: string, statement: Statement) => {
    statements.delete(skill);
    statements.set(skill, statement);
  };
  let placed: Learner['placed'];
  for (const fact of activeFacts(facts)) {
    const day = dayOf(fact.time);
    switch (fact.type) {
      case 'set':
        // Another path or roadmap has skills that nobody was asked about.
        if (['path', 'roadmap'].includes(fact.data.key) && settings.get(fact.data.key) !== fact.data.value) {
          placed = undefined;
        }
        if (fact.data.value === null) settings.delete(fact.data.key);
        else settings.set(fact.data.key, fact.data.value);
        break;
      case 'reported':
        say(fact.data.skill, { report: fact.data.report, via: 'start', day });
        break;
      case 'screened':
        evidence.push({ kind: 'screen', ...fact.data, day, isOld: false });
        break;
      case 'answered':
        evidence.push({ kind: 'question', ...fact.data, day, isOld: false });
        break;
      case 'claimed':
        say(fact.data.skill, { report: 'known', via: fact.data.via, day });
        break;
      case 'reopened':
        say(fact.data.skill, { report: 'unknown', via: fact.data.via, day });
        break;
      case 'skipped':
        skipped.add(fact.data.skill);
        break;
      case 'resumed':
        skipped.delete(fact.data.skill);
        break;
      case 'restarted':
        for (const [skill, { via }] of statements) if (via === 'start') statements.delete(skill);
        evidence = evidence.map((one) => ({ ...one, isOld: true }));
        placed = undefined;
        break;
      case 'placed':
        placed = { end: fact.data.end, depth: fact.data.depth ?? 'default', day };
        break;
    }
  }
  return { settings, statements, evidence, skipped, placed };
}
