import type { Context } from '../context.ts';
import { looksLikeJson } from '../core/learner/exported.ts';
import { EXIT, UserError } from '../exit.ts';
import type { Command } from './command.ts';
import { importLearner } from './import-learner.ts';
import { importTicks } from './import-ticks.ts';

/** Of a learner; a checklist is far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_MARKDOWN_BYTES = 1024 * 1024;

export const importCommand: Command = {
  name: 'import',
  summary: 'Take an exported file back in: the ticks of a markdown file, or a whole learner',
  details:
    'Of a markdown file only what you changed in it since the export counts; lines that name no skill are reported and left alone. Of a json file everything is added that is not here yet: on a new machine you go on as the same learner, and two machines can be brought together in this way. Import only json files of your own. A backup is made first, and `undo` takes the whole import back.',
  args: [
    {
      name: 'FILE',
      summary: 'the markdown or json file, or - for standard input',
      required: true,
      complete: 'file',
    },
  ],
  options: [
    { flags: '--dry-run', summary: 'only say what would change' },
    { flags: '--yes', summary: 'do not ask whether a learner who is not you shall be added' },
  ],
  examples: [
    { run: 'import plan.md', says: 'take the ticks in' },
    { run: 'import plan.md --dry-run', says: 'look before you leap' },
    { run: 'import learner.json', says: 'go on where another machine left off' },
  ],
  run: async (context, { args, options }) => {
    const file = args[0] ?? '-';
    const dryRun = options['dryRun'] === true;
    const text = await textOf(context, file);
    return looksLikeJson(text)
      ? importLearner(context, { file, text, dryRun, agreed: options['yes'] === true })
      : importTicks(context, { file, text, dryRun });
  },
};

async function textOf({ files }: Context, file: string): Promise<string> {
  const text = await files.read(file, MOST_BYTES);
  if (looksLikeJson(text) || text.length <= MOST_MARKDOWN_BYTES) return text;
  throw new UserError(`${file === '-' ? 'The input' : file} is too large for a checklist.`, {
    exitCode: EXIT.badContent,
    hint: 'Is it the right file?',
  });
}
