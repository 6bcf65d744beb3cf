/** Wires the real world to the commands. The only place that sets an exit code. */
import { homedir } from 'node:os';
import process from 'node:process';
import { complete, completion } from './cli/complete-command.ts';
import { endWith, isUsageError } from './cli/ending.ts';
import { help, helpOn } from './cli/help-command.ts';
import { readCommandLine } from './cli/program.ts';
import { programVersion } from './cli/version.ts';
import type { Command } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { openWorld, type World } from './io/world.ts';

const commands: readonly Command[] = [
  ...COMMANDS,
  completion,
  complete(() => commands),
  help(() => commands),
];

async function main(argv: readonly string[]): Promise<ExitCode> {
  const world = openWorld({ argv, process, homeFolder: homedir(), programVersion });
  try {
    return await run(argv, world);
  } catch (error) {
    if (isUsageError(error) && error.code === 'commander.version') return EXIT.done;
    if (isUsageError(error) && ['commander.help', 'commander.helpDisplayed'].includes(error.code))
      return EXIT.done;
    const { json, debug, saveReport } = world;
    return endWith(error, { terminal: world.terminal(), json, debug, saveReport });
  } finally {
    world.close();
  }
}

async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  const request = readCommandLine(commands, argv, {
    version: programVersion,
    help: (topic) => world.terminal().show(helpOn(commands, topic)),
    print: (text) => world.terminal().text(text),
    complain: () => {},
  });
  if (!request) return EXIT.done;
  const context = world.contextFor(request.options);
  return request.command.run(context, request);
}

process.exitCode = await main(process.argv.slice(2));
