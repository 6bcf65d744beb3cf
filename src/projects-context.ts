/** The part of what a command may touch that is about the learner's projects: types only. */
import type { FileReading } from './core/evidence/reading.ts';

export interface ScanOrder {
  /** As the learner wrote them. */
  readonly folders: readonly string[];
  /** Patterns of file names, as roadmaps have them. */
  readonly patterns: readonly string[];
  /** Modules that the roadmap looks for, by the first part of their names. */
  readonly libraries: ReadonlySet<string>;
  /** Addresses that the learner commits with; those that git knows when there are none. */
  readonly authors: readonly string[];
  /** Other people's files count as well. */
  readonly isEveryone: boolean;
  /** Whether there was a scan of the project with this fingerprint. */
  readonly isScanned: (fingerprint: string) => boolean;
  /** Gets each file that was read. */
  readonly take: (reading: FileReading) => void;
  /** Told now and then how many files were gone through, of those that were found. */
  readonly progress: (done: number, found: number) => void;
  readonly signal: AbortSignal;
}

/** Why a file or folder was not counted. */
export type LeftOut =
  /** Folders with what tools made or others wrote: environments, packages, builds. */
  | 'vendored'
  | 'generated'
  /** Mostly written by others, as the history tells. */
  | 'others'
  /** Not in the history. */
  | 'uncommitted'
  /** Not in that part of a long history that was read. */
  | 'not-told'
  | 'tutorial'
  /** A folder that `practice` made. */
  | 'exercise'
  | 'link'
  /** Neither file nor folder. */
  | 'special'
  | 'unreadable'
  | 'binary'
  | 'too-large'
  /** When the scan had seen or read enough. */
  | 'beyond';

export type Authorship =
  /** `commits`: the learner's own, of all. */
  | { readonly kind: 'own'; readonly commits: number; readonly all: number }
  /** There is a history, and nothing in it is the learner's: nothing was read. */
  | { readonly kind: 'foreign'; readonly authors: readonly string[]; readonly all: number }
  /** The same project lies in another folder as well, and was read there. */
  | { readonly kind: 'copy'; readonly of: string }
  /** There is a history, and nobody can tell what in it is the learner's: nothing was read. */
  | { readonly kind: 'unclear'; readonly why: 'no-address' | 'git-refuses' | 'git-slow' }
  /** Everything counts: it was asked for, or there is no history, or no git to read it. */
  | { readonly kind: 'all'; readonly why: 'asked' | 'no-history' | 'no-git' };

export interface ScannedProject {
  /** Absolute. */
  readonly folder: string;
  readonly fingerprint: string;
  /** A folder of a repository, or of a folder that was scanned before: the whole may show more. */
  readonly isPart: boolean;
  /** Fingerprints of earlier scans whose files are among these: what they found is found here again. */
  readonly replaces: readonly string[];
  readonly authorship: Authorship;
  /** The history was longer than what was read of it. */
  readonly isHistoryCut: boolean;
  /** Files that counted, and how many of them are Python. */
  readonly files: number;
  readonly pythonFiles: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** Tutorials whose copies were left out. */
  readonly tutorials: readonly string[];
}

export interface Projects {
  /**
   * Reads what lies below the folders, and runs nothing of it. Follows no link. A folder with a history of its own is a
   * project of its own. UserError 66 when a folder is not there.
   */
  scan(order: ScanOrder): Promise<readonly ScannedProject[]>;
}
