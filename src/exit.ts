/** How the program ends. Values follow sysexits where those help; listed by `help exit-codes`. */
export const EXIT = {
  done: 0,
  no: 1,
  usage: 64,
  badContent: 65,
  missingInput: 66,
  missingProgram: 69,
  ourBug: 70,
  cannotCreate: 73,
  disk: 74,
  locked: 75,
  badConfiguration: 78,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * An error that is the learner's to mend: a sentence saying what happened, and what to do next. Never shown with
 * a stack trace.
 */
export class UserError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(message: string, options: { exitCode: ExitCode; hint?: string | undefined; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.exitCode = options.exitCode;
    this.hint = options.hint;
  }
}

/** The command line asks for something that cannot be: code 64. */
export function usageError(message: string, hint: string | undefined): UserError {
  return new UserError(message, { exitCode: EXIT.usage, hint });
}

/** Ctrl-C, Ctrl-D or the end of the input while a question was open. Everything before it is saved. */
export class Interrupted extends Error {
  readonly exitCode: ExitCode;
  /** What has become of what was done, when it is not answers. */
  readonly says: string | undefined;

  constructor(exitCode: ExitCode = EXIT.interrupted, says?: string) {
    super('interrupted');
    this.says = says;
    this.name = 'Interrupted';
    this.exitCode = exitCode;
  }
}
