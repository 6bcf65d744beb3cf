/** A newer program wrote here: what it wrote is read as far as it is understood, and never touched. */
import type { StoreWarning } from '../../context.ts';
import { EXIT, UserError } from '../../exit.ts';

const SAID = 'A newer version of pybackend-path has written here';
const UPDATE = 'Install the newest version: npm install -g pybackend-path';

export function newerVersionWarning(folder: string): StoreWarning {
  const message = `${SAID}. You can look and export, but not change anything. ${UPDATE}`;
  return { code: 'newer-version', message, file: folder };
}

/** Thrown (78) where something would have to be written. */
export function newerVersionError(): UserError {
  return new UserError(`${SAID}. Nothing was changed.`, { exitCode: EXIT.badConfiguration, hint: UPDATE });
}
