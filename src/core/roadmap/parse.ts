/** A roadmap out of plain data: everything that is wrong with its shape, at once, in plain sentences. */
import * as v from 'valibot';
import type { Parsed } from '../problem.ts';
import { shapeProblems } from '../shape/problems.ts';
import type { Roadmap } from './roadmap.ts';
import { ROADMAP_SCHEMA } from './schema.ts';

/** Never throws. The value is there only when nothing is wrong with the shape; see `checkRoadmap` for the rest. */
export function parseRoadmap(data: unknown): Parsed<Roadmap> {
  const result = v.safeParse(ROADMAP_SCHEMA, data);
  if (!result.success) return { value: undefined, problems: shapeProblems(ROADMAP_SCHEMA, result.issues) };
  const { format: _, ...content } = result.output;
  return {
    value: {
      ...content,
      skills: content.skills.map((skill) => ({ ...skill, keywords: { ...NO_KEYWORDS, ...skill.keywords } })),
    },
    problems: [],
  };
}

const NO_KEYWORDS = { terms: [], imports: [], packages: [], files: [] };
