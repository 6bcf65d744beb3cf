/** The JSON Schemas of roadmap, question and exercise files, made from the descriptions that check them. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { MUTANTS_SCHEMA, TASK_SCHEMA } from '../src/core/practice/schema.ts';
import { QUESTIONS_SCHEMA } from '../src/core/quiz/schema.ts';
import { ROADMAP_SCHEMA } from '../src/core/roadmap/schema.ts';

// What is left out here (no control characters, min not above max) `roadmap check` still looks at.
const OPTIONS = { typeMode: 'input', errorMode: 'ignore' } as const;

export function roadmapSchema(): object {
  return headed('A roadmap for pybackend-path', toJsonSchema(ROADMAP_SCHEMA, OPTIONS));
}

export function questionsSchema(): object {
  return headed('The questions of one skill for pybackend-path', toJsonSchema(QUESTIONS_SCHEMA, OPTIONS));
}

export function taskSchema(): object {
  return headed('The head of an exercise’s task for pybackend-path', toJsonSchema(TASK_SCHEMA, OPTIONS));
}

export function mutantsSchema(): object {
  return headed(
    'Wrong solutions that the check of an exercise must refuse',
    toJsonSchema(MUTANTS_SCHEMA, OPTIONS),
  );
}

function headed(title: string, schema: object): object {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema };
}
