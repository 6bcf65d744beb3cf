/** Facts between the lines of the store and the plain values of an export. */
import { EXIT, UserError } from '../../exit.ts';
import { type FactLine, readLine } from './fact-line.ts';
import { newerVersionError } from './newer-version.ts';
import { seal, unseal } from './seal.ts';

/**
 * Counters go up by one with each fact of a learner, whichever device records it. One far above the number of facts would
 * leave none for what the learner does next.
 */
const MOST_PER_FACT = 1_000;

/** A fact as it stands in an export: the members of its line without the sum. */
export function entryOf({ text }: FactLine): unknown {
  return JSON.parse(unseal(Buffer.from(text)) ?? '{}');
}

/** The lines of exported facts. UserError 65 naming what is wrong, 78 when a newer program wrote one. */
export function linesOf(entries: readonly unknown[]): readonly FactLine[] {
  return entries.map((entry, index) => {
    const read = readLine(Buffer.from(seal(textOf(entry))));
    if (read.kind === 'newer') throw newerVersionError();
    if (read.kind === 'damaged') throw refused(`Fact ${index + 1} of the file is none.`);
    if (read.line.counter > MOST_PER_FACT * (entries.length + MOST_PER_FACT)) {
      throw refused(`Fact ${index + 1} of the file has a number that cannot be, ${read.line.counter}.`);
    }
    return read.line;
  });
}

function refused(why: string): UserError {
  return new UserError(`${why} Nothing was changed.`, {
    exitCode: EXIT.badContent,
    hint: 'Was the file edited? Export it again with `pybackend-path export json -o FILE`.',
  });
}

/** What is nested too deeply for JSON is no fact. */
function textOf(entry: unknown): string {
  try {
    return JSON.stringify(entry) ?? '';
  } catch {
    return '';
  }
}
