import { EXIT, UserError } from '../exit.ts';
import { SHELLS, type Shell } from '../shell.ts';

/** The shell that the word names; UserError 64 when there is none. */
export function shellNamed(name = ''): Shell {
  const shell = SHELLS.find((one) => one === name);
  if (shell) return shell;
  throw new UserError(`There is nothing for the shell '${name}'.`, {
    exitCode: EXIT.usage,
    hint: `The shells are ${SHELLS.join(', ')}.`,
  });
}
