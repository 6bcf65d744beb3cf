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
  const guessed = guessName(Object.keys(registry), argv);
  const first = parse(registry, argv, await registry[guessed ?? '']?.());
  // A word that stood before the command was taken for it, as in `--home next list`.
  return typeof first === 'string' ? againFor(registry, argv, first) : first;
}

async function againFor(registry: Registry, argv: readonly string[], name: string): Promise<Request> {
  const request = parse(registry, argv, await registry[name]?.());
  if (typeof request === 'string') throw new Error(`the command line names '${name}' and '${request}'`);
  return request;
}

function guessName(names: readonly string[], argv: readonly string[]): string | undefined {
  const words = argv.filter((word) => !word.startsWith('-'));
  return words
    .flatMap((word, at) => [`${word} ${words[at + 1] ?? ''}`, word])
    .find((candidate) => names.includes(candidate));
}

/** The request, or the name of the command that would have to be loaded to read it. */
function parse(registry: Registry, argv: readonly string[], loaded: Command | undefined): Request | string {
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
  for (const name of Object.keys(registry)) {
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

function describe(parser: Parser, command: Command, answer: (request: Request) => void): void {
  for (const arg of command.args ?? []) {
    const word = arg.many ? `${arg.name}...` : arg.name;
    parser.argument(arg.required ? `<${word}>` : `[${word}]`, arg.summary);
  }
  for (const { flags, summary } of command.options ?? []) parser.option(flags, summary);
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
