/** What is wrong with the shape of plain data, at once, in plain sentences. */
import type * as v from 'valibot';
import { didYouMean } from '../nearest.ts';
import type { Problem } from '../problem.ts';

type Issue = v.BaseIssue<unknown>;

/** Valibot takes a list for a map without fields, and names only the first unknown field of a map. */
export function shapeProblems(schema: v.GenericSchema, issues: readonly Issue[]): readonly Problem[] {
  const lists = new Set<unknown>();
  return issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const last = issue.path?.at(-1);
    if (last?.type === 'object' && Array.isArray(last.input)) {
      if (lists.has(last.input)) return [];
      lists.add(last.input);
      return [badType(path.slice(0, -1), 'a map of fields', last.input)];
    }
    const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never';
    return isUnknownKey ? unknownKeys(schema, path, last?.input) : [problemOf(issue, path)];
  });
}

function problemOf(issue: Issue, path: Problem['path']): Problem {
  const { input } = issue;
  if (issue.kind === 'validation') {
    // A list or map stands there for all to see.
    const found = typeof input === 'object' ? '' : `, found ${shown(input)}`;
    return { code: 'bad-value', path, message: `${nameOf(path)} ${issue.message}${found}.` };
  }
  if (issue.type === 'strict_object' && issue.path && input === undefined) {
    return { code: 'missing', path, message: `${nameOf(path)} is missing.` };
  }
  const isWord = issue.type === 'picklist' && typeof input === 'string';
  const hint = isWord ? didYouMean(input, options(issue)) : undefined;
  return { ...badType(path, expected(issue), input), hint };
}

function badType(path: Problem['path'], wanted: string, found: unknown): Problem {
  return { code: 'bad-type', path, message: `${nameOf(path)} must be ${wanted}, found ${shown(found)}.` };
}

function unknownKeys(schema: v.GenericSchema, path: Problem['path'], map: unknown): readonly Problem[] {
  const allowed = keysAt(schema, path);
  return Object.keys(Object(map))
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      code: 'unknown-key',
      path: [...path.slice(0, -1), name],
      message: `'${clip(name)}' is no field here.`,
      hint: didYouMean(name, allowed),
    }));
}

/** The fields that may stand beside the one at the path, read off the schema. */
function keysAt(schema: v.GenericSchema, path: Problem['path']): readonly string[] {
  let at: unknown = schema;
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

function nameOf(path: Problem['path']): string {
  const name = path.at(-1);
  return typeof name === 'string' ? `'${clip(name)}'` : name === undefined ? 'The file' : 'This';
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
