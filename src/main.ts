/** Wires the real world to the commands. The only place that sets an exit code. */
import { requestIn } from './cli/request.ts';
import { programVersion } from './cli/version.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { openWorld, type World } from './io/world.ts';
import { line } from './screen.ts';

async function main(argv: readonly string[]): Promise<ExitCode> {
  const world = await openWorld({ argv, process, programVersion, exit: process.exit });
  try {
    return await run(argv, world);
  } catch (error) {
    const { endWith } = await import('./cli/ending.ts');
    return endWith(error, world);
  } finally {
    world.close();
  }
}

async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  const request = await requestIn(argv);
  switch (request.kind) {
    case 'version':
      world.terminal().show([line(programVersion)]);
      return EXIT.done;
    case 'help': {
      const { topic } = request;
      const isAsked = topic !== '' || argv.some((word) => ['-h', '--help', 'help'].includes(word));
      return (isAsked ? undefined : await today(argv, world)) ?? help(topic, world);
    }
    case 'run':
      return request.command.run(await world.contextFor(request.options), request);
  }
}

async function help(topic: string, world: World): Promise<ExitCode> {
  const { helpOn } = await import('./cli/help-command.ts');
  const { allCommands } = await import('./cli/registry.ts');
  world.terminal().show(helpOn(await allCommands(), topic));
  return EXIT.done;
}

/** Without a command: whoever has started is told what to do today; undefined for a stranger, who sees what this is. */
async function today(argv: readonly string[], world: World): Promise<ExitCode | undefined> {
  const request = await requestIn([...argv, 'today']);
  if (request.kind !== 'run') return undefined;
  const context = await world.contextFor(request.options);
  const { freshSnapshot } = await import('./commands/snapshot.ts');
  if (freshSnapshot(context)?.started === false) return undefined;
  const { todayOnceStarted } = await import('./commands/today.ts');
  return todayOnceStarted(context, request);
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
