/** What must be added to the store so that it can go back to the state of a backup. */
import { createHash } from 'node:crypto';
import type { FactData, Heights } from '../../core/learner/fact.ts';
import { heightsOf } from '../../core/learner/fact.ts';
import { base32 } from './device.ts';
import { type FactLine, readLine } from './fact-line.ts';
import { seal, unseal } from './seal.ts';

export interface RestorePlan {
  /** Lines that the store lacks. */
  readonly added: readonly FactLine[];
  /** Of the facts there are then, those up to these counters are the backup. */
  readonly to: FactData['rewound']['to'];
}

/** Four characters give a million ids: two are enough, unless the plan is wrong. */
const MOST_ATTEMPTS = 20;

type Store = ReadonlyMap<string, FactLine>;
/** New device ids by the old ones. */
type Names = ReadonlyMap<string, string>;

/**
 * A fact of the backup may have the same number as another fact of the store: two machines went on from one copy.
 * Both are kept. All facts of that device in the backup get another device id, and so do those of devices that
 * speak of it, for they mean the backup's facts, not the store's.
 */
export function planRestore(store: Store, backup: readonly FactLine[]): RestorePlan {
  // Where a number stands twice the first counts, as it does when the store is read.
  const unique = new Map(backup.toReversed().map((line) => [line.id, line])).values();
  const sorted = [...unique].sort((a, b) => a.counter - b.counter || (a.device < b.device ? -1 : 1));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const names = newNames(store, sorted, attempt);
    const lines = sorted.map((line) => (names.has(line.device) ? renamed(line, names) : line));
    const taken = new Set(names.values());
    if (lines.some((line) => differs(store, line)) || sorted.some(({ device }) => taken.has(device)))
      continue;
    return { added: lines.filter(({ id }) => !store.has(id)), to: heightsOf(lines) };
  }
  throw new Error('no free device id for a history that forked');
}

function newNames(store: Store, sorted: readonly FactLine[], attempt: number): Names {
  const names = new Map<string, string>();
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    for (const line of sorted) {
      if (names.has(line.device)) continue;
      const meansAnother = devicesNamedIn(line).some((device) => names.has(device));
      if (meansAnother || differs(store, line)) names.set(line.device, forkOf(line, attempt));
    }
  }
  return names;
}

function differs(store: Store, line: FactLine): boolean {
  const ours = store.get(line.id);
  return ours !== undefined && ours.text !== line.text;
}

/**
 * The id for one side of a fork, made from the line where it begins: restoring the same backup again, or a later
 * one of the same machine, finds the same id and adds nothing twice.
 */
function forkOf({ text, device }: FactLine, attempt: number): string {
  const digest = createHash('sha256').update(`${attempt}${text}`).digest();
  return `${device.slice(0, 60)}${base32(digest.subarray(0, 4))}`;
}

function devicesNamedIn({ fact }: FactLine): readonly string[] {
  if (fact?.type === 'undone') return [fact.data.change.slice(0, fact.data.change.indexOf('-'))];
  return fact?.type === 'rewound' ? Object.keys({ ...fact.data.seen, ...fact.data.to }) : [];
}

/** The same line with other device ids wherever one is named. Members that we do not know stay as they are. */
function renamed(line: FactLine, names: Names): FactLine {
  const name = (device: string) => names.get(device) ?? device;
  const id = (change: string) => change.replace(/^[^-]+/, name);
  const value = JSON.parse(unseal(Buffer.from(line.text)) ?? '{}');
  const data = { ...value.data };
  if (line.fact?.type === 'undone') data.change = id(line.fact.data.change);
  if (line.fact?.type === 'rewound') {
    const { to, seen } = line.fact.data;
    data.to = renamedKeys(to, name);
    if (seen) data.seen = renamedKeys(seen, name);
  }
  const changed = { ...value, device: name(line.device), change: id(value.change), data };
  const read = readLine(Buffer.from(seal(JSON.stringify(changed))));
  if (read.kind !== 'line') throw new Error(`a renamed fact that cannot be read back: ${line.text}`);
  return read.line;
}

function renamedKeys(heights: Heights, name: (device: string) => string): Heights {
  return Object.fromEntries(Object.entries(heights).map(([device, height]) => [name(device), height]));
}
