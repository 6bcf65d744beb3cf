/** What came out of a check. */

/** One test of a check, with what to say about it. All texts may hold anything. */
export interface TestRecord {
  /** What was tried, in words for the learner. */
  readonly tried: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly problem?: string;
  /** The check itself says so; else an error in the work. */
  readonly isCheck?: boolean;
  /** The learner's own lines, the innermost last. */
  readonly lines?: readonly WorkLine[];
  /** What the work printed meanwhile. */
  readonly printed?: string;
  /** The hint that helps here, from 1. */
  readonly hint?: number;
}

export interface WorkLine {
  readonly file: string;
  readonly line: number;
  readonly in: string;
  readonly text: string;
}

export interface CheckRun {
  /**
   * `finished` with a verdict; stopped for its `time`, `output` or `processes`; `stopped` by the learner; `left`
   * without a verdict (the work ended Python itself); `lost` when the supervisor was.
   */
  readonly ended: 'finished' | 'time' | 'output' | 'processes' | 'stopped' | 'left' | 'lost';
  readonly passed: boolean;
  readonly seconds: number;
  readonly tests: readonly TestRecord[];
  readonly output: string;
  readonly outputBytes: number;
  readonly code?: number;
  /** What was being tried when it ended. */
  readonly test?: string;
  /** How the work interfered with the check. */
  readonly tampered?: string;
  readonly hang?: { readonly file: string; readonly line: number } | undefined;
}
