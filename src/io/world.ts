/** The real world of one run: its streams, folders, clock and files, opened as the command line asks. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Context, SnapshotFile, Terminal } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { line } from '../screen.ts';
import { systemClock } from './clock.ts';
import { type Folders, foldersFor } from './folders.ts';
import { openScreen, type Screen, type ScreenInput } from './terminal/screen.ts';
import { isTerminal } from './terminal/write-now.ts';

export interface WorldInput {
  readonly argv: readonly string[];
  readonly process: NodeJS.Process;
  readonly programVersion: string;
  /** Ends the program at once. */
  readonly exit: (code: ExitCode) => void;
}

/** Options by name, as the command line gave them. */
type Options = Readonly<Record<string, string | boolean | undefined>>;

export interface World {
  /** Until a command runs: as far as it can be known without the learner's settings. */
  readonly terminal: () => Terminal;
  readonly contextFor: (options: Options) => Promise<Context>;
  /** Whether `--json` and `--debug` were given: needed even when the command line cannot be read. */
  readonly json: boolean;
  readonly debug: boolean;
  readonly saveReport: (error: unknown) => Promise<string | undefined>;
  readonly close: () => void;
}

export async function openWorld({ argv, process, programVersion, exit }: WorldInput): Promise<World> {
  const { env } = process;
  const given = wordsBeforeDashes(argv);
  let asked = false;
  const screenInput = screenInputFor(process, given, () => {
    asked = true;
    onSignals(process, () => screen.terminal, exit);
  });
  const foldersWith = (flag: string | undefined) =>
    foldersFor({
      platform: process.platform,
      env,
      homeFolder: homedir(),
      flag,
      workingFolder: process.cwd(),
    });
  let screen = await openScreen(screenInput);
  let folders = foldersWith(undefined);

  return {
    terminal: () => screen.terminal,
    json: given.has('--json'),
    debug: given.has('--debug'),
    contextFor: async (options) => {
      folders = foldersWith(textOf(options['home']));
      const { openSnapshot } = await import('./store/snapshot.ts');
      const snapshot = readOnce(openSnapshot({ folder: folders.data }));
      screen = await openScreen({ ...screenInput, settings: screenSettings(snapshot) });
      return contextOf({ options, folders, snapshot, screen, process, programVersion });
    },
    saveReport: async (error) => {
      const { saveBugReport } = await import('./bug-report.ts');
      const { version: node, platform } = process;
      const about = { program: programVersion, node, platform, command: argv[0] ?? '' };
      const time = systemClock(undefined).now();
      return saveBugReport({ folder: folders.data, homeFolder: homedir(), time, about, error });
    },
    // A terminal that answers were read from keeps the process alive.
    close: () => {
      if (asked) process.stdin.pause().unref?.();
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

async function contextOf({
  options,
  folders,
  snapshot,
  screen,
  process,
  programVersion,
}: ContextInput): Promise<Context> {
  const { lazyContent, lazyFiles, lazyMachine, lazyPython, lazyStore } = await import('./on-first-use.ts');
  const clock = systemClock(textOf(options['today']) ?? process.env['PYBACKEND_PATH_TODAY']);
  const roadmap = textOf(options['roadmap']) ?? (process.env['PYBACKEND_PATH_ROADMAP'] || undefined);
  return {
    clock,
    store: lazyStore(folders.data, clock),
    snapshot,
    content: lazyContent(folders.cache),
    terminal: screen.terminal,
    files: lazyFiles(process),
    machine: lazyMachine({ process, folders, screen, programVersion }),
    python: lazyPython(process),
    work: async () => (await import('./work-folders.ts')).openWorkFolders(homedir(), process.cwd()),
    trusted: async () =>
      (await import('./trusted-checks.ts')).openTrustedChecks(join(folders.data, 'trusted-checks.txt')),
    nudge: async () => (await import('./nudge-file.ts')).openNudgeFile(join(folders.data, 'nudge.txt')),
    browser: () => browserFor(process, join(folders.cache, 'map.html')),
    sources: () => import('./sources/sources.ts'),
    projects: async () => (await import('./projects/projects.ts')).openProjects(process.cwd()),
    options: { json: options['json'] === true, roadmap },
    highlight: async (code, language) => {
      const { highlightedCode, plainCode } = await import('./highlight.ts');
      return screen.colour ? highlightedCode(code, language) : plainCode(code);
    },
    hash: async (text) => {
      const { createHash } = await import('node:crypto');
      return createHash('sha256').update(text).digest('hex');
    },
    plainText: async (text) => {
      const { htmlText, looksLikeHtml } = await import('./html-text.ts');
      return looksLikeHtml(text) ? htmlText(text) : text;
    },
    markdown: async (text) => {
      const { markdownLines } = await import('./markdown.ts');
      const { highlightedCode, plainCode } = await import('./highlight.ts');
      return markdownLines(text, screen.colour ? highlightedCode : async (code) => plainCode(code));
    },
    interruptible: async (work) => (await import('./interruptible.ts')).interruptible(process, work),
  };
}

async function browserFor(process: NodeJS.Process, file: string): Promise<Browser> {
  const { openBrowser } = await import('./browser/browser.ts');
  const { isatty } = await import('node:tty');
  const { platform, env } = process;
  return openBrowser({ platform, env, file, isWatched: () => isTerminal('stdout', isatty) });
}

function screenInputFor(
  process: NodeJS.Process,
  given: ReadonlySet<string>,
  onAsking: () => void,
): ScreenInput {
  return {
    streams: process,
    env: process.env,
    platform: process.platform,
    onAsking,
    flags: {
      color: given.has('--no-color') ? false : given.has('--color') ? true : undefined,
      plain: given.has('--plain'),
      noInput: given.has('--no-input'),
    },
    settings: { colour: 'auto', plain: false, ascii: false },
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
    typeof value === 'object' && value !== null && 'settings' in value ? Object(value.settings) : {};
  const { colour, plain, ascii } = settings as Readonly<Record<string, unknown>>;
  return {
    colour: colour === 'always' || colour === 'never' ? colour : 'auto',
    plain: plain === true,
    ascii: ascii === true,
  };
}

/** Every answer is on the disk before the next question, so there is nothing to clean up. */
function onSignals(process: NodeJS.Process, terminal: () => Terminal, exit: WorldInput['exit']): void {
  const signals = [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const;
  for (const [signal, code] of signals) {
    process.once(signal, () => {
      terminal().note([
        line('Stopped. What you answered about your skills is saved; go on with `pybackend-path start`.'),
      ]);
      exit(code);
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
