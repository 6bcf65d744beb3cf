/**
 * npm run verify-content [-- SKILL...]: proves the key of every question with real tools, and counts what was
 * proved by running it, by a document, and not at all. Packages of Python come from a virtual environment of its own
 * (`test/content-requirements.txt`), else from the Python of the system. A wrong key is an error; so is one whose tool is
 * missing, unless `--missing-tools` is given: then it is named and counted, and the rest decides.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { verifyExercises } from './exercises-table.ts';
import { type Proof, prove, questionsIn } from './prove.ts';
import { alike, shareOfLongest, weaknesses } from './quality.ts';
import { toolsHere } from './tools.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const isLenient = process.argv.includes('--missing-tools');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const mechanical = Number(
  process.argv.find((word) => word.startsWith('--mechanical='))?.slice('--mechanical='.length) ?? 12,
);
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const skills = readdirSync('skills')
  .filter((skill) => wanted.length === 0 || wanted.includes(skill))
  .filter((skill) => existsSync(join('skills', skill, 'questions.yaml')));
const roadmap = parse(readFileSync('roadmap.yaml', 'utf8')) as {
  skills: readonly { id: string; outcomes: readonly string[] }[];
};
const banks = skills.map((skill) => ({
  skill,
  outcomes: roadmap.skills.find(({ id }) => id === skill)?.outcomes.length ?? 0,
  questions: questionsIn(join('skills', skill, 'questions.yaml')),
}));
const questions = banks.flatMap((bank) => bank.questions);

const tools = await toolsHere(say);
const isBankRight = only === 'exercises' || (await verifyQuestions());
const areExercisesRight =
  only === 'questions' || (await verifyExercises({ wanted, tools, mechanical, isLenient, say }));
process.exitCode = isBankRight && areExercisesRight ? 0 : 1;

async function verifyQuestions(): Promise<boolean> {
  const proofs: Proof[] = [];
  const queue = [...questions];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) proofs.push(await prove(next, tools));
  };
  await Promise.all([worker(), worker()]);

  const count = (verdict: Proof['verdict']) => proofs.filter((proof) => proof.verdict === verdict).length;
  for (const { id, says } of proofs.filter(({ verdict }) => verdict === 'not proved')) say(`${id}: ${says}`);
  say(
    `${proofs.length} questions of ${skills.length} skills: ${count('run')} keys proved by running them, ` +
      `${count('documented')} by a document, ${count('not proved')} not at all`,
  );
  const withCode = questions.filter(({ code }) => code !== undefined).length;
  say(
    `${percent(withCode / questions.length)} hold code; the right option is the longest in ` +
      `${percent(shareOfLongest(questions))}; levels 1-4: ${tally((one) => one.level, [1, 2, 3, 4])}; kinds: ` +
      tally((one) => one.kind, ['single', 'output', 'multiple', 'order', 'fill']),
  );
  for (const weakness of banks.flatMap(weaknesses)) say(weakness);
  for (const [one, other] of alike(questions)) say(`${one} and ${other} are nearly the same`);
  const failed = proofs.filter(
    ({ verdict, isToolMissing }) => verdict === 'not proved' && !(isLenient && isToolMissing),
  );
  return failed.length === 0;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function tally<T>(of: (question: (typeof questions)[number]) => T, values: readonly T[]): string {
  return values.map((value) => questions.filter((one) => of(one) === value).length).join('/');
}
