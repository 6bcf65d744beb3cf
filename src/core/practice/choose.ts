/** Which exercise is meant, and where one stands. */
import type { Learner } from '../learner/learner.ts';
import type { Work } from '../learner/work.ts';
import type { Exercise } from './exercise.ts';

export type ExerciseStatus = 'new' | 'started' | 'passed';

export function statusOf({ slug }: Exercise, { work }: Pick<Learner, 'work'>): ExerciseStatus {
  const done = work.get(slug);
  if (done?.passed) return 'passed';
  return done?.folder === undefined ? 'new' : 'started';
}

/** Of the exercises of one skill: the one in hand, else the first that is new, else the first. */
export function exerciseFor<E extends Exercise>(
  exercises: readonly E[],
  skill: string,
  learner: Pick<Learner, 'work'>,
): E | undefined {
  const own = exercises.filter((exercise) => exercise.skill === skill);
  const first = (status: ExerciseStatus) => own.find((exercise) => statusOf(exercise, learner) === status);
  return first('started') ?? first('new') ?? own[0];
}

/** The exercise that was put into a folder last and is not passed yet; else the one touched last. */
export function exerciseInHand({ work }: Pick<Learner, 'work'>): Work | undefined {
  const put = [...work.values()].filter(({ folder }) => folder !== undefined);
  return put.findLast(({ passed }) => !passed) ?? put.at(-1);
}
