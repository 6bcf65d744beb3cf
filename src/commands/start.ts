import type { Context, Prompter } from '../context.ts';
import type { Depth } from '../core/learner/fact.ts';
import { EXIT, UserError } from '../exit.ts';
import { blank, line, strong } from '../screen.ts';
import { startView } from '../views/checklist.ts';
import { answersFrom } from './answers.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { interviewer } from './interview.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State, stateAfter } from './state.ts';

export const start: Command = {
  name: 'start',
  summary: 'Find out where you stand and get your checklist',
  details:
    'Asks for your path, hours, start date and goal, then finds out what you know: you tick what you could do, and real questions show how far your ticks can be trusted. What tells most in your time comes first; it takes about ten minutes, two with --quick. Every answer is saved at once: stop any time, `start` goes on where you left. Without a terminal give the answers in a file, or line by line with --plain.',
  options: [
    {
      flags: '--answers <FILE>',
      summary: 'take the answers from a YAML or JSON file (- for standard input)',
      complete: 'file',
    },
    {
      flags: '--quick',
      summary: 'ticks alone, no questions: under two minutes, and only as good as your own judgement',
    },
    { flags: '--thorough', summary: 'ask on until it is surer than usual: about fifteen minutes' },
    {
      flags: '--restart',
      summary: 'ask everything again; what you ticked yourself stays, old answers count less',
    },
  ],
  examples: [
    { run: 'start', says: 'begin, or go on where you stopped' },
    { run: 'start --answers answers.yaml', says: 'without being asked' },
    { run: 'start --quick', says: 'in two minutes' },
    { run: 'start --restart', says: 'ask everything again' },
  ],
  run: async (context, input) => {
    const restart = input.options['restart'] === true;
    const depth = depthFrom(input);
    const file = textOption(input, 'answers');
    // Before anything is recorded: a file that is wrong or a missing terminal must change nothing.
    const ask =
      file === undefined
        ? interviewer({ prompter: prompterOf(context), again: restart, depth })
        : answersFrom(file);
    const before = await readState(context);
    const state = restart ? await restarted(context, before) : before;
    const after = await ask(context, state);
    await keepSnapshot(context);
    show(context, after);
    return EXIT.done;
  },
};

function depthFrom({ options }: CommandInput): Depth {
  const [quick, thorough] = [options['quick'] === true, options['thorough'] === true];
  if (quick && thorough) {
    throw new UserError('`--quick` and `--thorough` are opposites.', {
      exitCode: EXIT.usage,
      hint: 'Give one of them, or none.',
    });
  }
  return quick ? 'quick' : thorough ? 'thorough' : 'default';
}

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
