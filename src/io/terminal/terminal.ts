/** The one output gate: nothing else in the program writes to the screen. */
import type { Prompter, Terminal } from '../../context.ts';
import type { Line } from '../../screen.ts';
import { cleanJson, cleanText, toAscii } from './clean.ts';
import { type Painter, paint } from './paint.ts';
import { type Output, writeNow } from './write-now.ts';

/** Read only when needed: Node sets a stream up when it is first looked at, and that costs every run. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export interface TerminalOptions {
  readonly streams: Streams;
  readonly out: Painter;
  readonly err: Painter;
  /** Asked when needed: to find out whether there is a terminal costs time. */
  readonly prompter: () => Prompter | undefined;
  /** Spinners only where there is a person to see them. */
  readonly spinner: () => boolean;
  readonly plain: boolean;
  /** Whether stdout is a screen that can be emptied. */
  readonly isScreen: () => boolean;
}

export function openTerminal({
  streams,
  out,
  err,
  plain,
  prompter,
  spinner,
  isScreen,
}: TerminalOptions): Terminal {
  const write = (name: Output, text: string) => writeNow(name, text, () => streams[name]);
  const note = (lines: readonly Line[]) => write('stderr', paint(lines, err));
  return {
    show: (lines) => write('stdout', paint(lines, out)),
    note,
    json: (document, stream = 'stdout') =>
      write(stream, `${cleanJson(JSON.stringify(document, undefined, 2))}\n`),
    jsonLine: (value) => write('stdout', `${cleanJson(JSON.stringify(value))}\n`),
    text: (text, lineEnd = '\n') => {
      const clean = out.unicode ? cleanText(text) : toAscii(cleanText(text));
      write('stdout', lineEnd === '\n' ? clean : clean.replaceAll('\n', lineEnd));
    },
    clear: () => {
      if (isScreen()) write('stdout', EMPTY_SCREEN);
    },
    plain,
    get width() {
      return out.width;
    },
    get prompter() {
      return prompter();
    },
    busy: (label, work) => withPatience(label, work, (text) => (spinner() ? spin(streams) : say(note))(text)),
  };
}

/** The visible part and what can be scrolled back to, then the cursor to the corner. */
const EMPTY_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/** Work that is done within this time needs no sign of life. */
const PATIENCE_MS = 200;

type Label = string | (() => string);
type SignOfLife = (label: Label) => Promise<() => void>;

async function withPatience<T>(label: Label, work: Promise<T>, begin: SignOfLife): Promise<T> {
  let end: Promise<() => void> | undefined;
  const timer = setTimeout(() => {
    end = begin(label);
  }, PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    (await end)?.();
  }
}

/** How often what is shown of a label that changes is brought up to date: where it can be written over, and in a log. */
const SCREEN_MS = 100;
const LOG_MS = 5_000;

function spin(streams: Streams): SignOfLife {
  return async (label) => {
    const { default: ora } = await import('ora');
    const text = () => cleanText(textOf(label));
    const spinner = ora({ text: text(), stream: streams.stderr, discardStdin: false }).start();
    const stop = repeat(label, SCREEN_MS, () => {
      spinner.text = text();
    });
    return () => {
      stop();
      spinner.stop();
    };
  };
}

function say(note: (lines: readonly Line[]) => void): SignOfLife {
  return async (label) => {
    const tell = () => note([{ spans: [{ text: textOf(label) }], indent: 0, hang: 0 }]);
    tell();
    return repeat(label, LOG_MS, tell);
  };
}

function textOf(label: Label): string {
  return typeof label === 'string' ? label : label();
}

function repeat(label: Label, everyMs: number, work: () => void): () => void {
  if (typeof label === 'string') return () => {};
  const timer = setInterval(work, everyMs);
  return () => clearInterval(timer);
}
