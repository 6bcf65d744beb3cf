/** Options that every command takes. */
import type { CommandOption } from '../commands/command.ts';

export const GLOBAL_OPTIONS: readonly CommandOption[] = [
  { flags: '--json', summary: 'print one JSON document with a versioned schema' },
  { flags: '--plain', summary: 'plain lines for screen readers and pipes: no colour, numbered choices' },
  { flags: '--no-input', summary: 'never ask; end with code 64 where an answer is needed' },
  { flags: '--color', summary: 'colour even when the output is no terminal' },
  { flags: '--no-color', summary: 'no colour' },
  { flags: '--home <DIR>', summary: 'keep everything under this folder', complete: 'file' },
  { flags: '--roadmap <FILE>', summary: 'use this roadmap, for this run only', complete: 'file' },
  { flags: '--today <DATE>', summary: 'take this day as today, for trying things out' },
  { flags: '--debug', summary: 'show the stack trace of an error' },
  { flags: '-h, --help', summary: 'help on the command' },
  { flags: '-V, --version', summary: 'the version' },
];
