/** Turns what the learner did into numbered lines at the end of this device's file. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../context.ts';
import { type Fact, factId, type NewFact } from '../../core/learner/fact.ts';
import { highestIn } from './contents.ts';
import { ensureDevice } from './device.ts';
import { appendLines } from './durable.ts';
import { factLine } from './fact-line.ts';
import { readFacts } from './facts-file.ts';
import { factsFileOf, factsFiles } from './names.ts';
import { newerVersionError } from './newer-version.ts';

/** Records the facts as one change. Needs the lock. Throws system errors; then nothing was recorded. */
export type Recorder = (newFacts: readonly NewFact[]) => readonly Fact[];

export function openRecorder(folder: string, clock: Clock): Recorder {
  let seen: Seen = { highest: 0, ends: new Map() };
  let isFirst = true;
  return (newFacts) => {
    const device = ensureDevice(folder);
    seen = lookOn(folder, seen);
    const facts = numbered(newFacts, { device, highest: seen.highest, time: clock.now() });
    const lines = facts.map((fact) => factLine(fact).text);
    appendLines(join(folder, factsFileOf(device)), lines, { isNew: isFirst });
    isFirst = false;
    return facts;
  };
}

/** One change: the counters follow each other, and all facts name the first. */
export function numbered(
  newFacts: readonly NewFact[],
  { device, highest, time }: { readonly device: string; readonly highest: number; readonly time: string },
): readonly Fact[] {
  const change = factId({ device, counter: highest + 1 });
  return newFacts.map((fact, index) => ({ ...fact, device, counter: highest + 1 + index, change, time }));
}

/** What was read so far, so that a long interview need not read everything for each answer. */
interface Seen {
  /** The largest counter of any device. */
  readonly highest: number;
  /** By file name: which file it was, and where its last whole line ended. */
  readonly ends: ReadonlyMap<string, { readonly inode: number; readonly end: number }>;
}

/** Reads what was added to the files since. Throws a UserError (78) when a newer program wrote there. */
function lookOn(folder: string, seen: Seen): Seen {
  let { highest } = seen;
  const ends = new Map<string, { inode: number; end: number }>();
  for (const name of factsFiles(folder)) {
    const added = readAdded(join(folder, name), seen.ends.get(name));
    const { lines, newer } = readFacts(added.bytes);
    if (newer > 0) throw newerVersionError();
    highest = Math.max(highest, highestIn(lines));
    ends.set(name, { inode: added.inode, end: added.from + added.bytes.lastIndexOf('\n') + 1 });
  }
  return { highest, ends };
}

function readAdded(file: string, before: { readonly inode: number; readonly end: number } | undefined) {
  const handle = openSync(file, 'r');
  try {
    const { ino: inode, size } = fstatSync(handle);
    // A mended file is another file, and a shorter one has lost something: both are read from their beginning.
    const from = before?.inode === inode && before.end <= size ? before.end : 0;
    const bytes = Buffer.alloc(size - from);
    const length = readSync(handle, bytes, { position: from });
    return { inode, from, bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(handle);
  }
}
