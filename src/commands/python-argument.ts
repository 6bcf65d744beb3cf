/** The Python that checks the work, with all that the exercise needs. */
import type { Context, FoundPython, PythonSearch } from '../context.ts';
import type { Exercise } from '../core/practice/exercise.ts';
import { EXIT, UserError } from '../exit.ts';
import { listed } from '../words/amounts.ts';

/** UserError 69 when there is none that will do, or something is missing. */
export async function pythonFor(
  { python }: Context,
  given: string | undefined,
  folder: string,
  { packages, programs, skill }: Pick<Exercise, 'packages' | 'programs' | 'skill'>,
): Promise<FoundPython> {
  const search = await python.find({ given, folder });
  if (!search.chosen) throw noPython(search, given);
  const missing = await python.missing(search.chosen, packages);
  if (missing.length > 0) {
    throw new UserError(
      `This exercise needs ${listed(missing)}, and ${search.chosen.executable} does not have ${missing.length > 1 ? 'them' : 'it'}.`,
      {
        exitCode: EXIT.missingProgram,
        hint: `Make an environment that has: pybackend-path doctor --environment ${skill}. Or name a Python that has: --python COMMAND`,
      },
    );
  }
  const absent = await python.missingPrograms(programs);
  if (absent.length === 0) return search.chosen;
  throw new UserError(`This exercise needs ${listed(absent)}, and it does not start here.`, {
    exitCode: EXIT.missingProgram,
    hint: 'Install it, and look with `pybackend-path doctor`.',
  });
}

function noPython({ found }: PythonSearch, given: string | undefined): UserError {
  const [first] = found;
  const why = first?.fault ? `: ${first.fault}` : '';
  return new UserError(
    given !== undefined
      ? `${given} cannot check your work${why || ': it is no Python'}.`
      : first
        ? `${first.executable} (${first.origin}) cannot check your work${why}.`
        : 'No Python was found.',
    {
      exitCode: EXIT.missingProgram,
      hint: 'Install Python 3.10 or newer from python.org or your system, or name one with --python COMMAND. Questions need none: pybackend-path quiz',
    },
  );
}
