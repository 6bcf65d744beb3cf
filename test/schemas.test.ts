import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { mutantsSchema, questionsSchema, roadmapSchema, taskSchema } from '../scripts/content-schemas.ts';
import { outputSchema } from '../scripts/output-schema.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('the JSON Schemas', () => {
  it('of roadmaps is what `npm run schemas` makes', () =>
    expect(JSON.parse(read('schemas/roadmap.schema.json'))).toEqual(plain(roadmapSchema())));
  it('of questions is what `npm run schemas` makes', () =>
    expect(JSON.parse(read('schemas/questions.schema.json'))).toEqual(plain(questionsSchema())));
  it('of tasks is what `npm run schemas` makes', () =>
    expect(JSON.parse(read('schemas/task.schema.json'))).toEqual(plain(taskSchema())));
  it('of mutants is what `npm run schemas` makes', () =>
    expect(JSON.parse(read('schemas/mutants.schema.json'))).toEqual(plain(mutantsSchema())));
  it('of the output is what `npm run schemas` makes', () =>
    expect(JSON.parse(read('schemas/output.schema.json'))).toEqual(plain(outputSchema(root))));

  const validate = new Ajv({ strict: true }).compile(roadmapSchema());
  it.each(['roadmap.yaml', 'test/fixtures/roadmaps/small.yaml'])('%s fits that of roadmaps', (file) => {
    validate(parse(read(file)));
    expect(validate.errors).toBeNull();
  });
  const validateQuestions = new Ajv({ strict: true }).compile(questionsSchema());
  it.each(readdirSync(join(root, 'skills')))('the questions about %s fit that of questions', (skill) => {
    validateQuestions(parse(read(`skills/${skill}/questions.yaml`)));
    expect(validateQuestions.errors).toBeNull();
  });
  it('names an unknown field, a missing one and a bad address', () => {
    const broken = read('test/fixtures/roadmaps/small.yaml')
      .replace('title: Shop for', 'titel: Shop for')
      .replace('https://example.org/fry', 'javascript:alert(1)');
    expect(validate(parse(broken))).toBe(false);
    const every = new Ajv({ allErrors: true }).compile(roadmapSchema());
    every(parse(broken));
    expect(every.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)).toEqual([
      '/skills/0 required',
      '/skills/0 additionalProperties',
      '/skills/2/resources/0/url pattern',
    ]);
  });
});
