/** Which facts count: undo, redo, reset and restore are facts themselves and only switch earlier ones off. */
import { type Fact, factId } from './fact.ts';

/**
 * The facts that count, in order, without the `undone` and `rewound` ones that did the switching. The facts are
 * read from the newest back, since only a later fact can switch off an earlier one.
 */
export function activeFacts(facts: readonly Fact[]): readonly Fact[] {
  return switchedOn(facts).filter((fact) => fact.type !== 'undone' && fact.type !== 'rewound');
}

/** The change that `undo` would reverse: the newest one that counts and is not an undo itself. */
export function undoableChange(facts: readonly Fact[]): readonly Fact[] {
  const active = switchedOn(facts).filter((fact) => fact.type !== 'undone');
  return changeOf(active, active.at(-1));
}

/** The undo that `redo` would reverse. Empty once something else was recorded after the undo. */
export function redoableChange(facts: readonly Fact[]): readonly Fact[] {
  const active = switchedOn(facts);
  const undos = new Set(facts.filter((fact) => fact.type === 'undone').map(factId));
  const lastChange = active.findLastIndex((fact) => fact.type !== 'undone');
  const undo = active
    .slice(lastChange + 1)
    .findLast((fact) => fact.type === 'undone' && !undos.has(fact.data.change));
  return undo?.type === 'undone' ? facts.filter((fact) => fact.change === undo.data.change) : [];
}

/** The id that an `undone` fact must name so that `redo` brings the change back. */
export function undoOf(facts: readonly Fact[], change: string): string | undefined {
  return switchedOn(facts).findLast((fact) => fact.type === 'undone' && fact.data.change === change)?.change;
}

function changeOf(facts: readonly Fact[], member: Fact | undefined): readonly Fact[] {
  return member ? facts.filter((fact) => fact.change === member.change) : [];
}

function switchedOn(facts: readonly Fact[]): readonly Fact[] {
  const undone = new Set<string>();
  let limit: Readonly<Record<string, number>> | undefined;
  const active: Fact[] = [];
  for (const fact of facts.toReversed()) {
    if (limit && fact.counter > (limit[fact.device] ?? 0)) continue;
    if (undone.has(fact.change)) continue;
    if (fact.type === 'undone') undone.add(fact.data.change);
    if (fact.type === 'rewound') limit = limit ? lower(limit, fact.data.to) : fact.data.to;
    active.push(fact);
  }
  return active.reverse();
}

function lower(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(a).map(([device, counter]) => [device, Math.min(counter, b[device] ?? 0)]),
  );
}
