/**
 * npm run new question SKILL: adds an empty question to the skill's file, in the right form, to be filled in.
 * npm run new exercise SKILL SLUG: makes the folder of an exercise.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { newExercise } from './new-exercise.ts';

const [what, skill = '', slug = ''] = process.argv.slice(2);
const roadmap = parse(readFileSync('roadmap.yaml', 'utf8')) as {
  skills: readonly { id: string; outcomes: readonly string[] }[];
};
const found = roadmap.skills.find(({ id }) => id === skill);
const isExercise = what === 'exercise' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug);
if ((what !== 'question' && !isExercise) || !found) {
  const unknown = skill && !found ? ` No skill has the id '${skill}'.` : '';
  process.stderr.write(
    `Say: npm run new question SKILL, or npm run new exercise SKILL SLUG (lower-case words and hyphens).${unknown}\n`,
  );
  process.exit(64);
}
if (isExercise) {
  const made = newExercise(skill, slug, found.outcomes);
  process.stdout.write(
    `${made}: an exercise to fill in. Then: npm run verify-content -- ${skill} --only=exercises\n`,
  );
} else newQuestion(skill, found.outcomes);

function newQuestion(skill: string, outcomes: readonly string[]): void {
  const folder = join('skills', skill);
  const file = join(folder, 'questions.yaml');
  const HEAD = '# yaml-language-server: $schema=../../schemas/questions.schema.json\nquestions:\n';
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, HEAD);
  appendFileSync(
    file,
    `
  - id: ${skill}-TODO
    kind: single
    level: 2
    outcome: 1 # ${outcomes.map((outcome, at) => `${at + 1} ${outcome}`).join('; ')}
    prompt: TODO?
    options:
      - id: a
        text: TODO
        correct: true
      - id: b
        text: TODO, as long as the right one
        why: TODO the misconception, and what is true
      - id: c
        text: TODO, another misconception
        why: TODO
      - id: d
        text: TODO, and one more
        why: TODO
    explanation: TODO
    verify:
      run: |
        print("TODO")
      with: python
      prints: |
        TODO
`,
  );
  process.stdout.write(`${file}: a question to fill in. Then: npm run verify-content -- ${skill}\n`);
}
