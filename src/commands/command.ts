/** What a command is. Help, the manual page, shell completion and the argument parser all read this one value. */
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';

/** What a word on the command line can be completed with. */
export type Completion = 'skill' | 'stage' | 'setting' | 'path' | 'habit' | 'file' | readonly string[];

export interface CommandArgument {
  /** `SKILL`, `FILE` */
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  /** Takes all the words that are left. */
  readonly many?: boolean;
  readonly complete?: Completion;
}

export interface CommandOption {
  /** As commander takes it: `-n, --count <N>`. */
  readonly flags: string;
  readonly summary: string;
  readonly complete?: Completion;
  /** Several with commas between them; given again, they add up. */
  readonly isList?: boolean;
}

export interface Example {
  /** Without the program's name. */
  readonly run: string;
  readonly says: string;
}

export interface CommandInput {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  /** One word, or two for a command of a group: `roadmap check`. */
  readonly name: string;
  readonly summary: string;
  readonly details?: string;
  /** Left out of help and completion. */
  readonly hidden?: boolean;
  readonly args?: readonly CommandArgument[];
  readonly options?: readonly CommandOption[];
  readonly examples: readonly Example[];
  readonly run: (context: Context, input: CommandInput) => Promise<ExitCode>;
}

/** The text value of an option, or undefined. */
export function textOption({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
