/** Which facts count: undo, redo, reset and restore are facts themselves and only switch earlier ones off. */
import { type Fact, factId, type Heights } from './fact.ts';
import { addSpan, isWithin, type Span } from './spans.ts';

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
  const off = new Map<string, Span[]>();
  let limit: Heights | undefined;
  const active: Fact[] = [];
  for (const fact of facts.toReversed()) {
    const { device, counter } = fact;
    if (limit && counter > (limit[device] ?? 0)) continue;
    if (undone.has(fact.change) || isWithin(off.get(device) ?? [], counter)) continue;
    if (fact.type === 'undone') undone.add(fact.data.change);
    if (fact.type === 'rewound') {
      const { to, seen } = fact.data;
      if (seen) switchOff(off, to, seen);
      else limit = limit ? lower(limit, to) : to;
    }
    active.push(fact);
  }
  return active.reverse();
}

function switchOff(off: Map<string, Span[]>, to: Heights, seen: Heights): void {
  for (const [device, upTo] of Object.entries(seen)) {
    const above = to[device] ?? 0;
    if (above >= upTo) continue;
    const spans = off.get(device) ?? [];
    off.set(device, spans);
    addSpan(spans, { above, upTo });
  }
}

function lower(a: Heights, b: Heights): Heights {
  return Object.fromEntries(
    Object.entries(a).map(([device, counter]) => [device, Math.min(counter, b[device] ?? 0)]),
  );
}
