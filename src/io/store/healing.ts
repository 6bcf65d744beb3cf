/** Mending damaged facts files. Nothing is thrown away: the damaged file stays beside the mended one. */
import { chmodSync, copyFileSync, constants as fs, linkSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreWarning } from '../../context.ts';
import { UserError } from '../../exit.ts';
import { type Contents, type FactsFile, isNewer, mustReadContents } from './contents.ts';
import { ensureDevice } from './device.ts';
import { reasonOf } from './disk-error.ts';
import { FILE_MODE, hasModes, replaceFile } from './durable.ts';
import { codeOf } from './error-code.ts';
import type { DamagedPlace } from './facts-file.ts';
import { keepNewest } from './leftovers.ts';
import { addFactsFile, hasShrunk, lostFacts } from './lost-facts.ts';
import { stampNow } from './names.ts';
import { removeQuietly } from './remove-quietly.ts';

const COPIES_KEPT = 5;

export interface Healed {
  readonly contents: Contents;
  readonly warnings: readonly StoreWarning[];
}

/** Whether something must be mended. What a newer program wrote is left alone. */
export function needsHealing(folder: string, contents: Contents): boolean {
  return !isNewer(contents) && (contents.files.some(isBad) || hasShrunk(folder, contents));
}

/**
 * Mends the files: first the facts that backups still have come back, in a file of their own; then each damaged
 * file is kept as a copy and rewritten with its good lines. A crash between two steps leaves work for the next
 * start and loses nothing. Needs the lock. Throws system errors.
 */
export function heal(folder: string): Healed {
  const before = mustReadContents(folder);
  if (!needsHealing(folder, before)) return { contents: before, warnings: [] };
  const lost = lostFacts(folder, before);
  const bad = before.files.filter(isBad);
  // A backup can be damaged too, and then it cannot give back what it once had.
  if (lost.length === 0 && bad.length === 0) return { contents: before, warnings: [] };
  if (lost.length > 0) addFactsFile(folder, ensureDevice(folder), lost);
  const kept = bad.map((file) => mend(folder, file));
  const contents = mustReadContents(folder);
  return { contents, warnings: [report(folder, { before, contents, broughtBack: lost.length, kept })] };
}

/** The same in memory, when the disk or another program does not let us. Throws what is neither's doing. */
export function healInMemory(folder: string, before: Contents, why: unknown): Healed {
  if (!(why instanceof UserError) && codeOf(why) === '') throw why;
  const lost = lostFacts(folder, before);
  if (lost.length === 0 && !before.files.some(isBad)) return { contents: before, warnings: [] };
  const lines = new Map([...before.lines, ...lost.map((line) => [line.id, line] as const)]);
  const contents = { ...before, lines };
  const warning = report(folder, { before, contents, broughtBack: lost.length, kept: [] });
  const message = `${warning.message} It could not be mended on the disk: ${why instanceof UserError ? why.message : `${reasonOf(why)}.`}`;
  return { contents, warnings: [{ ...warning, message }] };
}

/** What is wrong, with nothing changed. */
export function inspectDamage(folder: string, contents: Contents): readonly StoreWarning[] {
  const bad = contents.files.filter(isBad);
  const lost = isNewer(contents) ? [] : lostFacts(folder, contents);
  if (lost.length === 0 && bad.length === 0) return [];
  const sentences = [
    whatIsBad(bad),
    lost.length > 0 ? `${facts(lost.length)} can come back from a backup.` : '',
    isNewer(contents) ? '' : 'The next command mends what can be mended.',
  ];
  return [{ code: 'damaged', message: joined(sentences), file: join(folder, bad[0]?.name ?? '') }];
}

function isBad({ mustMend, isNoFile }: FactsFile): boolean {
  return mustMend || isNoFile;
}

/** Returns where the damaged file is kept. */
function mend(folder: string, { name, isNoFile, lines }: FactsFile): string {
  const file = join(folder, name);
  const copy = `${file}.corrupt-${stampNow()}`;
  if (isNoFile) {
    renameSync(file, copy);
    return copy;
  }
  try {
    keepAs(file, copy);
    replaceFile(file, Buffer.from(lines.map(({ text }) => `${text}\n`).join('')));
  } catch (error) {
    // Else every start would leave one more copy on a full disk.
    removeQuietly(copy);
    throw error;
  }
  keepNewest(folder, `${name}.corrupt-`, COPIES_KEPT);
  return copy;
}

/** A second name for the same bytes: takes no room, and the bytes are on the disk already. */
function keepAs(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy, fs.COPYFILE_EXCL);
  }
  if (hasModes) chmodSync(copy, FILE_MODE);
}

interface Outcome {
  readonly before: Contents;
  readonly contents: Contents;
  readonly broughtBack: number;
  readonly kept: readonly string[];
}

function report(folder: string, { before, contents, broughtBack, kept }: Outcome): StoreWarning {
  const bad = before.files.filter(isBad);
  const places = before.files.flatMap(({ damagedPlaces }) => damagedPlaces);
  const lost = countLost(places, contents);
  const isUnclear = places.length + bad.filter(({ isNoFile }) => isNoFile).length > broughtBack;
  const sentences = [
    whatIsBad(bad),
    broughtBack > 0 ? `${facts(broughtBack)} came back from a backup.` : '',
    lost > 0 ? `${facts(lost)} could not be read.` : isUnclear ? UNCLEAR : 'Nothing was lost.',
    kept.length > 0 ? `The damaged file is kept as ${kept.join(' and ')}.` : '',
  ];
  return {
    code: lost > 0 || isUnclear ? 'damaged' : 'healed',
    message: joined(sentences),
    file: join(folder, bad[0]?.name ?? ''),
  };
}

function whatIsBad(bad: readonly FactsFile[]): string {
  return bad.length > 0
    ? `Damaged: ${bad.map(({ name }) => name).join(', ')}.`
    : 'Facts have disappeared from the store.';
}

const UNCLEAR = 'Some of what stood there cannot be read; perhaps it was a fact.';

/**
 * Each number was given to a fact of some device, so numbers that nobody has, between the facts around a damaged
 * place, tell how many stood there. At the end of a file, and where another device has the same numbers, they tell
 * nothing.
 */
function countLost(places: readonly DamagedPlace[], { lines }: Contents): number {
  const numbers = new Set(Array.from(lines.values(), ({ counter }) => counter));
  return places.reduce((sum, place) => sum + missingIn(place, numbers), 0);
}

function missingIn({ after, before = after }: DamagedPlace, numbers: ReadonlySet<number>): number {
  const present = [...numbers].filter((number) => number > after && number < before).length;
  return Math.max(before - after - 1 - present, 0);
}

function joined(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function facts(count: number): string {
  return count === 1 ? '1 fact' : `${count} facts`;
}
