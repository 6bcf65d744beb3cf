/**
 * One writer at a time, over all processes. The lock is a file that names its holder, so that a waiting learner can
 * be told who it is. By hand, because proper-lockfile (last released in 2021) judges a lock by its age alone, which
 * a clock that jumps makes wrong, and cannot say who holds it.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, UserError } from '../../exit.ts';
import { createWhole } from './durable.ts';
import { codeOf } from './error-code.ts';
import { type Holder, isStale, ownTicket, readHolder, thisMachine } from './holder.ts';
import { LOCK } from './names.ts';
import { removeQuietly } from './remove-quietly.ts';
import { temporaryFor } from './temporary-name.ts';

export interface LockOptions {
  readonly folder: string;
  /** How long to wait for another holder. */
  readonly waitMs: number;
  /** Called once when the wait gets noticeable, with the number of the process that is waited for. */
  readonly onWaiting?: ((pid: number | undefined) => void) | undefined;
}

const NOTICEABLE_MS = 200;
const SHORTEST_PAUSE_MS = 3;
const LONGEST_PAUSE_MS = 40;

/** Our own locks whose work is done. One that could not be removed is held by nobody, although we still run. */
const done = new Set<string>();

/**
 * Runs the work while no other process runs its own. The work must not wait for anything: a lock is never held
 * while a person thinks. Throws a UserError (75) naming the holder when it does not let go, and system errors
 * when the lock cannot be written. The folder must exist.
 */
export async function withLock<T>(options: LockOptions, work: () => T): Promise<T> {
  const file = join(options.folder, LOCK);
  const token = randomBytes(12).toString('hex');
  await acquire(file, token, options);
  try {
    return work();
  } finally {
    release(file, token);
  }
}

async function acquire(file: string, token: string, { waitMs, onWaiting }: LockOptions): Promise<void> {
  const begun = performance.now();
  let told = false;
  for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.3, LONGEST_PAUSE_MS)) {
    const holder = readHolder(file);
    if (!holder && claim(file, token)) return;
    if (holder && isAbandoned(holder) && breakLock(file, holder)) continue;
    const waited = performance.now() - begun;
    if (waited > waitMs) throw lockedBy(holder, file);
    if (!told && waited > NOTICEABLE_MS) {
      told = true;
      onWaiting?.(holder?.ticket?.pid);
    }
    // Uneven pauses, so that those who wait do not all wake at once again and again.
    await sleep(pauseMs * (0.5 + Math.random()));
  }
}

function claim(file: string, token: string): boolean {
  return createWhole(file, Buffer.from(JSON.stringify(ownTicket(token))), { sync: false });
}

function release(file: string, token: string): void {
  done.add(token);
  try {
    if (readHolder(file)?.identity !== token) return;
  } catch {
    // Ours or not cannot be told: then better try.
  }
  removeQuietly(file);
}

function isAbandoned(holder: Holder): boolean {
  return done.has(holder.identity) || isStale(holder, thisMachine());
}

/**
 * Removes a lock that nobody holds. Two processes may find the same one stale, and the slower must not remove the
 * lock that the faster has taken since: so only the holder of a second file may remove, after looking again. False
 * when it was not removed.
 */
function breakLock(file: string, stale: Holder): boolean {
  const breaker = `${file}.break`;
  const token = randomBytes(12).toString('hex');
  if (!claim(breaker, token)) {
    const other = readHolder(breaker);
    if (other && isAbandoned(other)) removeExactly(breaker, other);
    return false;
  }
  try {
    const now = readHolder(file);
    const isSame = now?.identity === stale.identity && readHolder(breaker)?.identity === token;
    return isSame && removeExactly(file, now);
  } finally {
    release(breaker, token);
  }
}

/** Removes the file if it is still that lock: moved aside, looked at, and put back if it is another one. */
function removeExactly(file: string, expected: Holder): boolean {
  const aside = temporaryFor(file);
  try {
    renameSync(file, aside);
    const isIt = readHolder(aside)?.identity === expected.identity;
    if (!isIt) linkSync(aside, file);
    return isIt;
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
    return false;
  } finally {
    removeQuietly(aside);
  }
}

function lockedBy(holder: Holder | undefined, file: string): UserError {
  const ticket = holder?.ticket;
  const who = ticket ? `process ${ticket.pid} on ${ticket.host}` : 'an unknown process';
  return new UserError(`Another pybackend-path is writing right now (${who}). Nothing was changed.`, {
    exitCode: EXIT.locked,
    hint: `Let it end, or stop it, then run this again. If there is no such process, delete ${file}`,
  });
}
