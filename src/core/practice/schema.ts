/** What the head of a task and the list of its mutants must look like: for the checks, the types and the schema. */
import * as v from 'valibot';
import { described, idOf, lines, listOf, text, whole } from '../shape/fields.ts';

const names = (what: string) =>
  v.optional(v.pipe(v.array(text(60)), v.maxLength(10, `must not name more than 10 ${what}`)));

/** More than this is no nudge. */
const HINTS = 3;

export const TASK_SCHEMA = v.strictObject({
  title: described(text(80), 'Begins with a verb: what is built'),
  outcome: described(whole(1, 6), 'Which outcome of the skill it proves, from 1'),
  minutes: described(whole(5, 600), 'For somebody who has just learned the skill'),
  needs: v.optional(
    v.strictObject({
      packages: described(names('packages'), 'What pip installs, in the learner’s environment'),
      programs: described(names('programs'), 'Commands such as git or node'),
    }),
  ),
  hints: described(
    v.pipe(v.array(lines(900)), v.length(HINTS, `must hold ${HINTS}: a nudge, the way, nearly the answer`)),
    'From a nudge to nearly the answer',
  ),
  review: described(
    v.optional(v.boolean(), false),
    'The learner’s own project is reviewed: every point is told at once',
  ),
  seconds: described(v.optional(whole(1, 120)), 'The longest a check may take; 10 when not given'),
});

const edit = v.strictObject({
  file: text(120),
  find: described(lines(4_000), 'Stands in the solution exactly once'),
  put: v.string(),
});

export const MUTANTS_SCHEMA = v.strictObject({
  mutants: listOf(
    v.strictObject({
      name: idOf(64),
      why: described(lines(300), 'Who writes this wrong solution, and why it is wrong'),
      edits: listOf(edit, 'edit', 10),
    }),
    'mutant',
    20,
  ),
});

export type TaskHead = v.InferOutput<typeof TASK_SCHEMA>;
export type Mutant = v.InferOutput<typeof MUTANTS_SCHEMA>['mutants'][number];
