/** The manual page, in man(7) macros, made from the same commands as the help. */
import type { Command } from '../commands/command.ts';
import { EXIT } from '../exit.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';
import { ENVIRONMENT, EXIT_WORDS } from './help.ts';

/** `date` as YYYY-MM-DD. */
export function manualPage(
  commands: readonly Command[],
  { version, date }: { readonly version: string; readonly date: string },
): string {
  const shown = commands.filter(({ hidden }) => !hidden);
  return [
    `.TH PYBACKEND-PATH 1 "${date}" "pybackend-path ${version}"`,
    '.SH NAME',
    'pybackend-path \\- a career-path tutor for becoming a Python backend developer',
    '.SH SYNOPSIS',
    '.B pybackend-path',
    '.I command',
    '.RI [ arguments ]',
    '.RI [ options ]',
    '.SH COMMANDS',
    ...shown.flatMap(commandPart),
    '.SH OPTIONS OF EVERY COMMAND',
    ...GLOBAL_OPTIONS.flatMap(({ flags, summary }) => tagged(flags, summary)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, summary]) => tagged(name, summary)),
    '.SH EXIT STATUS',
    ...Object.entries(EXIT).flatMap(([name, code]) =>
      tagged(String(code), EXIT_WORDS[name as keyof typeof EXIT]),
    ),
    '',
  ].join('\n');
}

function commandPart({
  name,
  summary,
  details,
  args = [],
  options = [],
  examples,
}: Command): readonly string[] {
  const words = args.map((arg) => (arg.required ? arg.name : `[${arg.name}]`) + (arg.many ? '...' : ''));
  return [
    `.SS ${roff([name, ...words].join(' '))}`,
    roff(`${summary}.`),
    ...(details ? [roff(details)] : []),
    ...[
      ...args.map((arg) => [arg.name, arg.summary] as const),
      ...options.map(({ flags, summary: says }) => [flags, says] as const),
    ].flatMap(([term, says]) => tagged(term, says)),
    ...(examples.length > 0 ? ['.PP', 'Examples:'] : []),
    ...examples.flatMap(({ run, says }) => tagged(`pybackend-path ${run}`, says)),
  ];
}

function tagged(term: string, text: string): readonly string[] {
  return ['.TP', `.B ${roff(term)}`, roff(text)];
}

/** Backslashes and hyphens as themselves; a dot or quote at the start of a line is not a macro. */
function roff(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/, '\\&$1');
}
