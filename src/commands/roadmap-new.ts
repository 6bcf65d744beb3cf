/** `roadmap new`: a roadmap file to write on, from a few answers or from options alone. */
import type { Context } from '../context.ts';
import { type NewRoadmap, scaffold } from '../core/convert/scaffold.ts';
import { EXIT, UserError } from '../exit.ts';
import { line, strong } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { askForRoadmap } from './roadmap-questions.ts';
import { MOST_STAGES, stageTitles, titleIn } from './stage-titles.ts';

const FILE = 'roadmap.yaml';
const TITLE = 'My roadmap';
const STAGE = 'Basics';

export const roadmapNew: Command = {
  name: 'roadmap new',
  summary: 'Begin a roadmap of your own',
  details:
    'Asks for a title, stages and first skills, and writes a file that is right as it stands, with comments that say what to write where. With --title or --stages, or without a terminal, nothing is asked, and the file holds skills to write over.',
  args: [{ name: 'FILE', summary: `the file to write (${FILE} when left out)`, complete: 'file' }],
  options: [
    { flags: '--title <TITLE>', summary: 'what the roadmap is called' },
    { flags: '--stages <TITLES>', summary: 'its stages, with commas between them', isList: true },
    { flags: '--force', summary: 'replace the file when it exists' },
  ],
  examples: [
    { run: 'roadmap new', says: `answer a few questions; writes ${FILE}` },
    { run: 'roadmap new team.yaml --title "Our team" --stages "First week, First month"', says: 'unasked' },
  ],
  run: async (context, input) => {
    const file = input.args[0] ?? FILE;
    const { roadmap, text } = scaffold(await wanted(context, input));
    const written = await context.files.write(file, text, { force: input.options['force'] === true });
    const { id, title, stages, skills } = roadmap;
    if (context.options.json) {
      context.terminal.json({
        schema: 'pybackend-path/roadmap-new@1',
        file: written,
        id,
        title,
        stages: stages.length,
        skills: skills.length,
      });
    } else {
      context.terminal.show([
        line(
          `Written to ${file}: `,
          strong(title),
          `, ${counted(skills.length, 'skill')} in ${counted(stages.length, 'stage')}.`,
        ),
        line('1. Edit it: the comments say what goes where.'),
        line('2. See what is wrong with it: ', strong(`pybackend-path roadmap check ${file}`)),
        line('3. Take it: ', strong(`pybackend-path roadmap use ${file}`)),
      ]);
    }
    return EXIT.done;
  },
};

async function wanted({ terminal, options }: Context, input: CommandInput): Promise<NewRoadmap> {
  const [title, stages] = [textOption(input, 'title'), textOption(input, 'stages')];
  const isAsked = title === undefined && stages === undefined && !options.json;
  if (isAsked && terminal.prompter)
    return askForRoadmap(terminal.prompter, { title: TITLE, stages: [STAGE] });
  return {
    title: titleFrom(title ?? TITLE),
    stages: stagesFrom(stages ?? STAGE).map((name) => ({ title: name, skills: [] })),
  };
}

function stagesFrom(text: string): readonly string[] {
  const names = stageTitles(text);
  if (names.length > MOST_STAGES) {
    throw usage(`--stages names ${names.length} stages; ${MOST_STAGES} are the most to begin with.`);
  }
  if (names.length === 0) throw usage('--stages has no words in it.');
  return names;
}

function titleFrom(text: string): string {
  const title = titleIn(text);
  if (title === undefined) throw usage('--title has no words in it.');
  return title;
}

function usage(message: string): UserError {
  return new UserError(message, {
    exitCode: EXIT.usage,
    hint: 'For example: pybackend-path roadmap new --title "Our team" --stages "First week, First month"',
  });
}
