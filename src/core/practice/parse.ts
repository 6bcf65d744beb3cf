/** An exercise out of the plain data of its task's head: everything that is wrong with it, at once. */
import * as v from 'valibot';
import type { Parsed, Problem } from '../problem.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { shapeProblems } from '../shape/problems.ts';
import { DEFAULT_SECONDS, type Exercise } from './exercise.ts';
import { MUTANTS_SCHEMA, type Mutant, TASK_SCHEMA } from './schema.ts';

export interface TaskText {
  readonly head: string;
  readonly body: string;
}

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** The YAML between the two lines of dashes, and the Markdown after it. Undefined when there is no head. */
export function splitTask(text: string): TaskText | undefined {
  const found = HEAD.exec(text);
  if (!found) return undefined;
  // The empty line in front keeps the line numbers of the file.
  return { head: `\n${found[1]}\n`, body: text.slice(found[0].length).trim() };
}

export interface TaskSource {
  readonly head: unknown;
  readonly body: string;
  readonly slug: string;
  readonly skill: Skill;
}

/** Never throws. The value is there only when nothing is wrong. */
export function parseTask({ head, body, slug, skill }: TaskSource): Parsed<Exercise> {
  const result = v.safeParse(TASK_SCHEMA, head);
  if (!result.success) return { value: undefined, problems: shapeProblems(TASK_SCHEMA, result.issues) };
  const { needs, seconds = DEFAULT_SECONDS, ...rest } = result.output;
  const problems = taskProblems(rest.outcome, body, skill);
  if (problems.length > 0) return { value: undefined, problems };
  const { packages = [], programs = [] } = needs ?? {};
  return { value: { ...rest, skill: skill.id, slug, packages, programs, seconds, task: body }, problems: [] };
}

export function parseMutants(data: unknown): Parsed<readonly Mutant[]> {
  const result = v.safeParse(MUTANTS_SCHEMA, data);
  if (!result.success) return { value: undefined, problems: shapeProblems(MUTANTS_SCHEMA, result.issues) };
  return { value: result.output.mutants, problems: [] };
}

/** Nothing that steers a terminal or hides; tabs are usual in code. */
const UNSAFE = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/u;
const MOST_TASK = 20_000;

function taskProblems(outcome: number, body: string, skill: Skill): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, path: Problem['path'], message: string) =>
    problems.push({ code, path, message });
  if (outcome > skill.outcomes.length) {
    const message = `'${skill.id}' has ${skill.outcomes.length} outcomes, no number ${outcome}.`;
    add('unknown-outcome', ['outcome'], message);
  }
  if (body === '')
    add('missing', [], 'The task itself is missing: Markdown after the second line of dashes.');
  if (body.length > MOST_TASK) add('bad-value', [], `The task is longer than ${MOST_TASK} characters.`);
  if (UNSAFE.test(body)) add('bad-value', [], 'The task holds control characters or invisible marks.');
  return problems;
}
