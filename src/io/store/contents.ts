/** All facts files of the data folder, read as one. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareFacts, type Fact } from '../../core/learner/fact.ts';
import { codeOf } from './error-code.ts';
import type { FactLine } from './fact-line.ts';
import { type FactsRead, readFacts } from './facts-file.ts';
import { factsFiles, fingerprintOf } from './names.ts';

export interface FactsFile extends FactsRead {
  readonly name: string;
  /** A folder, a pipe or the like stands where the file should be. */
  readonly isNoFile: boolean;
  /** Why its bytes cannot be had. */
  readonly error: unknown;
}

export interface Contents {
  readonly files: readonly FactsFile[];
  /** Every readable line by its id. */
  readonly lines: ReadonlyMap<string, FactLine>;
  /** Ids that stand for two different facts; the first one counts. */
  readonly clashes: readonly string[];
  /** Of the files before they were read: if it is still the same later, this is still what they hold. */
  readonly fingerprint: string;
}

const NOTHING: FactsRead = { lines: [], newer: 0, damagedPlaces: [], mustMend: false };

/** Reads and verifies every facts file. A file that cannot be read has its `error`. */
export function readContents(folder: string): Contents {
  const fingerprint = fingerprintOf(folder);
  const files = factsFiles(folder).flatMap((name) => readFile(folder, name) ?? []);
  const lines = new Map<string, FactLine>();
  const clashes = new Set<string>();
  for (const line of files.flatMap((file) => file.lines)) {
    const same = lines.get(line.id);
    if (!same) lines.set(line.id, line);
    else if (same.text !== line.text) clashes.add(line.id);
  }
  return { files, lines, clashes: [...clashes], fingerprint };
}

/** As readContents; throws the system error of the first file that cannot be read, with its path. */
export function mustReadContents(folder: string): Contents {
  const contents = readContents(folder);
  const bad = contents.files.find(({ error }) => error !== undefined);
  if (bad?.error instanceof Error) throw Object.assign(bad.error, { path: join(folder, bad.name) });
  return contents;
}

/** The facts that this program understands, in order. */
export function factsIn({ lines }: Contents): readonly Fact[] {
  return [...lines.values()].flatMap(({ fact }) => fact ?? []).sort(compareFacts);
}

export function isNewer({ files }: Contents): boolean {
  return files.some(({ newer }) => newer > 0);
}

/** The largest counter of all. */
export function highestIn(lines: Iterable<FactLine>): number {
  let highest = 0;
  for (const { counter } of lines) highest = Math.max(highest, counter);
  return highest;
}

function readFile(folder: string, name: string): FactsFile | undefined {
  try {
    const isNoFile = !statSync(join(folder, name)).isFile();
    // Reading a pipe would wait for ever.
    const read = isNoFile ? NOTHING : readFacts(readFileSync(join(folder, name)));
    return { ...read, name, isNoFile, error: undefined };
  } catch (error) {
    // Gone between listing and reading.
    if (codeOf(error) === 'ENOENT') return undefined;
    return { ...NOTHING, name, isNoFile: false, error };
  }
}
