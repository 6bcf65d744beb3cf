/** The command line as commander reads it. Only the command that is asked for is loaded. */
import { Command as Parser } from 'commander';
import type { Command } from '../commands/command.ts';
import type { Registry } from '../commands/index.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';

/** What the command line asks for. */
export type Request =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly args: readonly string[];
      readonly options: Readonly<Record<string, string | boolean | undefined>>;
    }
  | { readonly kind: 'help'; readonly topic: string }
  | { readonly kind: 'version' };

/** Throws commander's own error for wrong usage (see `isUsageError`). */
export async function readCommandLine(registry: Registry, argv: readonly string[]): Promise<Request> {
  const all = Object.keys(registry);
  const guessed = guessName(all, argv);
  const command = await registry[guessed ?? '']?.();
  if (command) {
    const [group] = command.name.split(' ');
    const family = all.filter((name) => name.split(' ')[0] === group);
    const request = attempt(() => parse(family, argv, command));
    if (typeof request === 'object') return request;
  }
  const request = parse(all, argv, command);
  // A word that stood before the command was taken for it, as in `--home next list`.
  const read = typeof request === 'string' ? parse(all, argv, await registry[request]?.()) : request;
  if (typeof read === 'string') throw new Error(`the command line names '${read}' twice over`);
  return read;
}

/** Wrong usage is told after a second reading, with all commands known: only then can it suggest what was meant. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function guessName(names: readonly string[], argv: readonly string[]): string | undefined {
  const words = argv.filter((word) => !word.startsWith('-'));
  return words
    .flatMap((word, at) => [`${word} ${words[at + 1] ?? ''}`, word])
    .find((candidate) => names.includes(candidate));
}

/** The request, or the name of the command that would have to be loaded to read it. */
function parse(
  names: readonly string[],
  argv: readonly string[],
  loaded: Command | undefined,
): Request | string {
  let request: Request | string = { kind: 'help', topic: '' };
  const answer = (answered: Request | string) => {
    request = answered;
  };
  const program = quiet(new Parser('pybackend-path'), '', answer).helpCommand(false);
  for (const { flags, summary } of GLOBAL_OPTIONS) {
    if (!/--(help|version)/.test(flags)) program.option(flags, summary);
  }
  program.option('-V, --version', 'the version').on('option:version', () => {
    throw new Answered({ kind: 'version' });
  });
  const groups = new Map<string, Parser>();
  for (const name of names) {
    const parser = place(program, groups, name, answer);
    if (name === loaded?.name) describe(parser, loaded, answer);
    else
      parser
        .allowUnknownOption()
        .allowExcessArguments()
        .action(() => answer(name));
  }
  for (const [name, group] of groups) refuseUnknown(name, group);
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof Answered) return error.request;
    throw error;
  }
  return request;
}

/** Ends the reading early: what is asked for is known. */
class Answered extends Error {
  readonly request: Request;

  constructor(request: Request) {
    super();
    this.request = request;
  }
}

function addTo(value: string, before: string | undefined): string {
  return before === undefined ? value : `${before},${value}`;
}

function describe(parser: Parser, command: Command, answer: (request: Request) => void): void {
  for (const arg of command.args ?? []) {
    const word = arg.many ? `${arg.name}...` : arg.name;
    parser.argument(arg.required ? `<${word}>` : `[${word}]`, arg.summary);
  }
  for (const { flags, summary, isList } of command.options ?? []) {
    if (isList) parser.option(flags, summary, addTo);
    else parser.option(flags, summary);
  }
  parser
    .allowExcessArguments(false)
    .action(() => answer({ kind: 'run', command, args: parser.args, options: parser.optsWithGlobals() }));
}

/** `roadmap check` becomes `check` inside the group `roadmap`; a group may be a command itself, as `config` is. */
function place(
  program: Parser,
  groups: Map<string, Parser>,
  name: string,
  answer: (request: Request) => void,
): Parser {
  const [first = '', second] = name.split(' ');
  const hidden = name === 'complete';
  const group = groups.get(first) ?? quiet(program.command(first, { hidden }), first, answer);
  groups.set(first, group);
  return second === undefined ? group : quiet(group.command(second), name, answer);
}

/** `config st` is a mistyped command of the group, not an argument of `config`. */
function refuseUnknown(name: string, group: Parser): void {
  if (group.commands.length === 0) return;
  group.allowExcessArguments(true).hook('preAction', (_, actor) => {
    const [word] = actor === group ? group.args : [];
    if (word === undefined) return;
    const names = group.commands.map((command) => command.name()).join(', ');
    group.error(`error: unknown command '${name} ${word}'\n(The commands of ${name} are ${names}.)`);
  });
}

/** Never writes and never exits: help becomes an answer, wrong usage an error. */
function quiet(parser: Parser, topic: string, answer: (request: Request) => void): Parser {
  const nothing = () => {};
  return parser
    .exitOverride()
    .configureOutput({ writeOut: nothing, writeErr: nothing, outputError: nothing })
    .helpOption('-h, --help', 'help on the command')
    .configureHelp({
      formatHelp: () => {
        answer({ kind: 'help', topic });
        throw new Answered({ kind: 'help', topic });
      },
    });
}
