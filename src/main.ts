/** Wires the real world to the commands. The only place that sets an exit code. */
import type { Request } from './cli/program.ts';
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
  const request = await orToday(await requestIn(argv), argv, world);
  switch (request.kind) {
    case 'version':
      world.terminal().show([line(programVersion)]);
      return EXIT.done;
    case 'help': {
      const { helpOn } = await import('./cli/help-command.ts');
      const { allCommands } = await import('./cli/registry.ts');
      world.terminal().show(helpOn(await allCommands(), request.topic));
      return EXIT.done;
    }
    case 'run':
      return request.command.run(await world.contextFor(request.options), request);
  }
}

/** Without a command: whoever has started is told what to do today, a stranger what this is. */
async function orToday(request: Request, argv: readonly string[], world: World): Promise<Request> {
  const isAsked = argv.some((word) => ['-h', '--help', 'help'].includes(word));
  if (request.kind !== 'help' || request.topic !== '' || isAsked) return request;
  const today = await requestIn([...argv, 'today']);
  if (today.kind !== 'run') return request;
  const { isKnownLearner } = await import('./commands/snapshot.ts');
  return (await isKnownLearner(await world.contextFor(today.options))) ? today : request;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
