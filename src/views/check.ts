/** What came out of a check, said as a tutor says it: what holds, the first thing that does not, and what helps. */
import type { Work } from '../core/learner/work.ts';
import type { Exercise } from '../core/practice/exercise.ts';
import type { CheckRun, TestRecord } from '../core/practice/verdict.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { accent, bad, blank, faint, good, indented, item, type Line, line, strong, warn } from '../screen.ts';
import { counted } from '../words/amounts.ts';

export interface CheckPage {
  readonly exercise: Exercise;
  readonly skill: Skill | undefined;
  readonly run: CheckRun;
  readonly python: { readonly version: string };
  /** Says all that does not hold, not only the first. */
  readonly isAll: boolean;
  readonly work: Work | undefined;
  /** The skill counts as known now. */
  readonly isProved: boolean;
}

export function checkView(page: CheckPage): readonly Line[] {
  const { exercise, run, python } = page;
  const failed = run.tests.filter(({ outcome }) => outcome !== 'passed');
  return [
    line(strong(exercise.title), faint(` (Python ${python.version}, ${run.seconds.toFixed(1)} s)`)),
    ...run.tests.map(({ outcome, tried }) => item(2, outcome === 'passed' ? good('ok ') : bad('no '), tried)),
    ...(run.passed ? passedLines(page) : endingLines(page)),
    ...(page.isAll ? failed : failed.slice(0, 1)).flatMap((test) => failureLines(test)),
    ...(run.passed ? [] : nextLines(page, failed)),
  ];
}

function passedLines({ skill, work, isProved }: CheckPage): readonly Line[] {
  const passed = work?.passed;
  const hints = passed && passed.hints > 0 ? `with ${counted(passed.hints, 'hint')}` : 'without a hint';
  const time = passed && passed.minutes > 0 ? `${spanOf(passed.minutes)} after you began, ` : '';
  return [
    blank,
    line(good('Passed'), `: ${time}${hints}.`),
    line(
      isProved
        ? `${skill?.title ?? 'The skill'} is proved. Next: pybackend-path next`
        : `You had read the solution, so this alone does not tick ${skill?.title ?? 'the skill'}. Two questions will: pybackend-path done ${skill?.id ?? ''}`,
    ),
    line(faint('Compare with a model solution: pybackend-path solution')),
  ];
}

function spanOf(minutes: number): string {
  if (minutes < 90) return counted(minutes, 'minute');
  return minutes < 48 * 60
    ? counted(Math.round(minutes / 60), 'hour')
    : counted(Math.round(minutes / 1440), 'day');
}

/** Why there is no verdict, when there is none. */
function endingLines({ exercise, run }: CheckPage): readonly Line[] {
  const during = run.test ? ` while this was tried: ${run.test}` : '';
  const printed = run.output.trim() === '' ? [] : outputLines(run.output, 12);
  switch (run.ended) {
    case 'time':
      return [
        blank,
        line(bad(`Stopped after ${exercise.seconds} s`), `${during}`),
        ...(run.hang ? [line(`It was at ${run.hang.file}, line ${run.hang.line}.`)] : []),
        line('Does a loop never end there, or does something wait for an answer that never comes?'),
      ];
    case 'output':
      return [
        blank,
        line(bad('Stopped: it printed more than 64 KB'), `${during}`),
        line('Does a loop print without end? This is how it began and how it ended:'),
        ...printed,
      ];
    case 'processes':
      return [
        blank,
        line(bad('Stopped: it started more than a hundred processes'), `${during}`),
        line('Does each new one start further ones? All of them were ended.'),
      ];
    case 'left':
      return [
        blank,
        line(bad(`Python ended before the check was over (exit code ${run.code ?? 'unknown'})`), `${during}`),
        line('A module must not end the program: look for exit(), sys.exit() or os._exit() outside of main.'),
        ...printed,
      ];
    case 'stopped':
      return [blank, line(warn('Stopped. Nothing was counted.'))];
    case 'lost':
      return [
        blank,
        line(bad('The check itself was ended from outside, so there is no verdict.')),
        line(
          'Does your code end other programs? If not, run it again; `pybackend-path doctor` may know more.',
        ),
      ];
    case 'finished':
      return run.tampered
        ? [blank, line(bad('Not counted: '), `${run.tampered}. Your work must leave the check alone.`)]
        : [];
  }
}

function failureLines({
  tried,
  outcome,
  problem = '',
  isCheck,
  lines = [],
  printed,
}: TestRecord): readonly Line[] {
  if (outcome === 'skipped') return [blank, line(warn(tried)), indented(2, problem)];
  const last = lines.at(-1);
  return [
    blank,
    line(warn(tried)),
    ...problem.split('\n').map((row) => indented(2 + indentOf(row), row.trim())),
    ...lines.map(({ file, line: at, in: name, text }) =>
      indented(
        2,
        faint(`${file}, line ${at}${name && name !== '<module>' ? `, in ${name}` : ''}: `),
        accent(text),
      ),
    ),
    ...(isCheck || !last ? [] : explained(problem)),
    ...(printed?.trim() ? [indented(2, faint('It printed:')), ...outputLines(printed, 6)] : []),
  ];
}

function indentOf(row: string): number {
  return Math.min(8, row.length - row.trimStart().length);
}

/** What some errors mean here. */
function explained(problem: string): readonly Line[] {
  const known: readonly (readonly [RegExp, string])[] = [
    [/^EOFError/, 'It asked for input. A check types nothing: take values as arguments.'],
    [/^MemoryError/, 'It wanted more than 1 GB of memory. Does it hold everything at once?'],
    [/^RecursionError/, 'A function calls itself without end. Which case stops it?'],
    [/^OSError: \[Errno (24|27)\]/, 'It opened very many files, or wrote a very large one. Are they closed?'],
    [/^NotImplementedError/, 'This part is still to be written.'],
    [/^SystemExit/, 'A function must not end the program. Return a value, or raise an error.'],
  ];
  return known.filter(([pattern]) => pattern.test(problem)).map(([, says]) => indented(2, says));
}

function outputLines(text: string, most: number): readonly Line[] {
  const rows = text.trimEnd().split('\n');
  const half = Math.floor(most / 2);
  const shown = rows.length <= most ? rows : [...rows.slice(0, half), '...', ...rows.slice(-half)];
  return shown.map((row) => indented(4, faint(row.length > 200 ? `${row.slice(0, 200)} ...` : row)));
}

function nextLines(
  { run, isAll, exercise, work }: CheckPage,
  failed: readonly TestRecord[],
): readonly Line[] {
  if (run.ended !== 'finished' || run.tests.length === 0) return [];
  const holds = run.tests.length - failed.length;
  const more = failed.length - 1;
  const read = work?.hints ?? 0;
  const named = failed[0]?.hint;
  const which =
    named !== undefined && named <= read
      ? `hint ${named} helps here: pybackend-path hint --again`
      : 'pybackend-path hint';
  return [
    blank,
    line(
      `${holds} of ${run.tests.length} hold.`,
      ...(more > 0 && !isAll ? [faint(` ${more} more to look at after this one (check --all).`)] : []),
    ),
    ...(read < exercise.hints.length || named !== undefined ? [line(faint(`Stuck? ${which}`))] : []),
  ];
}

export function watchingLines(folder: string, now: string): readonly Line[] {
  return [line(faint(`${now.slice(11, 19)}, watching ${folder}. Save a file to check again; Ctrl-C ends.`))];
}
