/** npm run new exercise SKILL SLUG: makes the folder of an exercise, in the right form, to be filled in. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Throws when the folder is there already. */
export function newExercise(skill: string, slug: string, outcomes: readonly string[]): string {
  const folder = join('skills', skill, 'exercises', slug);
  if (existsSync(folder)) throw new Error(`${folder} is there already`);
  for (const [name, text] of Object.entries(FILES(outcomes))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const FILES = (outcomes: readonly string[]): Readonly<Record<string, string>> => ({
  'task.md': `---
title: TODO a verb and what is built
outcome: 1 # ${outcomes.map((outcome, at) => `${at + 1} ${outcome}`).join('; ')}
minutes: 45
hints:
  - TODO a nudge
  - TODO the way
  - TODO nearly the answer
---

TODO who needs it and why. Write \`double(number)\` in \`sums.py\`.

- TODO every rule that the check demands

## Example

    double(2)   # 4

## Done means

TODO
`,
  'starter/sums.py':
    '"""TODO"""\n\n\ndef double(number: int) -> int:\n    """Twice the number."""\n    # TODO\n    return 0\n',
  'solution/sums.py':
    '"""TODO"""\n\n\ndef double(number: int) -> int:\n    """Twice the number."""\n    return 2 * number\n',
  'check.py': `from checking import Check, hint


class Sums(Check):
    @hint(1)
    def test_double(self):
        """TODO what is tried, in words for the learner."""
        self.equal("double(3)", self.member(self.load("sums"), "double")(3), 6)
`,
  'mutants.yaml': `# yaml-language-server: $schema=../../../../schemas/mutants.schema.json
mutants:
  - name: todo
    why: TODO who writes this, and why it is wrong
    edits:
      - { file: sums.py, find: 2 * number, put: 2 + number }
`,
});
