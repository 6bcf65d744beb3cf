import type { Context } from '../context.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import type { NudgeDocument } from '../guidance-documents.ts';
import { SHELLS } from '../shell.ts';
import { nudgesOffView, nudgeView } from '../views/nudge.ts';
import { NUDGE_SNIPPETS } from '../words/shell-nudge.ts';
import type { Command } from './command.ts';
import { nudgeText, nudgeToday } from './nudge-text.ts';
import { shellNamed } from './shell-argument.ts';
import { readState } from './state.ts';

export const nudge: Command = {
  name: 'nudge',
  summary: 'One line when your shell starts and something is due',
  details:
    'Off until you name your shell: that turns nudges on and prints lines for its start-up file; the first one says where to put them. The shell then reads one small file and starts no program. Nothing is said on your days off and holidays.',
  args: [{ name: 'SHELL', summary: SHELLS.join(', '), complete: SHELLS }],
  options: [
    { flags: '--off', summary: 'turn them off' },
    { flags: '--show', summary: 'print only what it says today, which may be nothing' },
  ],
  examples: [
    { run: 'nudge', says: 'whether they are on' },
    { run: 'nudge bash', says: 'turn them on, and the lines for ~/.bashrc' },
    { run: 'nudge --off', says: 'turn them off' },
  ],
  run: async (context, { args: [name], options }) => {
    const ways = [name !== undefined, options['off'] === true, options['show'] === true];
    if (ways.filter(Boolean).length > 1) {
      throw new UserError('A shell, --off and --show do not go together.', {
        exitCode: EXIT.usage,
        hint: 'For example: pybackend-path nudge bash',
      });
    }
    if (options['off'] === true) return turnOff(context);
    if (name !== undefined) return turnOn(context, name);
    return tell(context, options['show'] === true);
  },
};

async function turnOn(context: Context, name: string): Promise<ExitCode> {
  const shell = shellNamed(name);
  const state = await readState(context);
  const file = await context.nudge();
  file.write(nudgeText(context, state));
  const snippet = NUDGE_SNIPPETS[shell](file.file);
  if (context.options.json) {
    const today = nudgeToday(context, state) || null;
    context.terminal.json(documentOf(file.file, { isOn: true, shell, snippet, today }));
  } else context.terminal.text(snippet);
  return EXIT.done;
}

async function turnOff(context: Context): Promise<ExitCode> {
  const file = await context.nudge();
  const wasOn = file.isOn();
  file.remove();
  if (context.options.json) context.terminal.json(documentOf(file.file, { isOn: false }));
  else context.terminal.show(nudgesOffView(wasOn));
  return EXIT.done;
}

async function tell(context: Context, onlyToday: boolean): Promise<ExitCode> {
  const today = nudgeToday(context, await readState(context));
  const file = await context.nudge();
  const isOn = file.isOn();
  if (context.options.json) context.terminal.json(documentOf(file.file, { isOn, today: today || null }));
  else if (!onlyToday) context.terminal.show(nudgeView(isOn, file.file, today));
  else if (today !== '') context.terminal.text(`${today}\n`);
  return EXIT.done;
}

function documentOf(
  file: string,
  { isOn, shell = null, snippet = null, today = null }: Pick<NudgeDocument, 'isOn'> & Partial<NudgeDocument>,
): NudgeDocument {
  return { schema: 'pybackend-path/nudge@1', isOn, file, shell, snippet, today };
}
