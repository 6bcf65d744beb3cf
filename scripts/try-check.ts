/** node scripts/run.mjs scripts/try-check.ts SKILL...: what the check says of the starter, test by test. For authors. */
import { join, resolve } from 'node:path';
import { openContent } from '../src/io/content/content.ts';
import { checkExercise, exerciseFolders } from '../src/io/content/exercises.ts';
import { runCheck } from '../src/io/python/run-check.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const wanted = process.argv.slice(2);
const file = resolve('roadmap.yaml');
const { roadmap } = await openContent({ builtInFile: file }).check(file);
if (!roadmap) throw new Error('the roadmap has problems: npm run dev -- roadmap check');
for (const found of exerciseFolders(file, roadmap).filter(({ skill }) => wanted.includes(skill.id))) {
  const { exercise } = await checkExercise(found);
  if (!exercise) continue;
  const run = await runCheck({
    supervisor: join('src', 'io', 'python', 'supervise.py'),
    python: [process.env['PYBACKEND_PATH_PROOF_PYTHON'] ?? 'python3'],
    check: join(found.folder, 'check.py'),
    work: join(found.folder, 'starter'),
    seconds: exercise.seconds,
    isMemoryLimited: !exercise.programs.includes('node'),
  });
  say(`${exercise.title}: ${run.ended} after ${run.seconds} s`);
  for (const { outcome, tried, problem = '', lines = [], hint } of run.tests) {
    say(`- ${outcome}: ${tried}${hint ? ` (hint ${hint})` : ''}\n  ${problem.replaceAll('\n', '\n  ')}`);
    for (const one of lines) say(`    ${one.file}:${one.line} in ${one.in}: ${one.text}`);
  }
  if (run.output) say(run.output);
}
