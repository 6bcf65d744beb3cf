import type { Context, FoundExercise, FoundPython } from '../context.ts';
import type { CheckRun } from '../core/practice/verdict.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { checkView, watchingLines } from '../views/check.ts';
import { allowToRun } from './allow-check.ts';
import { type Command, textOption } from './command.ts';
import { exerciseMeant } from './exercise-argument.ts';
import { pythonFor } from './python-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State, stateAfter } from './state.ts';

export const check: Command = {
  name: 'check',
  summary: 'Check your work on an exercise with your own Python',
  details:
    'A copy of your folder is checked, under limits of time, memory and output; your files are not changed. It is no sandbox: your code runs with your rights, as when you run it yourself. Passing is the strongest proof that you have a skill.',
  args: [{ name: 'SKILL', summary: 'a skill, or the name of an exercise', many: true, complete: 'skill' }],
  options: [
    { flags: '-w, --watch', summary: 'check again whenever you save a file' },
    { flags: '--dir <DIR>', summary: 'the folder with your work', complete: 'file' },
    { flags: '--python <COMMAND>', summary: 'the Python to check with', complete: 'file' },
    { flags: '--all', summary: 'say everything that does not hold yet, not only the first' },
    {
      flags: '--trust-checks',
      summary: 'run the check of a roadmap that is not ours without asking',
    },
  ],
  examples: [
    { run: 'check', says: 'the exercise you work on, or whose folder you are in' },
    { run: 'check --watch', says: 'again at each save' },
    { run: 'check portfolio-flask --dir ~/my-app', says: 'a project of your own' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const { exercise, folder } = await exerciseMeant(context, state, input.args, textOption(input, 'dir'));
    const work = await context.work();
    if (folder === undefined) throw notStarted(exercise);
    if (work.stateOf(folder, exercise.slug) === 'missing') throw gone(exercise, folder);
    await allowToRun(context, state.loaded, exercise, input.options['trustChecks'] === true);
    const python = await pythonFor(context, textOption(input, 'python'), folder, exercise);
    const job = { exercise, folder, python, isAll: input.options['all'] === true || exercise.review };
    return input.options['watch'] === true ? watch(context, state, job) : once(context, state, job);
  },
};

interface Job {
  readonly exercise: FoundExercise;
  readonly folder: string;
  readonly python: FoundPython;
  /** Tells all that does not hold. */
  readonly isAll: boolean;
}

async function once(context: Context, state: State, job: Job): Promise<ExitCode> {
  const run = await context.interruptible((signal) =>
    context.terminal.busy('Checking ...', runOf(context, job, signal)),
  );
  const after = await keep(context, state, job, run);
  tell(context, job, run, after);
  return run.passed ? EXIT.done : EXIT.no;
}

/** Until it passes, or Ctrl-C. Only a pass is recorded: a save is no attempt. */
async function watch(context: Context, state: State, job: Job): Promise<ExitCode> {
  const work = await context.work();
  return context.interruptible(async (signal) => {
    for (;;) {
      // Taken first: what is saved while it is checked is checked again.
      const stamp = work.stamp(job.folder);
      const run = await runOf(context, job, signal);
      if (signal.aborted) return EXIT.no;
      const after = run.passed ? await keep(context, state, job, run) : state;
      context.terminal.clear();
      tell(context, job, run, after);
      if (run.passed) return EXIT.done;
      context.terminal.note(watchingLines(job.folder, context.clock.now()));
      if (!(await work.changed(job.folder, stamp, signal))) return EXIT.no;
    }
  });
}

function runOf(context: Context, { exercise, folder, python }: Job, signal: AbortSignal): Promise<CheckRun> {
  return context.python.check({
    python: python.command,
    check: `${exercise.folder}/check.py`,
    work: folder,
    seconds: exercise.seconds,
    isMemoryLimited: !exercise.programs.includes('node'),
    signal,
  });
}

async function keep(
  context: Context,
  state: State,
  { exercise, folder }: Job,
  run: CheckRun,
): Promise<State> {
  const { skill, slug } = exercise;
  const work = state.learner.work.get(slug);
  const since = work?.since === undefined ? undefined : Date.parse(work.since);
  const minutes = since === undefined ? 0 : Math.max(0, (Date.parse(context.clock.now()) - since) / 60_000);
  const facts = await record(context, [
    ...(work?.folder === folder
      ? []
      : [{ type: 'started', data: { skill, exercise: slug, folder } } as const]),
    {
      type: 'checked',
      data: {
        skill,
        exercise: slug,
        passed: run.passed,
        minutes: Math.round(minutes),
        hints: work?.hints ?? 0,
        revealed: work?.isRevealed === true && work.passed === undefined,
      },
    },
  ]);
  if (run.passed) await keepSnapshot(context);
  return stateAfter(context, state, facts);
}

function tell({ terminal, options }: Context, job: Job, run: CheckRun, after: State): void {
  const { exercise, folder, python, isAll } = job;
  const belief = after.situation.beliefs.get(exercise.skill);
  if (options.json) {
    terminal.json({
      schema: 'pybackend-path/check@1',
      exercise: exercise.slug,
      skill: exercise.skill,
      folder,
      python: python.version,
      passed: run.passed,
      ended: run.ended,
      seconds: run.seconds,
      tests: run.tests,
      output: run.output,
      tampered: run.tampered ?? null,
      belief: belief?.probability ?? 0.5,
    });
    return;
  }
  const skill = after.loaded.roadmap.skills.find(({ id }) => id === exercise.skill);
  const work = after.learner.work.get(exercise.slug);
  const isProved = after.situation.known.has(exercise.skill);
  terminal.show(checkView({ exercise, skill, run, python, isAll, work, isProved }));
}

function notStarted({ slug, title }: FoundExercise): UserError {
  return new UserError(`You have not begun "${title}" yet.`, {
    exitCode: EXIT.usage,
    hint: `Begin it: pybackend-path practice ${slug}. Or name the folder with your work: --dir FOLDER`,
  });
}

function gone({ slug }: FoundExercise, folder: string): UserError {
  return new UserError(`There is no work in ${folder}.`, {
    exitCode: EXIT.missingInput,
    hint: `Did you move it? Name its folder with --dir FOLDER. Or begin anew: pybackend-path practice ${slug}`,
  });
}
