/** Going back to a backup: the facts that the store lacks are added, then one fact says how far back. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../context.ts';
import { LEARNER_SCHEMA, readLearnerJson } from '../../core/learner/exported.ts';
import type { Fact, FactData } from '../../core/learner/fact.ts';
import { heightsOf } from '../../core/learner/fact.ts';
import { EXIT, UserError } from '../../exit.ts';
import { isHeader, writeBackup } from './backup-file.ts';
import { type Contents, highestIn } from './contents.ts';
import { ensureDevice } from './device.ts';
import { reasonOf } from './disk-error.ts';
import { appendLines } from './durable.ts';
import { codeOf } from './error-code.ts';
import { linesOf } from './exported-facts.ts';
import { type FactLine, factLine } from './fact-line.ts';
import { readFacts } from './facts-file.ts';
import { addFactsFile } from './lost-facts.ts';
import { factsFileOf } from './names.ts';
import { newerVersionError } from './newer-version.ts';
import { numbered } from './recorder.ts';
import { planRestore } from './restore-plan.ts';

const LF = 0x0a;

export interface Restored {
  readonly added: number;
  readonly fact: Fact;
  readonly safety: Backup;
}

/** The good lines of a backup. UserError 66 when there is no such file, 65 when it is no backup, 78 when newer. */
export function readBackupLines(file: string): readonly FactLine[] {
  const bytes = bytesOf(file);
  const exported = exportedFacts(bytes);
  if (exported) return linesOf(exported);
  const headerEnd = bytes.indexOf(LF) + 1;
  const hasHeader = isHeader(bytes.subarray(0, headerEnd - 1));
  const { lines, newer } = readFacts(hasHeader ? bytes.subarray(headerEnd) : bytes);
  if (newer > 0) throw newerVersionError();
  // A backup of an empty store holds a header and no facts, and that is what one goes back to.
  if (lines.length === 0 && !(hasHeader && headerEnd === bytes.length)) {
    throw new UserError(`${file} holds no fact that can be read. Nothing was changed.`, {
      exitCode: EXIT.badContent,
      hint: 'Choose another one from `pybackend-path backup --list`.',
    });
  }
  return lines;
}

/**
 * Makes a backup of now, then switches. What is added and the fact that switches are in the files from one moment
 * to the next, so that a crash leaves the old state or the new one. Needs the lock. Throws system errors.
 */
export function restoreLines(
  folder: string,
  { contents, backup, time }: { contents: Contents; backup: readonly FactLine[]; time: string },
): Restored {
  const safety = writeBackup(folder, { lines: [...contents.lines.values()], reason: 'restore', time });
  const { added, to } = planRestore(contents.lines, backup);
  const fact = switchTo(folder, { contents, added, to, time, why: 'restore' });
  return { added: added.length, fact, safety };
}

export interface Switch {
  readonly contents: Contents;
  /** Lines that the store lacks. */
  readonly added: readonly FactLine[];
  /** Of the facts there are then, those up to these counters count. */
  readonly to: FactData['rewound']['to'];
  readonly time: string;
  readonly why: FactData['rewound']['why'];
}

/** Adds the lines and the fact that switches, in one step; `undo` brings back what counted before. */
export function switchTo(folder: string, { contents, added, to, time, why }: Switch): Fact {
  const device = ensureDevice(folder);
  const lines = [...contents.lines.values(), ...added];
  const rewind = (data: Omit<FactData['rewound'], 'why'>) => {
    const [line] = numbered([{ type: 'rewound', data: { ...data, why } }], {
      device,
      highest: highestIn(lines),
      time,
    }).map(factLine);
    if (!line?.fact) throw new Error('a switch that cannot be written down');
    lines.push(line);
    return line as FactLine & { readonly fact: Fact };
  };
  // Reached by undoing the switch: without it the added facts would count then.
  const asBefore =
    added.length > 0 ? [rewind({ to: heightsOf(contents.lines.values()), seen: heightsOf(lines) })] : [];
  const rewound = rewind({ to, seen: heightsOf(lines) });
  if (added.length === 0) {
    appendLines(join(folder, factsFileOf(device)), [rewound.text], { isNew: true });
  } else {
    addFactsFile(folder, device, [...added, ...asBefore, rewound]);
  }
  return rewound.fact;
}

/** Of a learner exported as JSON. A backup is many documents, so that it is none as a whole. */
function exportedFacts(bytes: Buffer): readonly unknown[] | undefined {
  if (!bytes.subarray(0, 100).includes(LEARNER_SCHEMA)) return undefined;
  const read = readLearnerJson(bytes.toString());
  return read.kind === 'facts' ? read.facts : undefined;
}

function bytesOf(file: string): Buffer {
  try {
    if (statSync(file).isFile()) return readFileSync(file);
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
    throw cannotRead(file, isMissing ? 'there is no such file' : reasonOf(error));
  }
  throw cannotRead(file, 'it is not a file');
}

function cannotRead(file: string, why: string): UserError {
  return new UserError(`Cannot read ${file}: ${why}. Nothing was changed.`, {
    exitCode: EXIT.missingInput,
    hint: '`pybackend-path backup --list` shows the backups there are.',
  });
}
