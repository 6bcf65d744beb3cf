/** The bytes of one facts file: which facts they hold, whatever happened to them. */
import { type FactLine, readLine } from './fact-line.ts';
import { looksSealed } from './seal.ts';

const LF = 0x0a;
const CR = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** What is left of a fact is longer than this; shorter scraps are a stray byte or two. */
const SCRAP_BYTES = 20;

/** Where something stood that is no fact any more: between the facts with these counters. */
export interface DamagedPlace {
  readonly after: number;
  /** Undefined at the end of the file. */
  readonly before: number | undefined;
}

export interface FactsRead {
  readonly lines: readonly FactLine[];
  /** How many lines are of a newer format. */
  readonly newer: number;
  readonly damagedPlaces: readonly DamagedPlace[];
  /** The bytes are not as we write them, although perhaps no fact was lost. */
  readonly mustMend: boolean;
}

/**
 * Reads a facts file. Line ends CRLF and a byte order mark are accepted. A last line that was cut off while it was
 * written is passed by: nobody was told that it was saved. In a damaged line, facts that are whole are found all
 * the same: when a line end was lost, two facts stand in one line.
 */
export function readFacts(bytes: Buffer): FactsRead {
  const lines: FactLine[] = [];
  const damagedPlaces: DamagedPlace[] = [];
  let newer = 0;
  let mustMend = false;
  let damage: { readonly after: number; readonly bytes: number } | undefined;
  const endDamage = (before: number | undefined) => {
    const holdsNothing = before === undefined && lines.length === 0;
    if (damage && (damage.bytes >= SCRAP_BYTES || holdsNothing))
      damagedPlaces.push({ after: damage.after, before });
    damage = undefined;
  };
  for (const { part, ended } of linesOf(bytes)) {
    const whole = readLine(part);
    if (whole.kind === 'damaged' && !ended && isTorn(part)) continue;
    mustMend ||= whole.kind === 'damaged';
    for (const found of whole.kind === 'damaged' ? salvage(part) : [whole]) {
      if (found.kind === 'scrap') {
        damage = {
          after: damage?.after ?? lines.at(-1)?.counter ?? 0,
          bytes: found.bytes + (damage?.bytes ?? 0),
        };
      } else if (found.kind === 'newer') {
        newer += 1;
      } else {
        endDamage(found.line.counter);
        lines.push(found.line);
      }
    }
  }
  endDamage(undefined);
  return { lines, newer, damagedPlaces, mustMend };
}

/** How many bytes the file has without a last line that was cut off while it was written. */
export function lengthWithoutTornLine(bytes: Buffer): number {
  const start = bytes.lastIndexOf(LF) + 1;
  const part = bytes.subarray(start);
  return part.length > 0 && readLine(part).kind === 'damaged' && isTorn(part) ? start : bytes.length;
}

function* linesOf(bytes: Buffer): Generator<{ readonly part: Buffer; readonly ended: boolean }> {
  let start = bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(LF, start);
    const ended = end >= 0;
    const part = withoutCr(bytes.subarray(start, ended ? end : bytes.length));
    if (part.length > 0) yield { part, ended };
    start = ended ? end + 1 : bytes.length;
  }
}

function withoutCr(line: Buffer): Buffer {
  return line.at(-1) === CR ? line.subarray(0, -1) : line;
}

/** The start of a line and nothing else: what is left of a write that was stopped in the middle. */
function isTorn(part: Buffer): boolean {
  const text = part.toString('latin1');
  const begins = '{"v":'.startsWith(text) || /^\{"v":\d+(,|$)/.test(text);
  return begins && !/[\x00-\x1f]/.test(text) && !looksSealed(part) && isScrap(salvage(part));
}

function isScrap(found: readonly Salvaged[]): boolean {
  return found.every(({ kind }) => kind === 'scrap');
}

type Salvaged =
  | Exclude<ReturnType<typeof readLine>, { kind: 'damaged' }>
  | { readonly kind: 'scrap'; readonly bytes: number };

/** The whole lines inside a damaged one. `{"v":` begins a line and cannot stand inside one: quotes are escaped. */
function salvage(part: Buffer): readonly Salvaged[] {
  return part
    .toString('latin1')
    .split(/(?=\{"v":)/)
    .flatMap((piece): readonly Salvaged[] => {
      const whole = /^.*?,"sum":"[0-9a-f]{8}"\}/s.exec(piece)?.[0] ?? '';
      const read = readLine(Buffer.from(whole, 'latin1'));
      if (read.kind === 'damaged') return [{ kind: 'scrap', bytes: piece.length }];
      const rest = piece.length - whole.length;
      return rest === 0 ? [read] : [read, { kind: 'scrap', bytes: rest }];
    });
}
