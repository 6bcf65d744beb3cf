/** The commands as commander sees them: it reads the words of the command line, we do the rest. */
import { Command as Parser } from 'commander';
import type { Command } from '../commands/command.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';

/** What the command line asks for. */
export interface Request {
  readonly command: Command;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface ProgramOutput {
  readonly version: string;
  /** Help on the topic (`''` for the overview). */
  readonly help: (topic: string) => void;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/**
 * Reads the command line. Undefined when it asked for help or the version, which are printed then. Throws
 * commander's own error for wrong usage.
 */
export function readCommandLine(
  commands: readonly Command[],
  argv: readonly string[],
  output: ProgramOutput,
): Request | undefined {
  let request: Request | undefined;
  const program = quiet(new Parser('pybackend-path'), output, '');
  for (const { flags, summary } of GLOBAL_OPTIONS) {
    if (!/--(help|version)/.test(flags)) program.option(flags, summary);
  }
  program.version(output.version, '-V, --version').helpCommand(false);
  program.action(() => output.help(''));
  const groups = new Map<string, Parser>();
  for (const command of commands) {
    const parser = place(program, groups, command, output);
    for (const arg of command.args ?? []) {
      const word = arg.many ? `${arg.name}...` : arg.name;
      parser.argument(arg.required ? `<${word}>` : `[${word}]`, arg.summary);
    }
    for (const { flags, summary } of command.options ?? []) parser.option(flags, summary);
    parser.allowExcessArguments(false).action(() => {
      request = { command, args: parser.args, options: parser.optsWithGlobals() };
    });
  }
  for (const [name, group] of groups) refuseUnknown(name, group, commands);
  program.parse([...argv], { from: 'user' });
  return request;
}

/** `config st` is a mistyped command of the group, not an argument of `config`. */
function refuseUnknown(name: string, group: Parser, commands: readonly Command[]): void {
  if (group.commands.length === 0 || !commands.some((command) => command.name === name)) return;
  group.allowExcessArguments(true).hook('preAction', (_, actor) => {
    const [word] = actor === group ? group.args : [];
    if (word === undefined) return;
    const names = group.commands.map((command) => command.name()).join(', ');
    group.error(`error: unknown command '${name} ${word}'\n(The commands of ${name} are ${names}.)`);
  });
}

/** `roadmap check` becomes `check` inside the group `roadmap`; a group may be a command itself, as `config` is. */
function place(
  program: Parser,
  groups: Map<string, Parser>,
  command: Command,
  output: ProgramOutput,
): Parser {
  const [first = '', second] = command.name.split(' ');
  if (second === undefined) {
    const parser = quiet(program.command(first, { hidden: command.hidden ?? false }), output, first);
    groups.set(first, parser);
    return parser;
  }
  const group = groups.get(first) ?? quiet(program.command(first), output, first);
  groups.set(first, group);
  return quiet(group.command(second), output, command.name);
}

/** Never writes or exits by itself. */
function quiet(parser: Parser, output: ProgramOutput, topic: string): Parser {
  const help = () => {
    output.help(topic);
    return '';
  };
  return parser
    .exitOverride()
    .configureOutput({ writeOut: output.print, writeErr: output.print, outputError: output.complain })
    .helpOption('-h, --help', 'help on the command')
    .configureHelp({ formatHelp: help });
}
