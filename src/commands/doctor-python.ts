/** What `doctor` says of the Pythons of this machine. */
import type { Context, FoundPython } from '../context.ts';
import { learnerFrom } from '../core/learner/learner.ts';
import { exerciseInHand } from '../core/practice/choose.ts';
import type { Finding } from '../documents.ts';

export async function pythonFindings(
  { python, store }: Context,
  given: string | undefined,
): Promise<readonly Finding[]> {
  const { facts } = await store.load();
  const folder = exerciseInHand(learnerFrom(facts))?.folder;
  const { found, chosen } = await python.find({ given, folder });
  if (found.length === 0) {
    return [
      {
        topic: 'python',
        level: 'note',
        says: 'none found',
        fix: 'Exercises need Python 3.10 or newer; see `pybackend-path show python-setup`. Everything else works without.',
      },
    ];
  }
  return found.map((one) => findingOf(one, one === chosen));
}

function findingOf(
  { executable, origin, version, isEnvironment, fault }: FoundPython,
  isChosen: boolean,
): Finding {
  const kind = isEnvironment ? 'a virtual environment' : 'no environment';
  if (fault) {
    return {
      topic: 'python',
      level: 'note',
      says: `${executable} (${origin}): ${fault}`,
      fix: 'Install Python 3.10 or newer, or name another one with --python or PYBACKEND_PATH_PYTHON.',
    };
  }
  return {
    topic: 'python',
    level: 'fine',
    says: `${isChosen ? 'checks your exercises: ' : 'also there: '}${executable}, ${version} (${origin}, ${kind})`,
  };
}
