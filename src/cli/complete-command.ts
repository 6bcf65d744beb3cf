/** `completion` prints a shell's script; the hidden `complete` is what the script calls at every TAB. */
import { type Command, textOption } from '../commands/command.ts';
import { shellNamed } from '../commands/shell-argument.ts';
import { freshSnapshot } from '../commands/snapshot.ts';
import { readLearner, sourceFor } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { SETTINGS } from '../core/learner/settings.ts';
import { EXIT, UserError } from '../exit.ts';
import { SHELLS } from '../shell.ts';
import { type CompletionValues, completions } from './completion.ts';
import { COMPLETION_SCRIPTS } from './shells.ts';

export const completion: Command = {
  name: 'completion',
  summary: 'Complete commands and skill ids with TAB: bash, zsh, fish, PowerShell',
  details: 'Prints a script for your shell; its first line says where to put it.',
  args: [{ name: 'SHELL', summary: SHELLS.join(', '), required: true, complete: SHELLS }],
  examples: [
    { run: 'completion bash', says: 'the script for bash' },
    { run: 'completion powershell', says: 'the script for PowerShell' },
  ],
  run: async ({ terminal }, { args: [name] }) => {
    terminal.text(COMPLETION_SCRIPTS[shellNamed(name)]);
    return EXIT.done;
  },
};

export function complete(commands: () => Promise<readonly Command[]>): Command {
  return {
    name: 'complete',
    summary: 'What can stand at the cursor, for the shells',
    hidden: true,
    args: [{ name: 'WORD', summary: 'the words before the cursor', many: true }],
    options: [{ flags: '--current <WORD>', summary: 'the word at the cursor' }],
    examples: [],
    run: async (context, input) => {
      const values = await valuesFor(context);
      const found = completions(await commands(), input.args, textOption(input, 'current') ?? '', values);
      const rows = found === 'file' ? [':file'] : found.map(({ value, summary }) => `${value}\t${summary}`);
      context.terminal.text(rows.map((row) => `${row}\n`).join(''));
      return EXIT.done;
    },
  };
}

/** From the snapshot when it is fresh: a TAB must not wait for the facts. Whatever is wrong, TAB stays silent. */
async function valuesFor(context: Context): Promise<CompletionValues> {
  const setting = SETTINGS.map(({ key, summary }) => ({ value: key, summary }));
  try {
    const source = freshSnapshot(context)?.source ?? sourceFor(context, (await readLearner(context)).learner);
    const { roadmap } = await context.content.roadmap(source);
    const named = (all: readonly { id: string; title: string }[]) =>
      all.map(({ id, title }) => ({ value: id, summary: title }));
    return {
      skill: named(roadmap.skills),
      stage: named(roadmap.stages),
      path: named(roadmap.paths),
      habit: named(roadmap.habits),
      setting,
    };
  } catch (error) {
    if (error instanceof UserError) return { skill: [], stage: [], path: [], habit: [], setting };
    throw error;
  }
}
