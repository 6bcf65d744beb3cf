/** Opens the terminal as options, environment and settings ask, and says why it looks as it does. */
import type { Prompter, Terminal } from '../../context.ts';
import { type ColourChoice, hasColour, hasUnicode, widthOf } from './colour.ts';
import type { Painter } from './paint.ts';
import { plainPrompter } from './plain-prompter.ts';
import { screenPrompter } from './screen-prompter.ts';
import { openTerminal, type Streams } from './terminal.ts';

export interface ScreenInput {
  readonly streams: Streams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly flags: {
    readonly color: boolean | undefined;
    readonly plain: boolean;
    readonly noInput: boolean;
  };
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

export function openScreen(input: ScreenInput): Screen {
  const { streams, env, platform, flags, settings } = input;
  const plain = flags.plain || Boolean(env['ACCESSIBLE']) || settings.plain;
  const unicode = !settings.ascii && hasUnicode(env, platform);
  const painterFor = (stream: NodeJS.WriteStream): Painter => ({
    width: widthOf(env, stream.columns),
    colour: hasColour({ flag: flags.color, setting: settings.colour, env, isTerminal: stream.isTTY, plain }),
    unicode,
  });
  const out = painterFor(streams.stdout);
  const err = painterFor(streams.stderr);
  // The prompters write through the terminal, and the terminal hands the prompter out: tied here.
  const note: Terminal['note'] = (lines) => terminal.note(lines);
  const prompter = choosePrompter(input, plain, note, err.colour);
  const spinner = streams.stderr.isTTY === true && !plain && env['TERM'] !== 'dumb';
  const terminal = openTerminal({ streams, out, err, prompter, spinner });
  return { terminal, colour: out.colour, unicode, why: reasonFor(input, plain) };
}

/** Whoever gave `--plain` wants to answer by lines, from a pipe too; else only a person at a terminal is asked. */
function choosePrompter(
  { streams, env, flags }: ScreenInput,
  plain: boolean,
  note: Terminal['note'],
  colour: boolean,
): Prompter | undefined {
  const person = Boolean(streams.stdin.isTTY && streams.stderr.isTTY) && !env['CI'];
  if (flags.noInput || !(person || flags.plain)) return undefined;
  return plain || env['TERM'] === 'dumb'
    ? plainPrompter({ stdin: streams.stdin, note })
    : screenPrompter({ streams, note, colour });
}

function reasonFor({ env, flags, settings, streams }: ScreenInput, plain: boolean): string {
  if (plain) return 'plain mode';
  if (flags.color !== undefined) return flags.color ? '--color' : '--no-color';
  if (env['NO_COLOR']) return 'NO_COLOR is set';
  if (env['FORCE_COLOR'] !== undefined) return 'FORCE_COLOR is set';
  if (settings.colour !== 'auto') return 'your setting';
  return streams.stdout.isTTY ? `a terminal, TERM is ${env['TERM'] ?? 'not set'}` : 'not a terminal';
}
