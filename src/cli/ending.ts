/** How a run that failed ends: what the learner reads, and the exit code. */
import type { Terminal } from '../context.ts';
import { EXIT, type ExitCode, Interrupted, UserError } from '../exit.ts';
import { bad, type Line, line } from '../screen.ts';

export interface EndingOptions {
  /** As it is when the run ends: a command may have opened it anew with the learner's settings. */
  readonly terminal: () => Terminal;
  readonly json: boolean;
  readonly debug: boolean;
  /** Saves a report about a fault of ours and gives its path. */
  readonly saveReport: (error: unknown) => Promise<string | undefined>;
}

interface Ending {
  readonly code: ExitCode;
  readonly message: string;
  readonly hint?: string | undefined;
}

export async function endWith(error: unknown, options: EndingOptions): Promise<ExitCode> {
  const ending = await endingOf(error, options);
  const { json, debug } = options;
  const terminal = options.terminal();
  if (json) {
    const { code, message, hint } = ending;
    terminal.json({ schema: 'pybackend-path/error@1', code, message, hint: hint ?? null }, 'stderr');
  } else {
    terminal.note(linesOf(ending));
  }
  if (debug && error instanceof Error) terminal.note((error.stack ?? '').split('\n').map((row) => line(row)));
  return ending.code;
}

async function endingOf(error: unknown, { saveReport }: EndingOptions): Promise<Ending> {
  if (error instanceof Interrupted) {
    if (error.says !== undefined) return { code: error.exitCode, message: `Stopped. ${error.says}` };
    return {
      code: error.exitCode,
      message: 'Stopped. Everything you answered is saved.',
      hint: 'Go on with `pybackend-path start`.',
    };
  }
  if (error instanceof UserError) return { code: error.exitCode, message: error.message, hint: error.hint };
  if (isUsageError(error)) return usageEnding(error.message);
  const report = await saveReport(error);
  return {
    code: EXIT.ourBug,
    message: 'Something went wrong that is our fault, not yours. What you did before is saved.',
    hint: report
      ? `A report is in ${report} - nothing was sent anywhere. Please add it when you tell us.`
      : 'Run it again with --debug to see the details.',
  };
}

/** Errors of the command line reader, known by their code. */
function isUsageError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

function usageEnding(text: string): Ending {
  const [first = '', ...rest] = text.split('\n');
  const message = first.replace(/^error: /, '');
  const suggestion = rest
    .join(' ')
    .replace(/^\(|\)$/g, '')
    .trim();
  return {
    code: EXIT.usage,
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?]$/.test(message) ? '' : '.'}`,
    hint: suggestion || 'See how it is used: pybackend-path help',
  };
}

function linesOf({ message, hint }: Ending): readonly Line[] {
  const [first = '', ...rest] = message.split('\n');
  return [line(bad(first)), ...rest.map((row) => line(bad(row))), ...(hint ? [line(hint)] : [])];
}
