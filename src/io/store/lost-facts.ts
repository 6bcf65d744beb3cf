/** Facts that the store had once, as its backups tell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from './backup-file.ts';
import type { Contents } from './contents.ts';
import { deviceOf } from './device.ts';
import { createWhole } from './durable.ts';
import type { FactLine } from './fact-line.ts';
import { readFacts } from './facts-file.ts';
import { deviceInName } from './names.ts';

/**
 * Whether a backup knows facts that are gone: files that were cut off or emptied do not show it themselves. Reads
 * only the first lines of the backups.
 */
export function hasShrunk(folder: string, contents: Contents): boolean {
  const ours = knownDevices(folder, contents);
  const lines = [...contents.lines.values()];
  return listBackups(folder).some(({ devices }) =>
    Object.entries(devices).some(([device, { facts, to }]) => {
      const present = lines.filter((line) => line.device === device && line.counter <= to);
      return ours.has(device) && present.length < facts;
    }),
  );
}

/** The facts that the backups have and the store lacks. Facts are never removed, so each of them was lost. */
export function lostFacts(folder: string, contents: Contents): readonly FactLine[] {
  const ours = knownDevices(folder, contents);
  const lost = new Map<string, FactLine>();
  for (const { file } of listBackups(folder)) {
    for (const line of readLines(file)) {
      const isLost = ours.has(line.device) && !contents.lines.has(line.id) && !lost.has(line.id);
      if (isLost) lost.set(line.id, line);
    }
  }
  return [...lost.values()].sort((a, b) => a.counter - b.counter);
}

/**
 * Writes the lines into a facts file of their own, in one step; whose facts they are stands in each line. Needs
 * the lock. Returns the file's name.
 */
export function addFactsFile(folder: string, device: string, lines: readonly FactLine[]): string {
  const bytes = Buffer.from(lines.map(({ text }) => `${text}\n`).join(''));
  for (let count = 1; ; count++) {
    const name = `facts-${device}-${count}.jsonl`;
    if (createWhole(join(folder, name), bytes, { sync: true })) return name;
  }
}

/** A backup of somebody else may lie in the folder: their facts are not ours to take in. */
function knownDevices(folder: string, { lines, files }: Contents): ReadonlySet<string> {
  const own = deviceOf(folder);
  return new Set([
    ...(own ? [own] : []),
    ...Array.from(lines.values(), ({ device }) => device),
    ...files.flatMap(({ name }) => deviceInName(name) ?? []),
  ]);
}

function readLines(file: string): readonly FactLine[] {
  try {
    return readFacts(readFileSync(file)).lines;
  } catch {
    return [];
  }
}
