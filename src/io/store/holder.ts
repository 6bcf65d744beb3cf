/** Who holds a lock, and whether anybody still does. */
import { statSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import * as v from 'valibot';
import { codeOf } from './error-code.ts';
import { parseJson } from './json.ts';
import { readText } from './read-text.ts';

const TICKET = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Names one process for ever where the system tells when it started; else undefined. */
  started: v.optional(v.string()),
  host: v.string(),
  token: v.string(),
});

export type Ticket = v.InferOutput<typeof TICKET>;

/** What stands in a lock file. */
export interface Holder {
  /** Undefined when the file is empty or says something else. */
  readonly ticket: Ticket | undefined;
  /** The same for as long as it is the same lock. */
  readonly identity: string;
  /** When the file was written, in milliseconds since 1970. */
  readonly writtenAt: number;
}

/** What must be asked of the machine to judge a lock; a plain value in tests. */
export interface Machine {
  readonly host: string;
  readonly now: number;
  /** When the machine started, in milliseconds since 1970. */
  readonly bootedAt: number;
  readonly isAlive: (pid: number) => boolean;
  /** As `Ticket.started`, of a process that runs now. */
  readonly startOf: (pid: number) => string | undefined;
}

const UNREADABLE_AFTER_MS = 10_000;
const FOREIGN_AFTER_MS = 10 * 60_000;
/** The clock and the uptime of a machine do not agree to the second. */
const BOOT_MARGIN_MS = 2_000;

/**
 * Whether nobody holds the lock any more: its process ended, its number belongs to another process now, or the
 * machine was started anew. Processes of another machine cannot be seen, so there only age counts.
 */
export function isStale({ ticket, writtenAt }: Holder, machine: Machine): boolean {
  // A clock that was set back makes files of the future: as old as they are far away.
  const age = Math.abs(machine.now - writtenAt);
  if (!ticket) return age > UNREADABLE_AFTER_MS;
  if (ticket.host !== machine.host) return age > FOREIGN_AFTER_MS;
  if (!machine.isAlive(ticket.pid)) return true;
  const started = machine.startOf(ticket.pid);
  if (started !== undefined && ticket.started !== undefined) return started !== ticket.started;
  return machine.bootedAt - BOOT_MARGIN_MS > writtenAt;
}

/** Who holds the lock file, or undefined when there is none. Throws system errors. */
export function readHolder(file: string): Holder | undefined {
  try {
    const { ino, mtimeMs } = statSync(file);
    const ticket = v.safeParse(TICKET, parseJson(readText(file)));
    return ticket.success
      ? { ticket: ticket.output, identity: ticket.output.token, writtenAt: mtimeMs }
      : { ticket: undefined, identity: `${ino}:${mtimeMs}`, writtenAt: mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** This process, as a lock names it. */
export function ownTicket(token: string): Ticket {
  return { pid: process.pid, started: startOf(process.pid), host: hostname(), token };
}

/** The machine as it is now. */
export function thisMachine(): Machine {
  const now = Date.now();
  return { host: hostname(), now, bootedAt: now - uptime() * 1000, isAlive, startOf };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // No right to signal it means that it is there.
    return codeOf(error) !== 'ESRCH';
  }
  return !'ZX'.includes(processFields(pid)?.[0] ?? '-');
}

/** On Linux: this start of the machine, and the tick the process started at. */
function startOf(pid: number): string | undefined {
  const ticks = processFields(pid)?.[19];
  if (ticks === undefined) return undefined;
  try {
    const boot = readText('/proc/sys/kernel/random/boot_id').trim();
    return `${boot}/${ticks}`;
  } catch {
    return undefined;
  }
}

/** The fields of /proc/<pid>/stat from the state on; the name before it may hold anything. */
function processFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readText(`/proc/${pid}/stat`);
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
