/** The JSON Schema of everything the program prints as JSON, made from the types in src/documents.ts. */
import { createGenerator } from 'ts-json-schema-generator';

export function outputSchema(root: string): object {
  return createGenerator({
    path: `${root}/src/documents.ts`,
    tsconfig: `${root}/tsconfig.json`,
    type: 'JsonDocument',
    skipTypeCheck: true,
    additionalProperties: false,
    sortProps: true,
  }).createSchema('JsonDocument');
}
