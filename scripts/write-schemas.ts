/** npm run schemas: writes the JSON Schemas of roadmap and question files and of the program's output. */
import { writeFileSync } from 'node:fs';
import { questionsSchema, roadmapSchema } from './content-schemas.ts';
import { outputSchema } from './output-schema.ts';

writeFileSync('schemas/roadmap.schema.json', schemaText(roadmapSchema()));
writeFileSync('schemas/questions.schema.json', schemaText(questionsSchema()));
writeFileSync('schemas/output.schema.json', schemaText(outputSchema(process.cwd())));

function schemaText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
