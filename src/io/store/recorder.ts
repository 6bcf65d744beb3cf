/** Turns what the learner did into numbered lines at the end of this device's file. */
import { join } from 'node:path';
import type { Clock } from '../../context.ts';
import { type Fact, factId, type NewFact } from '../../core/learner/fact.ts';
import { highestIn, isNewer, mustReadContents } from './contents.ts';
import { ensureDevice } from './device.ts';
import { appendLines } from './durable.ts';
import { factLine } from './fact-line.ts';
import { factsFileOf, fingerprintOf } from './names.ts';
import { newerVersionError } from './newer-version.ts';

/** Records the facts as one change. Needs the lock. Throws system errors; then nothing was recorded. */
export type Recorder = (newFacts: readonly NewFact[]) => readonly Fact[];

export function openRecorder(folder: string, clock: Clock): Recorder {
  // A long interview records often: its own facts are known without reading all of them each time.
  let known: { readonly fingerprint: string; readonly highest: number } | undefined;
  return (newFacts) => {
    const device = ensureDevice(folder);
    const isFirst = known === undefined;
    const highest = known?.fingerprint === fingerprintOf(folder) ? known.highest : highestOf(folder);
    known = undefined;
    const facts = numbered(newFacts, { device, highest, time: clock.now() });
    const lines = facts.map((fact) => factLine(fact).text);
    appendLines(join(folder, factsFileOf(device)), lines, { isNew: isFirst });
    known = knownAfter(folder, highest + facts.length);
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

function highestOf(folder: string): number {
  const contents = mustReadContents(folder);
  if (isNewer(contents)) throw newerVersionError();
  return highestIn(contents.lines.values());
}

function knownAfter(folder: string, highest: number) {
  try {
    return { fingerprint: fingerprintOf(folder), highest };
  } catch {
    // The facts are saved; only the next recording must read again.
    return undefined;
  }
}
