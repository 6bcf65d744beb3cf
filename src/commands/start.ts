import type { Context, Prompter } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { blank, line, strong } from '../screen.ts';
import { startView } from '../views/checklist.ts';
import { answersFrom } from './answers.ts';
import { type Command, textOption } from './command.ts';
import { interviewer } from './interview.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State, stateAfter } from './state.ts';

export const start: Command = {
  name: 'start',
  summary: 'Find out where you stand and get your checklist',
  details:
    'Asks for your path, hours, start date and goal, then about skills, those first that settle most. Every answer is saved at once: stop any time, `start` goes on where you left. Without a terminal give the answers in a file, or line by line with --plain.',
  options: [
    {
      flags: '--answers <FILE>',
      summary: 'take the answers from a YAML or JSON file (- for standard input)',
      complete: 'file',
    },
    { flags: '--restart', summary: 'ask everything again; what you ticked yourself stays' },
  ],
  examples: [
    { run: 'start', says: 'begin, or go on where you stopped' },
    { run: 'start --answers answers.yaml', says: 'without being asked' },
    { run: 'start --restart', says: 'ask everything again' },
  ],
  run: async (context, input) => {
    const restart = input.options['restart'] === true;
    const file = textOption(input, 'answers');
    // Before anything is recorded: a file that is wrong or a missing terminal must change nothing.
    const ask = file === undefined ? interviewer(prompterOf(context), restart) : answersFrom(file);
    const before = await readState(context);
    const state = restart ? await restarted(context, before) : before;
    const after = await ask(context, state);
    await keepSnapshot(context);
    show(context, after);
    return EXIT.done;
  },
};

async function restarted(context: Context, state: State): Promise<State> {
  return stateAfter(context, state, await record(context, [{ type: 'restarted', data: {} }]));
}

function prompterOf({ terminal }: Context): Prompter {
  if (terminal.prompter) return terminal.prompter;
  throw new UserError('`start` asks questions, and here is no terminal to ask on.', {
    exitCode: EXIT.usage,
    hint: 'Give the answers with `--answers FILE`, or line by line on standard input with `--plain`.',
  });
}

function show({ terminal, options }: Context, { checklist }: State): void {
  if (options.json) {
    terminal.json({ schema: 'pybackend-path/list@1', ...checklist });
    return;
  }
  terminal.show([
    ...startView(checklist),
    blank,
    line('Saved. Next: ', strong('pybackend-path next'), '. All of it: ', strong('pybackend-path list')),
  ]);
}
