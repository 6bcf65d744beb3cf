/** npm run new question SKILL: adds an empty question to the skill's file, in the right form, to be filled in. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [what, skill = ''] = process.argv.slice(2);
const roadmap = parse(readFileSync('roadmap.yaml', 'utf8')) as {
  skills: readonly { id: string; outcomes: readonly string[] }[];
};
const found = roadmap.skills.find(({ id }) => id === skill);
if (what !== 'question' || !found) {
  process.stderr.write(
    `Say: npm run new question SKILL. ${skill ? `No skill has the id '${skill}'.` : ''}\n`,
  );
  process.exit(64);
}

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
    outcome: 1 # ${found.outcomes.map((outcome, at) => `${at + 1} ${outcome}`).join('; ')}
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
