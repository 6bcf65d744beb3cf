/** A roadmap out of plain data: everything that is wrong with its shape, at once, in plain sentences. */
import * as v from 'valibot';
import type { Parsed, Problem } from '../problem.ts';
import { didYouMean } from './nearest.ts';
import type { Roadmap } from './roadmap.ts';
import { ROADMAP_SCHEMA } from './schema.ts';

/** Never throws. The value is there only when nothing is wrong with the shape; see `checkRoadmap` for the rest. */
export function parseRoadmap(data: unknown): Parsed<Roadmap> {
  if (Array.isArray(data)) return { value: undefined, problems: [notAMap] };
  const result = v.safeParse(ROADMAP_SCHEMA, data);
  if (!result.success) return { value: undefined, problems: result.issues.map((issue) => problemOf(issue)) };
  const { format: _, ...content } = result.output;
  return {
    value: {
      ...content,
      skills: content.skills.map((skill) => ({ ...skill, keywords: { ...NO_KEYWORDS, ...skill.keywords } })),
    },
    problems: [],
  };
}

const notAMap: Problem = {
  code: 'bad-type',
  path: [],
  message: 'The roadmap must be a map of fields, found a list.',
};

const NO_KEYWORDS = { terms: [], imports: [], packages: [], files: [] };

type Issue = v.InferIssue<typeof ROADMAP_SCHEMA>;

function problemOf(issue: Issue): Problem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const name = path.at(-1);
  if (issue.kind === 'validation') {
    return {
      code: 'bad-value',
      path,
      message: `${nameOf(name)}${issue.message}, found ${shown(issue.input)}.`,
    };
  }
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(path);
  if (issue.type === 'strict_object' && issue.path && issue.input === undefined) {
    return { code: 'missing', path, message: `${nameOf(name)}is missing.` };
  }
  return {
    code: 'bad-type',
    path,
    message: `${nameOf(name)}must be ${expected(issue)}, found ${shown(issue.input)}.`,
    hint: issue.type === 'picklist' ? didYouMean(String(issue.input), options(issue)) : undefined,
  };
}

function unknownKey(path: Problem['path']): Problem {
  const name = String(path.at(-1));
  const hint = didYouMean(name, keysAt(path));
  return { code: 'unknown-key', path, message: `'${clip(name)}' is no field here.`, hint };
}

/** The fields that may stand beside the one at the path, read off the schema. */
function keysAt(path: Problem['path']): readonly string[] {
  let at: unknown = ROADMAP_SCHEMA;
  for (const key of path.slice(0, -1)) at = within(at, key);
  const entries = property(unwrapped(at), 'entries');
  return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
}

function within(schema: unknown, key: string | number): unknown {
  const inner = unwrapped(schema);
  return typeof key === 'number' ? property(inner, 'item') : property(property(inner, 'entries'), key);
}

/** The schema inside `optional(...)` and `pipe(...)`. */
function unwrapped(schema: unknown): unknown {
  const inner = property(schema, 'wrapped');
  return inner === undefined ? schema : unwrapped(inner);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  strict_object: 'a map of fields',
};

function expected(issue: Issue): string {
  if (issue.type === 'literal') return String(issue.expected);
  if (issue.type === 'picklist') return `one of ${options(issue).join(', ')}`;
  return KINDS[issue.type] ?? String(issue.expected);
}

function options(issue: Issue): readonly string[] {
  return String(issue.expected).replace(/["()]/g, '').split(' | ');
}

function nameOf(name: string | number | undefined): string {
  return typeof name === 'string' ? `'${clip(name)}' ` : name === undefined ? 'The roadmap ' : 'this ';
}

/** What was found, short enough to read; the output gate makes it safe. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `'${clip(value)}'` : String(value);
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
