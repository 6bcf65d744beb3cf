/**
 * All that a command may touch: types only. `main` builds a Context from the real world; tests build one from
 * plain values.
 */
import type { Day } from './core/day.ts';
import type { Fact, NewFact } from './core/learner/fact.ts';
import type { Exercise } from './core/practice/exercise.ts';
import type { CheckRun } from './core/practice/verdict.ts';
import type { Problem } from './core/problem.ts';
import type { Bank } from './core/quiz/question.ts';
import type { Roadmap } from './core/roadmap/roadmap.ts';
import type { Backup, BackupReason, JsonDocument } from './documents.ts';
import type { Line } from './screen.ts';

export type { Backup, BackupReason };

export interface Clock {
  /** Local time with offset, `2026-11-23T20:15:03.123+01:00`. */
  now(): string;
  today(): Day;
}

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

export interface FoundExercise extends Exercise {
  /** Absolute path of its folder: task, starter, solution and check. */
  readonly folder: string;
}

/** One question with fixed answers. Everything in it may come from a stranger's roadmap. */
export interface ChoiceQuestion {
  /** Shown above the answers. */
  readonly lines: readonly Line[];
  /** The question itself, in one short line. */
  readonly prompt: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly key: string;
    /** What is shown once it is chosen, when that is shorter than the label. */
    readonly said?: string;
  }[];
  /** The value the cursor starts on. */
  readonly preselected?: string | undefined;
  /** Shown on `?`. */
  readonly help: readonly Line[];
  readonly controls: readonly Control[];
}

/** One question with any number of answers, none as well. */
export interface TickQuestion {
  readonly lines: readonly Line[];
  readonly prompt: string;
  /** Nine at most: each is ticked by its digit. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly help: readonly Line[];
  readonly controls: readonly Control[];
}

/** One question answered by typing. */
export interface TextQuestion {
  readonly lines: readonly Line[];
  readonly prompt: string;
  readonly fallback: string;
  /** Any text may be an answer: then a control is its key after a colon, `:b`. */
  readonly takesAnyText?: boolean;
  /** A sentence saying what is wrong with the text, or undefined when it will do. */
  readonly check: (text: string) => string | undefined;
  readonly help: readonly Line[];
  readonly controls: readonly Control[];
}

export type Control = 'back' | 'skip' | 'stop' | 'unsure';

export type Reply<T = string> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'stop' }
  /** "I don't know". */
  | { readonly kind: 'unsure' };

/** Asks a person. Throws `Interrupted` on Ctrl-C and Ctrl-D. */
export interface Prompter {
  choose(question: ChoiceQuestion): Promise<Reply>;
  /** The ticked values, in the order of the choices. */
  tick(question: TickQuestion): Promise<Reply<readonly string[]>>;
  enter(question: TextQuestion): Promise<Reply>;
  /** Yes or no; the safe answer is no. */
  confirm(prompt: string): Promise<boolean>;
}

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
  /** The text of a file, on stdout. */
  text(text: string): void;
  /** Empties the screen, where there is one. */
  clear(): void;
  /** Display columns of stdout. */
  readonly width: number;
  /** Undefined when nobody can be asked: no terminal and no `--plain`. */
  readonly prompter: Prompter | undefined;
  /** Shows a spinner (terminal) or a line (else) when the work takes longer than a moment. */
  busy<T>(label: string, work: Promise<T>): Promise<T>;
}

/** The learner's own files: what they name on the command line, never our store. */
export interface Files {
  /** The text of a file, or of stdin for `-`. UserError 66 when missing, 65 when too large or not UTF-8. */
  read(path: string, mostBytes: number): Promise<string>;
  /** The lines of stdin, each as soon as it is there. */
  lines(): AsyncIterable<string>;
  /** Writes a new file; with `force` replaces one. UserError 73 when it exists or cannot be created. */
  write(path: string, text: string, options: { readonly force: boolean }): Promise<string>;
}

/** What the machine looks like, for `doctor`. */
export interface Machine {
  readonly nodeVersion: string;
  readonly programVersion: string;
  readonly platform: string;
  readonly folder: string;
  readonly folderOrigin: string;
  /** Bytes free on the disk of the data folder; undefined when it cannot be told. */
  freeBytes(): Promise<number | undefined>;
  /** How colour and signs were decided, in words. */
  readonly screen: { readonly colour: boolean; readonly unicode: boolean; readonly why: string };
}

export interface FoundPython {
  /** The program and its first arguments, as `py -3`. */
  readonly command: readonly string[];
  /** Where it was found, in words. */
  readonly origin: string;
  /** `3.12.1`; empty when it does not start. */
  readonly version: string;
  readonly executable: string;
  /** It is the Python of a virtual environment. */
  readonly isEnvironment: boolean;
  /** Why it cannot be used. */
  readonly fault?: string | undefined;
}

export interface PythonSearch {
  /** In the order in which they were looked for. */
  readonly found: readonly FoundPython[];
  readonly chosen: FoundPython | undefined;
}

export interface CheckOrder {
  /** The program and its first arguments. */
  readonly python: readonly string[];
  /** The check file. */
  readonly check: string;
  /** The folder with the learner's work; it is copied, never changed. */
  readonly work: string;
  readonly seconds: number;
  /** Programs such as Node reserve more memory than they use. */
  readonly isMemoryLimited?: boolean;
  /** Ends the check early. */
  readonly signal?: AbortSignal | undefined;
}

/** The learner's Python. Every method starts a program, and nothing else does. */
export interface Python {
  /** `given`: the one that was named; `folder`: the work, whose environment is looked for. */
  find(input: {
    readonly given?: string | undefined;
    readonly folder?: string | undefined;
  }): Promise<PythonSearch>;
  /** Which of the packages it lacks. */
  missing(python: FoundPython, packages: readonly string[]): Promise<readonly string[]>;
  /** Which of the programs do not start here. */
  missingPrograms(names: readonly string[]): Promise<readonly string[]>;
  check(order: CheckOrder): Promise<CheckRun>;
  /** The commands that make a virtual environment there, with the packages. Runs nothing. */
  environmentCommands(
    python: FoundPython,
    folder: string,
    packages: readonly string[],
  ): Promise<readonly (readonly string[])[]>;
  /** Runs the commands one after the other, showing what they print. UserError 69 when one fails. */
  run(commands: readonly (readonly string[])[]): Promise<void>;
}

export interface WorkFile {
  readonly path: string;
  readonly text: string;
}

/** The folders with the learner's work on exercises. What the learner wrote is never written over. */
export interface WorkFolders {
  /** Where exercises are put unless the learner says otherwise. */
  readonly defaultRoot: string;
  /** A path as the learner wrote it, `~` and relative ones as well. */
  absolute(path: string): string;
  /** `ours`: the exercise was put there before; `other`: it holds something else. */
  stateOf(folder: string, exercise: string): 'missing' | 'ours' | 'other';
  /** Writes the starter, the task and a mark, where they are not there yet; the files written. UserError 73. */
  place(exercise: FoundExercise, folder: string): readonly string[];
  /** Renames it, so that a new start loses nothing; returns the new name. */
  setAside(folder: string): string;
  /** The exercise that the folder, or one above it, is about. */
  markAt(
    folder: string,
  ): { readonly skill: string; readonly exercise: string; readonly folder: string } | undefined;
  solution(exercise: FoundExercise): readonly WorkFile[];
  /** What would run when the work is checked. */
  checkFiles(exercise: FoundExercise): readonly WorkFile[];
  /** Resolves when a file in it has changed, or to false when the signal came first. */
  changed(folder: string, signal: AbortSignal): Promise<boolean>;
}

/** Checks of other people's roadmaps that the learner has allowed to run on this machine. */
export interface TrustedChecks {
  has(hash: string): boolean;
  add(hash: string): void;
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
  readonly options: GlobalOptions;
  /** Code as lines, coloured where there is colour and the language is known. */
  highlight(code: string, language: string | undefined): Promise<readonly Line[]>;
  /** SHA-256 of the text, hex. */
  hash(text: string): Promise<string>;
  /** Markdown as lines for the screen. */
  markdown(text: string): Promise<readonly Line[]>;
  /** Runs the work until Ctrl-C or a signal to end, which aborts it; then throws `Interrupted`. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}
