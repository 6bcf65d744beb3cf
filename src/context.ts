/**
 * All that a command may touch: types only. `main` builds a Context from the real world; tests build one from
 * plain values.
 */
import type { Day } from './core/day.ts';
import type { Fact, NewFact } from './core/learner/fact.ts';
import type { Problem } from './core/problem.ts';
import type { Roadmap } from './core/roadmap/roadmap.ts';

export interface Clock {
  /** Local time with offset, `2026-11-23T20:15:03.123+01:00`. */
  now(): string;
  today(): Day;
}

/** Something the store mended or refuses to hide; told to the learner once, on stderr. */
export interface StoreWarning {
  readonly code:
    | 'healed'
    | 'damaged'
    | 'newer-version'
    | 'permissions'
    | 'clock'
    | 'unreadable';
  readonly message: string;
  readonly file: string;
}

export interface StoreContents {
  /** Every readable fact of every device, in order. */
  readonly facts: readonly Fact[];
  readonly warnings: readonly StoreWarning[];
  /** A newer program wrote here: read and export, never write. */
  readonly readOnly: boolean;
  /** Changes whenever a facts file changes; cheap (file sizes and times only). */
  readonly fingerprint: string;
}

export type BackupReason = 'asked' | 'import' | 'restore' | 'reset' | 'migration' | 'roadmap';

export interface Backup {
  readonly file: string;
  readonly time: string;
  readonly reason: BackupReason;
  readonly facts: number;
}

/** The append-only store of facts. Every method may throw a UserError (74 disk, 75 locked, 78 newer version). */
export interface Store {
  /** Reads, verifies and, where needed, heals. Costs a full read. */
  load(): Promise<StoreContents>;
  /** As in StoreContents, by file sizes and times alone. */
  fingerprint(): string;
  /** Records the facts as one change. When it resolves they are on the disk. */
  record(facts: readonly NewFact[]): Promise<readonly Fact[]>;
  /** Writes every fact into one new file in the backup folder, or into `file` (which must not exist). */
  backup(reason: BackupReason, file?: string): Promise<Backup>;
  backups(): readonly Backup[];
  /** Adds what the backup has and the store lacks, then rewinds to the backup's state. Loses nothing. */
  restore(file: string): Promise<{ readonly added: number; readonly fact: Fact; readonly safety: Backup }>;
  /** What doctor asks: everything wrong with the files, found without changing them. */
  inspect(): readonly StoreWarning[];
}

/** A value that can be rebuilt from the facts at any time, kept so that `next` is fast. */
export interface SnapshotFile {
  /** Undefined when there is none, it is damaged (then it is set aside), or it is of another version. */
  read(): unknown;
  /** Never throws: a snapshot that cannot be written is only slow. */
  write(value: object): Promise<void>;
}

export interface LoadedRoadmap {
  readonly roadmap: Roadmap;
  /** Absolute path of the file, or `built-in`. */
  readonly source: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
}

/** A problem with its place, ready to show. */
export interface LocatedProblem extends Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface CheckedRoadmap {
  readonly roadmap: Roadmap | undefined;
  readonly problems: readonly LocatedProblem[];
  readonly hash: string;
  readonly file: string;
}

export interface Content {
  /** The roadmap in use; throws a UserError (65, 66) naming file, line and next step. */
  roadmap(source: string): Promise<LoadedRoadmap>;
  /** Everything wrong with the file, sorted by place; throws only when it cannot be read at all. */
  check(file: string): Promise<CheckedRoadmap>;
  /** Reads a YAML or JSON file of answers under the same guards. */
  readData(text: string, file: string): Promise<{ data: unknown; problems: readonly LocatedProblem[] }>;
  /** Path of the roadmap file that comes with the program. */
  readonly builtIn: string;
}
