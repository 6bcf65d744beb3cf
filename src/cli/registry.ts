/** The commands together with those that are about the command line itself. */
import type { Command } from '../commands/command.ts';
import { COMMANDS, type Registry } from '../commands/index.ts';

export const REGISTRY: Registry = {
  ...COMMANDS,
  completion: async () => (await import('./complete-command.ts')).completion,
  complete: async () => (await import('./complete-command.ts')).complete(allCommands),
  help: async () => (await import('./help-command.ts')).help(allCommands),
};

export async function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(REGISTRY).map((load) => load()));
}
