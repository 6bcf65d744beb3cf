/** npm run schemas: writes the JSON Schemas of roadmap files and of the program's output. */
import { writeFileSync } from 'node:fs';
import { outputSchema } from './output-schema.ts';
import { roadmapSchema } from './roadmap-schema.ts';

writeFileSync('schemas/roadmap.schema.json', schemaText(roadmapSchema()));
writeFileSync('schemas/output.schema.json', schemaText(outputSchema(process.cwd())));

function schemaText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
