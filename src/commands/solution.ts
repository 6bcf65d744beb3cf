import type { Context, FoundExercise } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { line } from '../screen.ts';
import { solutionView } from '../views/practice.ts';
import { type Command, textOption } from './command.ts';
import { exerciseMeant } from './exercise-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record } from './state.ts';

export const solution: Command = {
  name: 'solution',
  summary: 'A model solution of the exercise in hand',
  details:
    'Read it after you passed, to compare. Read before, passing tells less: then the skill is not ticked by the exercise alone.',
  args: [{ name: 'SKILL', summary: 'a skill, or the name of an exercise', many: true, complete: 'skill' }],
  options: [
    { flags: '--dir <DIR>', summary: 'the folder with your work', complete: 'file' },
    { flags: '--yes', summary: 'do not ask whether you mean it' },
  ],
  examples: [
    { run: 'solution', says: 'of the exercise you work on' },
    { run: 'solution py-files --yes', says: 'without being asked' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const { exercise } = await exerciseMeant(context, state, input.args, textOption(input, 'dir'));
    const work = state.learner.work.get(exercise.slug);
    const isFree = work?.passed !== undefined || work?.isRevealed === true;
    if (!isFree && input.options['yes'] !== true && !(await isMeant(context, exercise))) return EXIT.no;
    if (!isFree) {
      const { skill, slug } = exercise;
      await record(context, [{ type: 'revealed', data: { skill, exercise: slug } }]);
      await keepSnapshot(context);
    }
    const files = (await context.work()).solution(exercise);
    if (context.options.json) {
      context.terminal.json({ schema: 'pybackend-path/solution@1', exercise: exercise.slug, files });
    } else {
      const shown = [];
      for (const { path, text } of files) {
        shown.push({ path, code: await context.highlight(text.trimEnd(), languageOf(path)) });
      }
      context.terminal.show(solutionView(exercise, shown));
    }
    return EXIT.done;
  },
};

async function isMeant({ terminal }: Context, { slug, hints }: FoundExercise): Promise<boolean> {
  if (!terminal.prompter) {
    throw new UserError('Reading the solution before you passed makes passing tell less.', {
      exitCode: EXIT.usage,
      hint: `When you mean it: pybackend-path solution ${slug} --yes`,
    });
  }
  terminal.note([
    line(
      `Passing after reading it tells less about you. There are ${hints.length} hints: pybackend-path hint`,
    ),
  ]);
  return terminal.prompter.confirm('Show the solution?');
}

const LANGUAGES: Readonly<Record<string, string>> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  sql: 'sql',
  html: 'html',
  css: 'css',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  sh: 'bash',
  toml: 'ini',
  ini: 'ini',
  service: 'ini',
  conf: 'nginx',
};

function languageOf(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? '';
  return name.startsWith('Dockerfile') ? 'dockerfile' : LANGUAGES[name.split('.').at(-1) ?? ''];
}
