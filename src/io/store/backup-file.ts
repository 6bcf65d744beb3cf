/**
 * A backup: one file with every fact of every device. Its first line is a sealed header, the others are lines as in
 * the facts files, so that each proves itself.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Backup, BackupReason } from '../../context.ts';
import { heightsOf } from '../../core/learner/fact.ts';
import { createWhole, makeFolder } from './durable.ts';
import type { FactLine } from './fact-line.ts';
import { parseJson } from './json.ts';
import { BACKUP_FOLDER, namesIn } from './names.ts';
import { removeQuietly } from './remove-quietly.ts';
import { seal, unseal } from './seal.ts';
import { expendable } from './thinning.ts';

const FORMAT = 'pybackend-path/backup';
const MOST_HEADER_BYTES = 16 * 1024;
const MOST_OF_ONE_SECOND = 1_000;

const HEADER = v.object({
  format: v.literal(FORMAT),
  v: v.literal(1),
  time: v.pipe(
    v.string(),
    v.check((time) => !Number.isNaN(Date.parse(time))),
  ),
  reason: v.picklist(['asked', 'import', 'restore', 'reset', 'migration', 'roadmap']),
  facts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** By device, how many facts and the largest counter: tells at a glance whether the store lost some. */
  devices: v.record(v.string(), v.object({ facts: v.number(), to: v.number() })),
  /** Of everything after the header: tells a backup that was cut off. */
  bytes: v.number(),
});

export interface ListedBackup extends Backup {
  readonly devices: v.InferOutput<typeof HEADER>['devices'];
}

export interface BackupInput {
  readonly lines: readonly FactLine[];
  readonly reason: BackupReason;
  readonly time: string;
}

/** Writes a backup into the backup folder, then thins the old ones. Needs the lock. Throws system errors. */
export function writeBackup(folder: string, input: BackupInput): Backup {
  const place = join(folder, BACKUP_FOLDER);
  makeFolder(place);
  const moment = new Date(input.time).toISOString().slice(0, 19).replaceAll(':', '');
  const bytes = backupBytes(input);
  for (let count = 1; count < MOST_OF_ONE_SECOND; count++) {
    const file = join(place, `${moment}Z-${input.reason}${count === 1 ? '' : `-${count}`}.jsonl`);
    if (!createWhole(file, bytes, { sync: true })) continue;
    const all = listBackups(folder);
    for (const old of expendable(all, input.time)) if (old.file !== file) removeQuietly(old.file);
    return backupIn(file, input);
  }
  throw new Error(`more than ${MOST_OF_ONE_SECOND} backups in one second`);
}

/** Writes a backup into a new file. False when that name is taken. Throws system errors. */
export function writeBackupTo(file: string, input: BackupInput): Backup | undefined {
  return createWhole(file, backupBytes(input), { sync: true }) ? backupIn(file, input) : undefined;
}

/** The backups in the backup folder, newest first. Damaged ones are left out. */
export function listBackups(folder: string): readonly ListedBackup[] {
  return backupFiles(folder)
    .flatMap((file) => readHeader(file) ?? [])
    .sort(
      (a, b) =>
        Date.parse(b.time) - Date.parse(a.time) ||
        b.file.length - a.file.length ||
        (a.file < b.file ? 1 : -1),
    );
}

/** The files in the backup folder that should be backups. */
export function backupFiles(folder: string): readonly string[] {
  const place = join(folder, BACKUP_FOLDER);
  return namesIn(place)
    .filter((name) => /^\d{4}-\d\d-\d\dT\d{6}Z-[a-z]+(-\d+)?\.jsonl$/.test(name))
    .map((name) => join(place, name));
}

/** Whether the line is the header of a backup. */
export function isHeader(line: Buffer): boolean {
  return headerIn(line) !== undefined;
}

function backupBytes({ lines, reason, time }: BackupInput): Buffer {
  const sorted = lines.toSorted((a, b) => a.counter - b.counter || (a.device < b.device ? -1 : 1));
  const body = sorted.map(({ text }) => `${text}\n`).join('');
  const header = {
    format: FORMAT,
    v: 1,
    time,
    reason,
    facts: sorted.length,
    devices: devicesIn(sorted),
    bytes: Buffer.byteLength(body),
  };
  return Buffer.from(`${seal(JSON.stringify(header))}\n${body}`);
}

function backupIn(file: string, { lines, reason, time }: BackupInput): Backup {
  return { file, time, reason, facts: lines.length };
}

function devicesIn(lines: readonly FactLine[]): ListedBackup['devices'] {
  const heights = Object.entries(heightsOf(lines));
  return Object.fromEntries(
    heights.map(([device, to]) => [
      device,
      { facts: lines.filter((line) => line.device === device).length, to },
    ]),
  );
}

/** Undefined when the header is damaged or the file has another length than it says. */
function readHeader(file: string): ListedBackup | undefined {
  try {
    const start = firstBytes(file);
    const end = start.indexOf('\n');
    const header = headerIn(start.subarray(0, end));
    if (!header || statSync(file).size !== end + 1 + header.bytes) return undefined;
    const { time, reason, facts, devices } = header;
    return { file, time, reason, facts, devices };
  } catch {
    return undefined;
  }
}

function headerIn(line: Buffer): v.InferOutput<typeof HEADER> | undefined {
  const text = unseal(line);
  const header = text === undefined ? undefined : v.safeParse(HEADER, parseJson(text));
  return header?.success ? header.output : undefined;
}

function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(MOST_HEADER_BYTES);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}
