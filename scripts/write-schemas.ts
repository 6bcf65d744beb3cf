/** npm run schemas: writes the JSON Schemas of roadmap and question files and of the program's output. */
import { writeFileSync } from 'node:fs';
import { mutantsSchema, questionsSchema, roadmapSchema, taskSchema } from './content-schemas.ts';
import { outputSchema } from './output-schema.ts';

writeFileSync('schemas/roadmap.schema.json', schemaText(roadmapSchema()));
writeFileSync('schemas/questions.schema.json', schemaText(questionsSchema()));
writeFileSync('schemas/task.schema.json', schemaText(taskSchema()));
writeFileSync('schemas/mutants.schema.json', schemaText(mutantsSchema()));
writeFileSync('schemas/output.schema.json', schemaText(outputSchema(process.cwd())));

function schemaText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
