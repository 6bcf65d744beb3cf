/**
 * All that a command may touch: types only. `main` builds a Context from the real world; tests build one from
 * plain values.
 */

import type { Source } from './core/convert/source.ts';
import type { Day } from './core/day.ts';
import type { Problem } from './core/problem.ts';
import type { Bank } from './core/quiz/question.ts';
import type { Roadmap } from './core/roadmap/roadmap.ts';
import type { Backup, BackupReason, JsonDocument } from './documents.ts';
import type { FoundExercise, Python, TrustedChecks, WorkFolders } from './practice-context.ts';
import type { Projects } from './projects-context.ts';
import type { Prompter } from './prompter.ts';
import type { Line } from './screen.ts';
import type { SnapshotFile, Store } from './store-context.ts';

export type * from './practice-context.ts';
export type * from './projects-context.ts';
export type * from './prompter.ts';
export type * from './store-context.ts';
export type { Backup, BackupReason };

export interface Clock {
  /** Local time with offset, `2026-11-23T20:15:03.123+01:00`. */
  now(): string;
  today(): Day;
  /** The learner's time zone, as `Europe/Berlin`. */
  zone(): string;
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
  /** How many questions there are beside it; 0 when something is wrong with them. */
  readonly questions: number;
  /** The same of the exercises. */
  readonly exercises: number;
  readonly problems: readonly LocatedProblem[];
  readonly hash: string;
  readonly file: string;
}

export interface ReadData {
  readonly data: unknown;
  /** What is wrong with it as YAML. */
  readonly problems: readonly LocatedProblem[];
  /** Adds the place to a problem found in the data later. */
  readonly locate: (problem: Problem) => LocatedProblem;
}

export interface Content {
  /** The roadmap in use; throws a UserError (65, 66) naming file, line and next step. */
  roadmap(source: string): Promise<LoadedRoadmap>;
  /** The questions of that roadmap; throws a UserError (65, 66). All of them or none. */
  questions(loaded: LoadedRoadmap): Promise<Bank>;
  /** Whether there are exercises for the skill; cheap. */
  hasExercise(source: string, skill: string): boolean;
  /** The exercises of that roadmap, in its order; throws a UserError (65, 66). All of them or none. */
  exercises(loaded: LoadedRoadmap): Promise<readonly FoundExercise[]>;
  /** Everything wrong with the file, the questions and the exercises beside it, sorted by place; throws only when it cannot be read at all. */
  check(file: string): Promise<CheckedRoadmap>;
  /** Reads a YAML or JSON file of answers under the same guards. */
  readData(text: string, file: string): Promise<ReadData>;
  /** Changes whenever the roadmap's file changes; cheap (size and time only). */
  stamp(source: string): string;
  /** The JSON Schema of such files. */
  schema(of: SchemaName): Promise<JsonSchema>;
  /** Path of the roadmap file that comes with the program. */
  readonly builtIn: string;
}

export type SchemaName = 'roadmap' | 'questions' | 'task' | 'mutants';

/** A JSON Schema is a document too, with its own kind of version. */
export interface JsonSchema {
  readonly $schema: string;
}

export interface Terminal {
  /** Results, on stdout. */
  show(lines: readonly Line[]): void;
  /** Everything else, on stderr. */
  note(lines: readonly Line[]): void;
  /** One JSON document, on stdout, or for an error on stderr. */
  json(document: JsonDocument | JsonSchema, stream?: 'stdout' | 'stderr'): void;
  /** One line of a protocol for programs, on stdout. */
  jsonLine(value: object): void;
  /** The text of a file, on stdout, with the ends of lines that its format wants. */
  text(text: string, lineEnd?: '\n' | '\r\n'): void;
  /** Empties the screen, where there is one. */
  clear(): void;
  /** Sentences instead of bars and columns, for screen readers. */
  readonly plain: boolean;
  /** Display columns of stdout. */
  readonly width: number;
  /** Undefined when nobody can be asked: no terminal and no `--plain`. */
  readonly prompter: Prompter | undefined;
  /**
   * Shows a spinner (terminal) or a line (else) when the work takes longer than a moment. A label that is worked out
   * tells how far the work is.
   */
  busy<T>(label: string | (() => string), work: Promise<T>): Promise<T>;
}

export interface WriteOptions {
  readonly force: boolean;
  /** For nobody but its owner, where the system has such rights. */
  readonly isPrivate?: boolean;
}

/** The learner's own files: what they name on the command line, never our store. */
export interface Files {
  /** The text of a file, or of stdin for `-`. UserError 66 when missing, 65 when too large or not UTF-8. */
  read(path: string, mostBytes: number): Promise<string>;
  /** The lines of stdin, each as soon as it is there. */
  lines(): AsyncIterable<string>;
  /** Writes a new file; with `force` replaces one. UserError 73 when it exists or cannot be created. */
  write(path: string, text: string, options: WriteOptions): Promise<string>;
}

/** Files of others that are to become a roadmap. */
export interface Sources {
  /** A file, or a folder in which it is looked for, with the pages beside it. UserError 65 or 66. */
  readSource(path: string): Promise<Source>;
  /** A text that came in through a pipe. UserError 65. */
  sourceOf(text: string): Promise<Source>;
}

/** The small file that a shell reads when it starts. Nudges are on while it exists. */
export interface NudgeFile {
  readonly file: string;
  isOn(): boolean;
  /** Turns them on as well. UserError 74 when it cannot be written. */
  write(text: string): void;
  remove(): void;
}

/** The page of `map`, where what can be made again lies, and the browser that shows it. */
export interface Browser {
  /** Puts the page in its place; where that is. UserError 74 when it cannot be written. */
  write(html: string): string;
  /** Opens the page in the system's browser. Off a terminal nobody asked to see it. */
  show(): Promise<'opened' | 'no browser' | 'nobody there'>;
}

/** What the machine looks like, for `doctor`. */
export interface Machine {
  readonly nodeVersion: string;
  readonly programVersion: string;
  readonly platform: string;
  /** What runs this program, in full: Node and our own file. */
  readonly program: readonly string[];
  readonly folder: string;
  readonly folderOrigin: string;
  /** Bytes free on the disk of the data folder; undefined when it cannot be told. */
  freeBytes(): Promise<number | undefined>;
  /** How colour and signs were decided, in words. */
  readonly screen: { readonly colour: boolean; readonly unicode: boolean; readonly why: string };
}

/** Options that every command takes, already decided. */
export interface GlobalOptions {
  readonly json: boolean;
  /** A roadmap named on the command line or in the environment, for this run only. */
  readonly roadmap: string | undefined;
}

export interface Context {
  readonly clock: Clock;
  readonly store: Store;
  readonly snapshot: SnapshotFile;
  readonly content: Content;
  readonly terminal: Terminal;
  readonly files: Files;
  readonly machine: Machine;
  readonly python: Python;
  /** Opened on first use. */
  readonly work: () => Promise<WorkFolders>;
  readonly trusted: () => Promise<TrustedChecks>;
  readonly nudge: () => Promise<NudgeFile>;
  readonly browser: () => Promise<Browser>;
  readonly sources: () => Promise<Sources>;
  readonly projects: () => Promise<Projects>;
  readonly options: GlobalOptions;
  /** Code as lines, coloured where there is colour and the language is known. */
  highlight(code: string, language: string | undefined): Promise<readonly Line[]>;
  /** SHA-256 of the text, hex. */
  hash(text: string): Promise<string>;
  /** HTML as plain lines, its headings and items marked as in markdown; any other text as it is. */
  plainText(text: string): Promise<string>;
  /** Markdown as lines for the screen. */
  markdown(text: string): Promise<readonly Line[]>;
  /** Runs the work until Ctrl-C or a signal to end, which aborts it; then throws `Interrupted`. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}
