/** The real world of one run: its streams, folders, clock and files, opened as the command line asks. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context, SnapshotFile, Terminal } from '../context.ts';
import { EXIT } from '../exit.ts';
import { line } from '../screen.ts';
import { saveBugReport } from './bug-report.ts';
import { localTime, systemClock } from './clock.ts';
import { openContent } from './content/content.ts';
import { freeBytesAt } from './disk.ts';
import { openFiles } from './files.ts';
import { type Folders, foldersFor } from './folders.ts';
import { findPython } from './python.ts';
import { openSnapshot } from './store/snapshot.ts';
import { openStore } from './store/store.ts';
import { openScreen, type Screen, type ScreenInput } from './terminal/screen.ts';
import { endQuietlyOnClosedPipe } from './terminal/terminal.ts';

export interface WorldInput {
  readonly argv: readonly string[];
  readonly process: NodeJS.Process;
  readonly homeFolder: string;
  readonly programVersion: string;
}

/** Options by name, as the command line gave them. */
type Options = Readonly<Record<string, string | boolean | undefined>>;

export interface World {
  /** As far as it can be known without the settings: for help and errors before the command runs. */
  readonly terminal: () => Terminal;
  readonly contextFor: (options: Options) => Context;
  /** Whether `--json` and `--debug` were given: needed even when the command line cannot be read. */
  readonly json: boolean;
  readonly debug: boolean;
  readonly saveReport: (error: unknown) => string | undefined;
  readonly close: () => void;
}

export function openWorld({ argv, process, homeFolder, programVersion }: WorldInput): World {
  const { stdin, stdout, stderr, env, platform } = process;
  const given = wordsBeforeDashes(argv);
  const streams = { stdin, stdout, stderr };
  const screenInput: ScreenInput = {
    streams,
    env,
    platform,
    flags: {
      color: given.has('--no-color') ? false : given.has('--color') ? true : undefined,
      plain: given.has('--plain'),
      noInput: given.has('--no-input'),
    },
    settings: { colour: 'auto', plain: false, ascii: false },
  };
  let screen = openScreen(screenInput);
  let folders = foldersFor({ platform, env, homeFolder, flag: undefined, workingFolder: process.cwd() });
  endQuietlyOnClosedPipe(streams);
  onSignals(process, () => screen.terminal);

  return {
    terminal: () => screen.terminal,
    json: given.has('--json'),
    debug: given.has('--debug'),
    contextFor: (options) => {
      folders = foldersFor({
        platform,
        env,
        homeFolder,
        flag: textOf(options['home']),
        workingFolder: process.cwd(),
      });
      const snapshot = readOnce(openSnapshot({ folder: folders.data }));
      screen = openScreen({ ...screenInput, settings: screenSettings(snapshot) });
      return contextOf({ options, folders, snapshot, screen, process, programVersion });
    },
    saveReport: (error) =>
      saveBugReport({
        folder: folders.data,
        homeFolder,
        time: localTime(new Date()),
        about: { program: programVersion, node: process.version, platform, command: argv[0] ?? '' },
        error,
      }),
    close: () => {
      stdin.pause();
      stdin.unref?.();
    },
  };
}

interface ContextInput {
  readonly options: Options;
  readonly folders: Folders;
  readonly snapshot: SnapshotFile;
  readonly screen: Screen;
  readonly process: NodeJS.Process;
  readonly programVersion: string;
}

function contextOf({ options, folders, snapshot, screen, process, programVersion }: ContextInput): Context {
  const clock = systemClock(process.env['PYBACKEND_PATH_TODAY']);
  const roadmap = textOf(options['roadmap']) ?? (process.env['PYBACKEND_PATH_ROADMAP'] || undefined);
  const packageFolder = fileURLToPath(new URL('..', import.meta.url));
  return {
    clock,
    store: openStore({ folder: folders.data, clock }),
    snapshot,
    content: openContent({
      builtInFile: join(packageFolder, 'roadmap.yaml'),
      compiledFile: join(packageFolder, 'dist', 'roadmap.json'),
      schemaFile: join(packageFolder, 'schemas', 'roadmap.schema.json'),
      cacheFolder: folders.cache,
    }),
    terminal: screen.terminal,
    files: openFiles(process.stdin),
    machine: {
      nodeVersion: process.versions.node,
      programVersion,
      platform: `${process.platform} ${process.arch}`,
      folder: folders.data,
      folderOrigin: folders.origin,
      freeBytes: () => freeBytesAt(folders.data),
      python: () => findPython(process.platform),
      screen,
    },
    options: { json: options['json'] === true, roadmap },
  };
}

/** The snapshot is wanted twice, for the settings and for the checklist; a run reads it before it writes it. */
function readOnce(file: SnapshotFile): SnapshotFile {
  let read: { readonly value: unknown } | undefined;
  return {
    ...file,
    read: () => {
      read ??= { value: file.read() };
      return read.value;
    },
  };
}

/** What the learner set about the screen, from the snapshot alone: reading facts would cost every run. */
function screenSettings(snapshot: SnapshotFile): ScreenInput['settings'] {
  const value = snapshot.read();
  const settings =
    typeof value === 'object' && value !== null && 'settings' in value ? (value.settings as object) : {};
  const read = (key: string): unknown => Reflect.get(settings, key);
  const colour = read('colour');
  return {
    colour: colour === 'always' || colour === 'never' ? colour : 'auto',
    plain: read('plain') === true,
    ascii: read('ascii') === true,
  };
}

/** Every answer is on the disk before the next question, so there is nothing to clean up. */
function onSignals(process: NodeJS.Process, terminal: () => Terminal): void {
  const signals = [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const;
  for (const [signal, code] of signals) {
    process.once(signal, () => {
      terminal().note([line('Stopped. What you answered is saved; go on with `pybackend-path start`.')]);
      process.exit(code);
    });
  }
}

function wordsBeforeDashes(argv: readonly string[]): ReadonlySet<string> {
  const end = argv.indexOf('--');
  return new Set(end < 0 ? argv : argv.slice(0, end));
}

function textOf(option: string | boolean | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}
