/** What the build makes out of the sources besides the program: the compiled roadmap, questions and exercises, the manual page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manualPage } from '../src/cli/manual-page.ts';
import { allCommands } from '../src/cli/registry.ts';
import { compiledText } from '../src/io/content/compiled.ts';
import { openContent } from '../src/io/content/content.ts';
import { checkExercises } from '../src/io/content/exercises.ts';
import { problemWords } from '../src/words/problem.ts';

interface Build {
  readonly root: string;
  readonly dist: string;
  readonly version: string;
}

/** `dist`: the folder they go into. */
export async function deriveFiles({ root, dist, version }: Build): Promise<void> {
  const file = join(root, 'roadmap.yaml');
  const content = openContent({ builtInFile: file });
  const { roadmap, problems, hash } = await content.check(file);
  if (!roadmap || problems.length > 0) throw new Error(problems.map(problemWords).join('\n'));
  const bank = await content.questions({ roadmap, source: file, hash });
  const { exercises } = await checkExercises(file, roadmap);
  writeFileSync(join(dist, 'roadmap.json'), compiledText({ hash, content: roadmap }));
  writeFileSync(join(dist, 'questions.json'), compiledText({ hash, content: Object.fromEntries(bank) }));
  writeFileSync(join(dist, 'exercises.json'), compiledText({ hash, content: exercises }));
  writeFileSync(
    join(dist, 'pybackend-path.1'),
    manualPage(await allCommands(), { version, date: buildDate() }),
  );
}

/** Today, or the day that reproducible builds ask for (reproducible-builds.org, SOURCE_DATE_EPOCH). */
function buildDate(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString().slice(0, 10);
}
