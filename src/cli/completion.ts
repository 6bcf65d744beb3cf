/** Which words can stand at the cursor. Pure: the shells' scripts ask the hidden command `complete`, which asks here. */
import type { Command, CommandOption, Completion } from '../commands/command.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';

export interface Candidate {
  readonly value: string;
  readonly summary: string;
}

/** The values of words that depend on the roadmap and the learner. */
export type CompletionValues = Readonly<
  Record<'skill' | 'stage' | 'setting' | 'path' | 'habit', readonly Candidate[]>
>;

/** `file`: the shell completes file names by itself. */
export type Completions = 'file' | readonly Candidate[];

/** `before`: the words between the program's name and the cursor's word `current`. */
export function completions(
  commands: readonly Command[],
  before: readonly string[],
  current: string,
  values: CompletionValues,
): Completions {
  const { command, words } = commandIn(commands, before);
  const options = [...(command?.options ?? []), ...GLOBAL_OPTIONS];
  const awaiting = options.find(
    (option) => takesValue(option) && namesOf(option).includes(before.at(-1) ?? ''),
  );
  if (awaiting) return matching(candidatesFor(awaiting.complete, values), current);
  if (current.startsWith('-')) {
    return matching(
      options.flatMap((option) => namesOf(option).map((value) => ({ value, summary: option.summary }))),
      current,
    );
  }
  const subcommands = words.length === 0 ? namesAfter(commands, command?.name ?? '') : [];
  const args = command?.args ?? [];
  const argument = args[words.length] ?? (args.at(-1)?.many ? args.at(-1) : undefined);
  const own = argument ? candidatesFor(argument.complete, values) : [];
  return own === 'file' && subcommands.length === 0
    ? 'file'
    : matching([...subcommands, ...(own === 'file' ? [] : own)], current);
}

/** The command that the words name, and the words that are its arguments. */
function commandIn(commands: readonly Command[], before: readonly string[]) {
  const plain = positionals(commands, before);
  for (const length of [2, 1]) {
    const name = plain.slice(0, length).join(' ');
    const command = commands.find((one) => one.name === name);
    if (command && plain.length >= length) return { command, words: plain.slice(length) };
  }
  const group = plain[0] ?? '';
  const isGroup = plain.length === 1 && commands.some(({ name }) => name.startsWith(`${group} `));
  return { command: isGroup ? groupOf(group) : undefined, words: isGroup ? [] : plain };
}

function groupOf(name: string): Pick<Command, 'name' | 'args' | 'options'> {
  return { name };
}

/** Words that are neither options nor the values of options. */
function positionals(commands: readonly Command[], before: readonly string[]): readonly string[] {
  const withValue = [...GLOBAL_OPTIONS, ...commands.flatMap(({ options = [] }) => options)]
    .filter(takesValue)
    .flatMap(namesOf);
  return before.filter((word, at) => !word.startsWith('-') && !withValue.includes(before[at - 1] ?? ''));
}

/** The next words of command names that begin with these words. */
function namesAfter(commands: readonly Command[], words: string): readonly Candidate[] {
  const depth = words === '' ? 0 : 1;
  const found = new Map<string, string>();
  for (const { name, summary, hidden } of commands) {
    const parts = name.split(' ');
    const next = parts[depth];
    if (hidden || next === undefined || (depth === 1 && parts[0] !== words)) continue;
    if (!found.has(next)) found.set(next, parts.length === depth + 1 ? summary : `commands about ${next}`);
  }
  return [...found].map(([value, summary]) => ({ value, summary }));
}

function candidatesFor(completion: Completion | undefined, values: CompletionValues): Completions {
  if (completion === undefined) return [];
  if (completion === 'file') return 'file';
  if (typeof completion === 'string') return values[completion];
  return completion.map((value) => ({ value, summary: '' }));
}

function matching(candidates: Completions, current: string): Completions {
  return candidates === 'file' ? 'file' : candidates.filter(({ value }) => value.startsWith(current));
}

/** `-n, --count <N>` names `-n` and `--count`. */
function namesOf({ flags }: CommandOption): readonly string[] {
  return flags.match(/--?[a-z][a-z-]*/gi) ?? [];
}

function takesValue({ flags }: CommandOption): boolean {
  return flags.includes('<');
}
