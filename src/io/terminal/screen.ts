/** Opens the terminal as options, environment and settings ask, and says why it looks as it does. */
import type { Prompter, Terminal } from '../../context.ts';
import { type ColourChoice, hasColour, hasUnicode, widthOf } from './colour.ts';
import type { Painter } from './paint.ts';
import { openTerminal, type Streams } from './terminal.ts';
import { isTerminal } from './write-now.ts';

/** Loaded on first use: with it comes all of Node's networking. */
const isatty = (fd: number): boolean => process.getBuiltinModule('node:tty').isatty(fd);

export interface ScreenInput {
  readonly streams: Streams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly flags: {
    readonly color: boolean | undefined;
    readonly plain: boolean;
    readonly noInput: boolean;
  };
  /** Called before the first question. */
  readonly onAsking: () => void;
  /** As the learner set them. */
  readonly settings: {
    readonly colour: ColourChoice;
    readonly plain: boolean;
    readonly ascii: boolean;
  };
}

export interface Screen {
  readonly terminal: Terminal;
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly why: string;
}

export async function openScreen(input: ScreenInput): Promise<Screen> {
  const { streams, env, platform, flags, settings } = input;
  const plain = flags.plain || Boolean(env['ACCESSIBLE']) || settings.plain;
  const unicode = !settings.ascii && hasUnicode(env, platform);
  const painterFor = async (name: 'stdout' | 'stderr'): Promise<Painter> => ({
    get width() {
      return widthOf(env, isTerminal(name, isatty) ? streams[name].columns : undefined);
    },
    styles: hasColour({
      flag: flags.color,
      setting: settings.colour,
      env,
      isTerminal: isTerminal(name, isatty),
      plain,
    })
      ? (await import('./styles.ts')).STYLES
      : undefined,
    unicode,
  });
  const out = await painterFor('stdout');
  const err = await painterFor('stderr');
  // The prompters write through the terminal, and the terminal hands the prompter out: tied here.
  const note: Terminal['note'] = (lines) => terminal.note(lines);
  let chosen: { readonly prompter: Prompter | undefined } | undefined;
  const prompter = () => {
    chosen ??= { prompter: choosePrompter(input, plain, note, err) };
    return chosen.prompter;
  };
  const spinner = () => !plain && env['TERM'] !== 'dumb' && isTerminal('stderr', isatty);
  const isScreen = () => !plain && env['TERM'] !== 'dumb' && isTerminal('stdout', isatty);
  const terminal = openTerminal({ streams, out, err, plain, prompter, spinner, isScreen });
  return { terminal, colour: out.styles !== undefined, unicode, why: reasonFor(input, plain) };
}

/** Whoever gave `--plain` wants to answer by lines, from a pipe too; else only a person at a terminal is asked. */
function choosePrompter(
  { streams, env, flags, onAsking }: ScreenInput,
  plain: boolean,
  note: Terminal['note'],
  painter: Painter,
): Prompter | undefined {
  const person = isTerminal('stdin', isatty) && isTerminal('stderr', isatty) && !env['CI'];
  if (flags.noInput || !(person || flags.plain)) return undefined;
  const byLines = plain || env['TERM'] === 'dumb';
  return onFirstUse(async () => {
    onAsking();
    return byLines
      ? (await import('./plain-prompter.ts')).plainPrompter({ stdin: streams.stdin, note })
      : (await import('./screen-prompter.ts')).screenPrompter({
          streams,
          note,
          styles: painter.styles,
          width: () => painter.width,
        });
  });
}

/** Most runs ask nothing. */
function onFirstUse(open: () => Promise<Prompter>): Prompter {
  let opened: Promise<Prompter> | undefined;
  const prompter = () => {
    opened ??= open();
    return opened;
  };
  return {
    choose: async (question) => (await prompter()).choose(question),
    tick: async (question) => (await prompter()).tick(question),
    enter: async (question) => (await prompter()).enter(question),
    confirm: async (prompt) => (await prompter()).confirm(prompt),
  };
}

function reasonFor({ env, flags, settings }: ScreenInput, plain: boolean): string {
  if (plain) return 'plain mode';
  if (flags.color !== undefined) return flags.color ? '--color' : '--no-color';
  if (env['NO_COLOR']) return 'NO_COLOR is set';
  if (env['FORCE_COLOR'] !== undefined) return 'FORCE_COLOR is set';
  if (settings.colour !== 'auto') return 'your setting';
  return isTerminal('stdout', isatty) ? `a terminal, TERM is ${env['TERM'] ?? 'not set'}` : 'not a terminal';
}
