/** The exercise that a command is about, and the folder with the learner's work on it. */
import type { Context, FoundExercise } from '../context.ts';
import { exerciseFor, exerciseInHand } from '../core/practice/choose.ts';
import { EXIT, UserError } from '../exit.ts';
import { skillToShow } from './skill-argument.ts';
import type { State } from './state.ts';

export interface Meant {
  readonly exercise: FoundExercise;
  /** The folder that the learner named, or stands in, or put it into last; undefined when it was never started. */
  readonly folder: string | undefined;
}

/**
 * Named by its skill or its own name; else the one whose folder the learner stands in; else the one in hand.
 * UserError 64 when none is meant.
 */
export async function exerciseMeant(
  context: Context,
  state: State,
  words: readonly string[],
  dir: string | undefined,
): Promise<Meant> {
  const exercises = await context.content.exercises(state.loaded);
  const work = await context.work();
  const named = words.length > 0 ? exerciseNamed(state, exercises, words.join(' ')) : undefined;
  const here = work.markAt(dir === undefined ? '.' : work.absolute(dir));
  const name = named?.slug ?? here?.exercise ?? exerciseInHand(state.learner)?.exercise;
  const exercise = named ?? exercises.find(({ slug }) => slug === name);
  if (!exercise) throw noneMeant(name);
  const folder =
    dir !== undefined
      ? work.absolute(dir)
      : here?.exercise === exercise.slug
        ? here.folder
        : state.learner.work.get(exercise.slug)?.folder;
  return { exercise, folder };
}

/** By the exercise's own name or by its skill. UserError 64 when there is none. */
export function exerciseNamed(
  state: State,
  exercises: readonly FoundExercise[],
  query: string,
): FoundExercise {
  const bySlug = exercises.find(({ slug }) => slug === query.trim());
  if (bySlug) return bySlug;
  const { skill } = skillToShow(state.loaded.roadmap, query);
  const found = exerciseFor(exercises, skill.id, state.learner);
  if (found) return found;
  throw new UserError(`There is no exercise for ${skill.title} yet.`, {
    exitCode: EXIT.usage,
    hint: `See those there are: pybackend-path practice --list. Or answer questions: pybackend-path quiz ${skill.id}`,
  });
}

function noneMeant(name: string | undefined): UserError {
  const message = name
    ? `The roadmap in use has no exercise named '${name}'.`
    : 'No exercise has been started yet.';
  return new UserError(message, {
    exitCode: EXIT.usage,
    hint: 'Begin one: pybackend-path practice. Or name a skill.',
  });
}
