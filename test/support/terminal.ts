/** The built program in a real terminal: keys go in, the screen comes out as a person sees it. */
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { BINARY, environment } from './cli.ts';

export interface TerminalRun {
  /** The rows on the screen now. */
  readonly screen: () => string;
  /** Everything that was written, escape codes and all. */
  readonly raw: () => string;
  readonly press: (keys: string) => void;
  /** Resolves when the screen shows the text so many times; fails after ten seconds with the screen as it is. */
  readonly see: (text: string, times?: number) => Promise<void>;
  readonly until: (shows: (screen: string) => boolean) => Promise<void>;
  readonly ended: Promise<number>;
  readonly kill: (signal?: string) => void;
}

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export const KEYS = { enter: '\r', up: '\x1b[A', down: '\x1b[B', ctrlC: '\x03', ctrlD: '\x04' } as const;

export function runInTerminal(
  folder: string,
  args: readonly string[],
  { columns = 80, rows = 24, env = {} }: TerminalOptions = {},
): TerminalRun {
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  const child = pty.spawn(process.execPath, [BINARY, ...args], {
    cols: columns,
    rows,
    cwd: folder,
    name: env['TERM'] ?? 'xterm-256color',
    env: environment(folder, env),
  });
  let raw = '';
  let waiting: (() => void)[] = [];
  child.onData((data) => {
    raw += data;
    screen.write(data, () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    });
  });
  const ended = new Promise<number>((resolve) =>
    child.onExit(({ exitCode }) => setTimeout(() => resolve(exitCode), 50)),
  );
  const text = () => rowsOf(screen);

  async function until(shows: (screen: string) => boolean, wanted = ''): Promise<void> {
    const limit = Date.now() + 10_000;
    while (!shows(text())) {
      const left = limit - Date.now();
      if (left <= 0) throw new Error(`not on the screen: ${wanted}\n${text()}`);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, Math.min(left, 100));
      });
    }
  }

  return {
    screen: text,
    raw: () => raw,
    press: (keys) => child.write(keys),
    see: (wanted, times = 1) => until((screen) => screen.split(wanted).length > times, wanted),
    until,
    ended,
    kill: (signal) => child.kill(signal),
  };
}

/** All rows, those scrolled away too. */
function rowsOf(screen: InstanceType<typeof xterm.Terminal>): string {
  const { active } = screen.buffer;
  const rows = Array.from(
    { length: active.length },
    (_, at) => active.getLine(at)?.translateToString(true) ?? '',
  );
  return rows.join('\n').trimEnd();
}
