import type { Context, FoundExercise } from '../context.ts';
import { allSteps, upcoming } from '../core/plan/checklist.ts';
import { exerciseFor, statusOf } from '../core/practice/choose.ts';
import type { ExerciseEntry } from '../documents.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { practiceListView, practiceView } from '../views/practice.ts';
import { type Command, textOption } from './command.ts';
import { exerciseNamed } from './exercise-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State } from './state.ts';

export const practice: Command = {
  name: 'practice',
  summary: 'Put an exercise into a folder of yours, ready to work on',
  details:
    'Without SKILL it takes the next step of your checklist that has one. What you wrote is never written over: named again, it shows the task again. --fresh begins anew and keeps your old folder under another name.',
  args: [{ name: 'SKILL', summary: 'a skill, or the name of an exercise', many: true, complete: 'skill' }],
  options: [
    {
      flags: '--dir <DIR>',
      summary: 'the folder to put it into (else one in `workFolder`)',
      complete: 'file',
    },
    { flags: '--fresh', summary: 'begin anew; the old folder is kept under another name' },
    { flags: '--list', summary: 'all exercises, and where each stands' },
  ],
  examples: [
    { run: 'practice', says: 'what comes next' },
    { run: 'practice py-files', says: 'for one skill' },
    { run: 'practice --list', says: 'all of them' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const exercises = await context.content.exercises(state.loaded);
    if (input.options['list'] === true) return list(context, state, exercises);
    const exercise =
      input.args.length > 0
        ? exerciseNamed(state, exercises, input.args.join(' '))
        : nextExercise(state, exercises);
    return put(context, state, exercise, {
      dir: textOption(input, 'dir'),
      isFresh: input.options['fresh'] === true,
    });
  },
};

/** The first step of the checklist that has one; where all are passed, nothing is left to practise. */
function nextExercise(state: State, exercises: readonly FoundExercise[]): FoundExercise {
  for (const { id } of upcoming(state.checklist)) {
    const exercise = exerciseFor(exercises, id, state.learner);
    if (exercise && statusOf(exercise, state.learner) !== 'passed') return exercise;
  }
  throw new UserError('There is no exercise left for the open steps of your checklist.', {
    exitCode: EXIT.usage,
    hint: 'Choose one to repeat: pybackend-path practice --list',
  });
}

interface Place {
  readonly dir: string | undefined;
  readonly isFresh: boolean;
}

async function put(
  context: Context,
  state: State,
  exercise: FoundExercise,
  { dir, isFresh }: Place,
): Promise<ExitCode> {
  const work = await context.work();
  const before = state.learner.work.get(exercise.slug)?.folder;
  const root = work.absolute(String(state.learner.settings.get('workFolder') ?? work.defaultRoot));
  const usual = before ?? work.absolute(`${root}/${exercise.slug}`);
  const folder = dir === undefined ? usual : work.absolute(dir);
  const standing = work.stateOf(folder, exercise.slug);
  if (standing === 'other') throw taken(folder);
  const aside = isFresh && standing === 'ours' ? work.setAside(folder) : undefined;
  const isThere = standing === 'ours' && aside === undefined;
  const written = isThere ? [] : work.place(exercise, folder);
  if (!isThere || before !== folder) {
    await record(context, [
      { type: 'started', data: { skill: exercise.skill, exercise: exercise.slug, folder } },
    ]);
    await keepSnapshot(context);
  }
  if (context.options.json) {
    context.terminal.json({
      schema: 'pybackend-path/practice@1',
      ...entryOf(exercise, state),
      folder,
      written,
      task: exercise.task,
    });
  } else {
    const skill = state.loaded.roadmap.skills.find(({ id }) => id === exercise.skill);
    const task = await context.markdown(exercise.task);
    context.terminal.show(
      practiceView({ exercise, skill, folder, written, aside, task, here: work.absolute('.') }),
    );
  }
  return EXIT.done;
}

function taken(folder: string): UserError {
  return new UserError(`${folder} holds something else already. Nothing was written.`, {
    exitCode: EXIT.cannotCreate,
    hint: 'Name another folder with --dir FOLDER.',
  });
}

function entryOf(exercise: FoundExercise, { learner }: State): ExerciseEntry {
  const { slug, skill, title, minutes, packages, programs } = exercise;
  return {
    exercise: slug,
    skill,
    title,
    minutes,
    packages,
    programs,
    status: statusOf(exercise, learner),
    folder: learner.work.get(slug)?.folder ?? null,
  };
}

function list(context: Context, state: State, exercises: readonly FoundExercise[]): ExitCode {
  const entries = exercises.map((exercise) => entryOf(exercise, state));
  if (context.options.json) {
    context.terminal.json({ schema: 'pybackend-path/practice-list@1', exercises: entries });
  } else {
    const { stages, skills } = state.loaded.roadmap;
    const onPath = new Set(allSteps(state.checklist).map(({ id }) => id));
    context.terminal.show(practiceListView({ entries, stages, skills, onPath }));
  }
  return EXIT.done;
}
