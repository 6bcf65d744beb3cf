/** Help as lines, made from the commands themselves. */
import type { Command } from '../commands/command.ts';
import { EXIT } from '../exit.ts';
import { accent, blank, faint, indented, item, type Line, line, strong } from '../screen.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['Learn', ['start', 'today', 'next', 'list', 'show', 'done', 'skip', 'scan', 'undo']],
  ['Plan', ['plan', 'status', 'log', 'habit', 'application', 'job']],
  ['Practise', ['quiz', 'review', 'practice', 'check', 'hint', 'solution']],
  ['Share', ['map', 'export', 'import']],
  ['Roadmap', ['roadmap check', 'use', 'show', 'new', 'convert', 'diff', 'schema']],
  ['Care', ['config', 'doctor', 'backup', 'restore', 'reset', 'completion', 'nudge']],
  ['Build', ['placement']],
];

/** Short enough for one screen of 24 lines at 80 columns. */
export function overview(): readonly Line[] {
  return [
    line(strong('pybackend-path'), ': your way to Python backend developer, one skill at a time'),
    blank,
    ...rows([
      example('start', 'where you stand, your checklist'),
      example('today', 'what to do in this sitting'),
      example('next', 'the next skill, and why'),
      example('done SKILL', 'tick it'),
      example('export markdown -o plan.md', 'take the list along'),
    ]),
    blank,
    ...GROUPS.map(([group, names]) => item(0, accent(group.padEnd(8)), names.join(', '))),
    blank,
    line('More: pybackend-path help COMMAND, help options, help exit-codes'),
  ];
}

export function commandHelp(command: Command): readonly Line[] {
  const { name, summary, details, args = [], options = [], examples } = command;
  const words = args.map((arg) => {
    const word = arg.many ? `${arg.name}...` : arg.name;
    return arg.required ? word : `[${word}]`;
  });
  return [
    line(strong(summary)),
    ...(details ? [line(details)] : []),
    blank,
    line(accent('Examples')),
    ...rows(examples.map(({ run, says }) => example(run, says))),
    blank,
    line(accent('Usage')),
    indented(2, ['pybackend-path', name, ...words, '[options]'].join(' ')),
    ...rows([
      ...args.map((arg) => [arg.name, arg.summary] as const),
      ...options.map(({ flags, summary: says }) => [flags, says] as const),
    ]),
    blank,
    line(faint('Options of every command: pybackend-path help options')),
  ];
}

export function groupHelp(group: string, commands: readonly Command[]): readonly Line[] {
  return [
    line(strong(`pybackend-path ${group}`)),
    ...rows(commands.map(({ name, summary }) => [name, summary])),
    blank,
    line(`More: pybackend-path help ${commands[0]?.name ?? group}`),
  ];
}

export function optionsHelp(): readonly Line[] {
  return [
    line(strong('Options of every command')),
    ...rows(GLOBAL_OPTIONS.map(({ flags, summary }) => [flags, summary])),
    blank,
    line(strong('Environment')),
    ...rows(ENVIRONMENT),
  ];
}

export const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['PYBACKEND_PATH_HOME', 'as --home'],
  ['PYBACKEND_PATH_ROADMAP', 'as --roadmap'],
  ['PYBACKEND_PATH_TODAY', 'as --today'],
  ['NO_COLOR, FORCE_COLOR', 'no colour, colour; the options come first'],
  ['ACCESSIBLE', 'when not empty, as --plain'],
  ['COLUMNS', 'the width to wrap at'],
];

export function exitCodesHelp(): readonly Line[] {
  return [
    line(strong('Exit codes')),
    ...rows(
      Object.entries(EXIT).map(([name, code]) => [String(code), EXIT_WORDS[name as keyof typeof EXIT]]),
    ),
  ];
}

export const EXIT_WORDS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done',
  no: 'it ran, and the answer is no (doctor found a fault, you said no)',
  usage: 'used wrongly, or an answer was needed and there was nobody to ask',
  badContent: 'a roadmap, an answer file or an import is wrong',
  missingInput: 'a file to read is missing',
  missingProgram: 'Python or git is missing',
  ourBug: 'a fault of ours; a report was saved',
  cannotCreate: 'an output file cannot be created',
  disk: 'the disk failed; nothing was saved',
  locked: 'another run is writing; try again',
  badConfiguration: 'the data was written by a newer version, or a setting is wrong',
  interrupted: 'interrupted; everything answered is saved',
  terminated: 'ended by the system; everything answered is saved',
};

function example(run: string, says: string): readonly [string, string] {
  return [`pybackend-path ${run}`, says];
}

/** Two columns; the right one begins behind the widest left one, or on a line of its own where that is too wide. */
function rows(pairs: readonly (readonly [string, string])[]): readonly Line[] {
  const column = Math.min(MOST_COLUMN, Math.max(...pairs.map(([left]) => left.length)) + 2);
  return pairs.map(([left, right]) => ({
    spans: [
      { text: left },
      { text: ' '.repeat(Math.max(2, column - left.length)) },
      { text: right, style: 'faint' },
    ],
    indent: 2,
    hang: 6,
  }));
}

const MOST_COLUMN = 44;
