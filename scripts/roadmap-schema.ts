/** The JSON Schema of roadmap files, made from the description that checks them. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { ROADMAP_SCHEMA } from '../src/core/roadmap/schema.ts';

export function roadmapSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A roadmap for pybackend-path',
    // What is left out here (no control characters, min not above max) `roadmap check` still looks at.
    ...toJsonSchema(ROADMAP_SCHEMA, { typeMode: 'input', errorMode: 'ignore' }),
  };
}
