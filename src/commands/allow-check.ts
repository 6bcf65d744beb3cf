/** A check is a program. One that came with somebody's roadmap runs only after the learner has seen it and said yes. */
import type { Context, FoundExercise, LoadedRoadmap, WorkFile } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { accent, line, warn } from '../screen.ts';

/** UserError 64 when nobody can be asked; 1 through `no` when the answer is no. Changed files are asked about anew. */
export async function allowToRun(
  context: Context,
  { source }: LoadedRoadmap,
  exercise: FoundExercise,
  isTrusted: boolean,
): Promise<void> {
  if (source === 'built-in' || isTrusted) return;
  const trusted = await context.trusted();
  const files = (await context.work()).checkFiles(exercise);
  const hash = await context.hash(JSON.stringify(files));
  if (trusted.has(hash)) return;
  const { prompter } = context.terminal;
  if (!prompter) {
    throw new UserError(
      `The check of "${exercise.title}" comes with ${source} and would run on this machine.`,
      {
        exitCode: EXIT.usage,
        hint: `Read it in ${exercise.folder}, then run it once on a terminal, or with --trust-checks.`,
      },
    );
  }
  await show(context, exercise, files);
  if (!(await prompter.confirm('Run it on this machine?'))) {
    throw new UserError('Nothing was run.', {
      exitCode: EXIT.no,
      hint: 'Questions run nothing: pybackend-path quiz',
    });
  }
  trusted.add(hash);
}

async function show(context: Context, exercise: FoundExercise, files: readonly WorkFile[]): Promise<void> {
  context.terminal.note([
    line(
      warn('This check comes with a roadmap that is not ours. It is a program and runs with your rights:'),
    ),
    line(exercise.folder),
  ]);
  for (const { path, text } of files) {
    context.terminal.note([line(accent(path)), ...(await context.highlight(text.trimEnd(), 'python'))]);
  }
}
