/** The part of what a command may touch that keeps what the learner did: types only. */
import type { Fact, NewFact } from './core/learner/fact.ts';
import type { Backup, BackupReason } from './documents.ts';

/** Something the store mended or refuses to hide; told to the learner once, on stderr. */
export interface StoreWarning {
  readonly code: 'healed' | 'damaged' | 'newer-version' | 'permissions' | 'clock' | 'unreadable';
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

/** What taking in exported facts does. */
export interface Adoption {
  readonly added: number;
  /**
   * `taken-over`: there was no fact before, so `undo` goes on where the file ends. `merged`: both sides count.
   * `gone-back`: nothing counted any more, so the state is the one of the file. `undo` reverses the last two.
   */
  readonly how: 'nothing-new' | 'taken-over' | 'merged' | 'gone-back';
  /** There are facts here, and none of them is in the file: of another learner, or never brought together. */
  readonly sharesNothing: boolean;
}

export interface Adopted extends Adoption {
  /** The backup that was made before it was merged. */
  readonly safety: Backup | undefined;
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
  backups(): Promise<readonly Backup[]>;
  /** Adds what the backup has and the store lacks, then rewinds to the backup's state. Loses nothing. */
  restore(file: string): Promise<{ readonly added: number; readonly fact: Fact; readonly safety: Backup }>;
  /** Every readable fact as a plain value, of kinds that this program does not know as well: what an export holds. */
  entries(): Promise<readonly unknown[]>;
  /** What `adopt` would do. UserError 65 when one of the facts is none. */
  adoption(entries: readonly unknown[]): Promise<Adoption>;
  /** Adds those facts; what counted before still counts. UserError 65 when one of them is none: then nothing changes. */
  adopt(entries: readonly unknown[]): Promise<Adopted>;
  /** What doctor asks: everything wrong with the files, found without changing them. */
  inspect(): Promise<readonly StoreWarning[]>;
}

/** A value that can be rebuilt from the facts at any time, kept so that `next` is fast. */
export interface SnapshotFile {
  /** Undefined when there is none, it is damaged (then it is set aside), or it is of another version. */
  read(): unknown;
  /** Never throws: a snapshot that cannot be written is only slow. */
  write(value: object): Promise<void>;
}
