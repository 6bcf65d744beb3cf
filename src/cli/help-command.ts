import type { Command } from '../commands/command.ts';
import { EXIT, UserError } from '../exit.ts';
import type { Line } from '../screen.ts';
import { commandHelp, exitCodesHelp, groupHelp, optionsHelp, overview } from './help.ts';

export function help(commands: () => Promise<readonly Command[]>): Command {
  return {
    name: 'help',
    summary: 'Help on a command, on the options, on the exit codes',
    args: [{ name: 'TOPIC', summary: 'a command, options, or exit-codes', many: true }],
    examples: [
      { run: 'help start', says: 'one command' },
      { run: 'help exit-codes', says: 'what the exit codes mean' },
    ],
    run: async ({ terminal }, { args }) => {
      terminal.show(helpOn(await commands(), args.join(' ')));
      return EXIT.done;
    },
  };
}

export function helpOn(commands: readonly Command[], topic: string): readonly Line[] {
  if (topic === '') return overview();
  if (topic === 'options') return optionsHelp();
  if (topic === 'exit-codes') return exitCodesHelp();
  const command = commands.find(({ name }) => name === topic);
  if (command) return commandHelp(command);
  const group = commands.filter(({ name }) => name.startsWith(`${topic} `));
  if (group.length > 0) return groupHelp(topic, group);
  throw new UserError(`There is no help on '${topic}'.`, {
    exitCode: EXIT.usage,
    hint: 'See the commands with `pybackend-path help`.',
  });
}
