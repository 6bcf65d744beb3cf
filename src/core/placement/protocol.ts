/**
 * The placement for other programs: one JSON object in, one out. `problem` sets skills and channel, `start` begins
 * with the next learner, then `next`, `answer` and `beliefs` as often as wanted. Whatever is wrong gives
 * `{"error": "..."}` and changes nothing.
 */
import type { Likelihood } from './channel.ts';
import type { PlacementSkill } from './network.ts';
import { answer, beliefs, createPlacement, nextSkill, type Placement } from './placement.ts';
import { PlacementError } from './placement-error.ts';

export interface Session {
  /** As after `problem`: where each learner begins. */
  readonly first: Placement | undefined;
  readonly placement: Placement | undefined;
}

export type Reply =
  | { readonly ok: true }
  | { readonly skill: string | null }
  | { readonly known: Readonly<Record<string, number>> }
  | { readonly error: string };

export interface Turn {
  readonly session: Session;
  readonly reply: Reply;
}

export const NO_SESSION: Session = { first: undefined, placement: undefined };

/** One line of the protocol. Never throws for anything in the line. */
export function takeLine(session: Session, line: string): Turn {
  try {
    return takeMessage(session, parsed(line));
  } catch (error) {
    if (!(error instanceof PlacementError)) throw error;
    return { session, reply: { error: error.message } };
  }
}

type Message = Readonly<Record<string, unknown>>;

function parsed(line: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong('the line is not JSON');
  }
  return record(value, 'the line');
}

function takeMessage(session: Session, message: Message): Turn {
  const ok = { ok: true } as const;
  switch (message['op']) {
    case 'problem': {
      const first = placementFor(message);
      return { session: { first, placement: first }, reply: ok };
    }
    case 'start':
      return { session: { ...session, placement: begun(session.first) }, reply: ok };
    case 'next':
      return { session, reply: { skill: nextSkill(begun(session.placement)) ?? null } };
    case 'answer': {
      const [skill, outcome] = [text(message['skill'], 'skill'), text(message['outcome'], 'outcome')];
      return {
        session: { ...session, placement: answer(begun(session.placement), skill, outcome) },
        reply: ok,
      };
    }
    case 'beliefs':
      return { session, reply: { known: Object.fromEntries(beliefs(begun(session.placement))) } };
    default:
      throw wrong('op must be problem, start, next, answer or beliefs');
  }
}

function begun(placement: Placement | undefined): Placement {
  if (!placement) throw wrong('send a problem first: {"op":"problem","skills":[...]}');
  return placement;
}

function placementFor(message: Message): Placement {
  const { channel, cap } = message;
  return createPlacement({
    skills: list(message['skills'], 'skills').map(skillFrom),
    outcomes: channel === undefined ? undefined : outcomesFrom(record(channel, 'channel')),
    maxPerSkill: cap === undefined ? undefined : number(cap, 'cap'),
  });
}

function skillFrom(value: unknown): PlacementSkill {
  const { id, requires = [], area } = record(value, 'a skill');
  return {
    id: text(id, 'id'),
    prerequisites: list(requires, 'requires').map((need) => text(need, 'requires')),
    stage: area === undefined ? undefined : text(area, 'area'),
  };
}

function outcomesFrom(channel: Message): Readonly<Record<string, Likelihood>> {
  const names = list(channel['outcomes'], 'channel.outcomes').map((name) => text(name, 'channel.outcomes'));
  const [known, unknown] = (['known', 'unknown'] as const).map((side) =>
    list(channel[side], `channel.${side}`).map((chance) => number(chance, `channel.${side}`)),
  ) as [number[], number[]];
  if (known.length !== names.length || unknown.length !== names.length) {
    throw wrong('channel.known and channel.unknown must have as many numbers as channel.outcomes has names');
  }
  return Object.fromEntries(
    names.map((name, at) => [name, { known: known[at] as number, unknown: unknown[at] as number }]),
  );
}

function record(value: unknown, what: string): Message {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(`${what} is not an object`);
  return value as Message;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(`${what} is not a list`);
  return value;
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw wrong(`${what} is not text`);
  return value;
}

function number(value: unknown, what: string): number {
  if (typeof value !== 'number') throw wrong(`${what} is not a number`);
  return value;
}

function wrong(message: string): PlacementError {
  return new PlacementError('bad-message', message);
}
