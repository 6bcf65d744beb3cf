/** The commands that keep and bring back: backup, restore, reset. */
import type { Context } from '../context.ts';
import { heightsOf } from '../core/learner/fact.ts';
import type { JsonDocument } from '../documents.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { faint, item, type Line, line } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import type { Command, CommandInput } from './command.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record } from './state.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Put everything you did into one file',
  details:
    'Without FILE it goes to the backup folder. Before an import, a restore, a reset or another roadmap a backup is made without asking; old ones of that kind are thinned out.',
  args: [{ name: 'FILE', summary: 'a new file, for example on another disk', complete: 'file' }],
  options: [{ flags: '--list', summary: 'show the backups there are' }],
  examples: [
    { run: 'backup', says: 'into the backup folder' },
    { run: 'backup my-progress.jsonl', says: 'into a file of your own' },
    { run: 'backup --list', says: 'the backups there are' },
  ],
  run: async (context, { args: [file], options }) => {
    if (options['list'] === true) return listBackups(context);
    const made = await context.store.backup('asked', file);
    return told(context, [line(`Backed up ${counted(made.facts, 'fact')} to ${made.file}`)], {
      schema: 'pybackend-path/backup@1',
      ...made,
    });
  },
};

export const restore: Command = {
  name: 'restore',
  summary: 'Go back to a backup; what came after is kept and can be brought back',
  details:
    'Nothing is deleted: the state goes back, a backup of now is made first, and `undo` brings it back.',
  args: [
    {
      name: 'FILE',
      summary: 'a backup file, a learner exported as json, or `latest`',
      required: true,
      complete: 'file',
    },
  ],
  options: [{ flags: '--yes', summary: 'do not ask' }],
  examples: [
    { run: 'restore latest', says: 'the newest backup' },
    { run: 'restore my-progress.jsonl --yes', says: 'a file of your own, without asking' },
  ],
  run: async (context, input) => {
    const file = input.args[0] === 'latest' ? await latest(context) : (input.args[0] ?? '');
    await mustAgree(context, input, `Go back to ${file}? What you did since then is set aside.`);
    const { added, safety } = await context.store.restore(file);
    const state = await readState(context);
    await keepSnapshot(context);
    const { known, skills } = state.checklist.totals;
    const lines = [
      line(
        `Restored from ${file}: ${known} of ${skills} skills known, ${counted(added, 'fact')} brought back.`,
      ),
      line('Not what you wanted? pybackend-path undo'),
    ];
    return told(context, lines, { schema: 'pybackend-path/restore@1', file, added, safety: safety.file });
  },
};

export const reset: Command = {
  name: 'reset',
  summary: 'Begin again as if nothing had happened; `undo` brings all of it back',
  options: [{ flags: '--yes', summary: 'do not ask' }],
  examples: [
    { run: 'reset', says: 'asks first' },
    { run: 'reset --yes', says: 'without asking' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const { known, skills } = state.checklist.totals;
    await mustAgree(
      context,
      input,
      `Set aside your profile and all ${counted(state.facts.length, 'fact')} (${known} of ${skills} skills known)?`,
    );
    const safety = await context.store.backup('reset');
    await record(context, [
      { type: 'rewound', data: { to: {}, seen: heightsOf(state.facts), why: 'reset' } },
    ]);
    await keepSnapshot(context);
    const lines = [
      line(`Begun again. Everything is kept in ${safety.file}`),
      line('Bring it back: pybackend-path undo. Begin: pybackend-path start'),
    ];
    return told(context, lines, { schema: 'pybackend-path/reset@1', safety: safety.file });
  },
};

async function listBackups(context: Context): Promise<ExitCode> {
  const backups = await context.store.backups();
  const lines =
    backups.length === 0
      ? [line('There is no backup yet. Make one: pybackend-path backup')]
      : backups.map((one) =>
          item(0, '-', `${one.time}, ${one.reason}, ${counted(one.facts, 'fact')}`, faint(` ${one.file}`)),
        );
  return told(context, lines, { schema: 'pybackend-path/backups@1', backups });
}

async function latest(context: Context): Promise<string> {
  const [newest] = await context.store.backups();
  if (newest) return newest.file;
  throw new UserError('There is no backup yet.', {
    exitCode: EXIT.missingInput,
    hint: 'Make one with `pybackend-path backup`.',
  });
}

/** Asks before something large is set aside. Without a terminal it must be said with --yes. */
async function mustAgree({ terminal }: Context, { options }: CommandInput, question: string): Promise<void> {
  if (options['yes'] === true) return;
  if (!terminal.prompter) {
    throw new UserError('This needs your yes, and here is no terminal to ask on. Nothing was changed.', {
      exitCode: EXIT.usage,
      hint: 'Say it beforehand with `--yes`.',
    });
  }
  if (await terminal.prompter.confirm(question)) return;
  throw new UserError('Left as it is. Nothing was changed.', { exitCode: EXIT.no });
}

function told(context: Context, lines: readonly Line[], document: JsonDocument): ExitCode {
  if (context.options.json) context.terminal.json(document);
  else context.terminal.show(lines);
  return EXIT.done;
}
