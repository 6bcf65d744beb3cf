/** `doctor --environment`: a virtual environment in the work folder, with what exercises need. */
import type { Context, FoundExercise } from '../context.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { accent, line } from '../screen.ts';
import { listed } from '../words/amounts.ts';
import { type CommandInput, textOption } from './command.ts';
import { skillToShow } from './skill-argument.ts';
import { readState, type State } from './state.ts';

/** Shows the commands and runs them only after a yes. UserError 64 without a terminal and without `--yes`. */
export async function makeEnvironment(context: Context, input: CommandInput): Promise<ExitCode> {
  const state = await readState(context);
  const packages = await packagesFor(context, state, input.args);
  const { chosen } = await context.python.find({ given: textOption(input, 'python') });
  if (!chosen) {
    throw new UserError('No Python 3.10 or newer was found to make an environment with.', {
      exitCode: EXIT.missingProgram,
      hint: 'Install one, or name it with --python COMMAND.',
    });
  }
  const work = await context.work();
  const root = work.absolute(String(state.learner.settings.get('workFolder') ?? work.defaultRoot));
  const folder = work.absolute(`${root}/.venv`);
  const commands = await context.python.environmentCommands(chosen, folder, packages);
  const isYes = input.options['yes'] === true;
  const { terminal, options } = context;
  if (!options.json) {
    terminal.show([
      line(`An environment in ${folder}${packages.length > 0 ? `, with ${listed(packages)}` : ''}:`),
      ...commands.map((words) => line('  ', accent(words.map(quoted).join(' ')))),
    ]);
  }
  const isMeant = isYes || (await terminal.prompter?.confirm('Run this now?')) === true;
  if (isMeant) await context.python.run(commands);
  if (options.json) {
    terminal.json({ schema: 'pybackend-path/environment@1', folder, packages, commands, made: isMeant });
  } else {
    terminal.show([
      line(
        isMeant
          ? 'Done. Exercises below that folder find it by themselves.'
          : 'Nothing was run. Run the lines yourself, or say --yes.',
      ),
    ]);
  }
  return isMeant ? EXIT.done : EXIT.no;
}

/** What the exercises of that skill need; without one, of those that were started. */
async function packagesFor(
  context: Context,
  { loaded, learner }: State,
  words: readonly string[],
): Promise<readonly string[]> {
  const exercises = await context.content.exercises(loaded);
  const skill = words.length > 0 ? skillToShow(loaded.roadmap, words.join(' ')).skill.id : undefined;
  const isMeant = (one: FoundExercise) => (skill ? one.skill === skill : learner.work.has(one.slug));
  return [...new Set(exercises.filter(isMeant).flatMap(({ packages }) => packages))].sort();
}

function quoted(word: string): string {
  return /^[\w./:=@+\\-]+$/.test(word) ? word : `"${word}"`;
}
