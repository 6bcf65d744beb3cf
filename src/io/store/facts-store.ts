/** The store at work: files that only ever grow, read as one, written by one program at a time. */
import { resolve } from 'node:path';
import type { Backup, BackupReason, Clock, Store, StoreContents, StoreWarning } from '../../context.ts';
import { compareFacts } from '../../core/learner/fact.ts';
import { EXIT, UserError } from '../../exit.ts';
import { nameProblem } from '../file-name.ts';
import { adoptionOf, adoptLines } from './adopting.ts';
import { listBackups, writeBackup, writeBackupTo } from './backup-file.ts';
import { type Contents, factsIn, isNewer, mustReadContents } from './contents.ts';
import { diskError, reasonOf } from './disk-error.ts';
import { makeFolder } from './durable.ts';
import { codeOf } from './error-code.ts';
import { entryOf, linesOf } from './exported-facts.ts';
import { type Healed, heal, healInMemory, needsHealing } from './healing.ts';
import { contentWarnings, inspectStore } from './inspect.ts';
import { sweepLeftovers } from './leftovers.ts';
import { withLock } from './lock.ts';
import { newerVersionError } from './newer-version.ts';
import { tightenPermissions } from './permissions.ts';
import { openRecorder } from './recorder.ts';
import { readBackupLines, restoreLines } from './restoring.ts';

const LOCK_WAIT_MS = 15_000;
const UNREADABLE = 'What you did so far cannot be read';

export interface StoreOptions {
  /** The data folder; made when something is first recorded. */
  readonly folder: string;
  readonly clock: Clock;
  /** How long to wait for another program that writes. */
  readonly lockWaitMs?: number;
  /** Called once when that wait gets noticeable, with the number of the other process. */
  readonly onWaiting?: (pid: number | undefined) => void;
}

/** Everything but the fingerprint. */
export function openFactsStore(options: StoreOptions): Omit<Store, 'fingerprint'> {
  const { folder, clock } = options;
  const recorder = openRecorder(folder, clock);
  const { read, writable, write, untold } = openFiles(options);
  return {
    load: async () => {
      sweepLeftovers(folder);
      const contents = await read();
      const permissions = orDiskError(UNREADABLE, folder, () => tightenPermissions(folder));
      return described(contents, [
        ...untold(),
        ...permissions,
        ...contentWarnings(folder, contents, clock.now()),
      ]);
    },
    record: async (facts) =>
      facts.length === 0 ? [] : write('The change was not saved', () => recorder(facts)),
    backup: async (reason, file) => {
      const time = clock.now();
      if (file !== undefined) return backupTo(file, { contents: await read(), reason, time });
      return write('The backup was not written', () =>
        writeBackup(folder, { lines: [...writable().lines.values()], reason, time }),
      );
    },
    backups: async () => orDiskError(UNREADABLE, folder, () => listBackups(folder).map(plain)),
    restore: async (file) => {
      const backup = readBackupLines(file);
      return write('Nothing was restored', () =>
        restoreLines(folder, { contents: writable(), backup, time: clock.now() }),
      );
    },
    entries: async () => {
      const contents = await read();
      if (isNewer(contents)) throw newerVersionError();
      return [...contents.lines.values()].sort(compareFacts).map(entryOf);
    },
    adoption: async (entries) => {
      const { plan: _, ...adoption } = adoptionOf(await read(), linesOf(entries));
      return adoption;
    },
    adopt: async (entries) => {
      const lines = linesOf(entries);
      return write('Nothing was imported', () =>
        adoptLines(folder, { contents: writable(), lines, time: clock.now() }),
      );
    },
    inspect: async () => inspectStore(folder, clock.now()),
  };
}

/** The ways to the files: reading heals what is damaged, writing holds the lock. */
function openFiles({ folder, lockWaitMs = LOCK_WAIT_MS, onWaiting }: StoreOptions) {
  const warnings: StoreWarning[] = [];
  const keep = (healed: Healed): Contents => {
    warnings.push(...healed.warnings);
    return healed.contents;
  };
  const locked = <T>(work: () => T) => withLock({ folder, waitMs: lockWaitMs, onWaiting }, work);
  return {
    /** What was healed in passing, by a method that could not say so. */
    untold: () => warnings.splice(0),
    read: async (): Promise<Contents> => {
      const [contents, isFine] = orDiskError(UNREADABLE, folder, () => {
        const contents = mustReadContents(folder);
        return [contents, !needsHealing(folder, contents)];
      });
      if (isFine) return contents;
      return keep(await locked(() => heal(folder)).catch((error) => healInMemory(folder, contents, error)));
    },
    /** Needs the lock. */
    writable: (): Contents => {
      const contents = keep(heal(folder));
      if (isNewer(contents)) throw newerVersionError();
      return contents;
    },
    write: async <T>(refusal: string, work: () => T): Promise<T> => {
      try {
        makeFolder(folder);
        return await locked(work);
      } catch (error) {
        throw diskError(refusal, folder, error);
      }
    },
  };
}

function described(contents: Contents, warnings: readonly StoreWarning[]): StoreContents {
  return {
    facts: factsIn(contents),
    warnings,
    readOnly: isNewer(contents),
    fingerprint: contents.fingerprint,
  };
}

/** A backup to a place of the learner's choice needs no lock: it must work when our own disk is read-only. */
function backupTo(
  path: string,
  { contents, reason, time }: { contents: Contents; reason: BackupReason; time: string },
): Backup {
  if (isNewer(contents)) throw newerVersionError();
  const file = resolve(path);
  const wrong = nameProblem(file.split(/[\\/]/).at(-1) ?? '');
  if (wrong) throw cannotCreate(file, wrong);
  try {
    const made = writeBackupTo(file, { lines: [...contents.lines.values()], reason, time });
    if (made) return made;
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'ESHORT', 'EIO'].includes(codeOf(error))) {
      throw diskError('The backup was not written', file, error);
    }
    throw codeOf(error) === '' ? error : cannotCreate(file, reasonOf(error));
  }
  throw cannotCreate(file, 'it exists already');
}

function cannotCreate(file: string, why: string): UserError {
  return new UserError(`Cannot write ${file}: ${why}.`, {
    exitCode: EXIT.cannotCreate,
    hint: 'Choose another name or another folder.',
  });
}

function plain({ file, time, reason, facts }: Backup): Backup {
  return { file, time, reason, facts };
}

function orDiskError<T>(what: string, file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskError(what, file, error);
  }
}
