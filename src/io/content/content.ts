/** Reads roadmaps and answer files. Our own roadmap comes through the same door as a stranger's. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CheckedRoadmap, Content, JsonSchema, LocatedProblem } from '../../context.ts';
import type { Problem } from '../../core/problem.ts';
import { checkRoadmap } from '../../core/roadmap/check.ts';
import { parseRoadmap } from '../../core/roadmap/parse.ts';
import { EXIT, UserError } from '../../exit.ts';
import { compiledFileIn, keepCompiled, readCompiled } from './compiled.ts';
import { decode } from './decode.ts';
import { readBytes } from './read-bytes.ts';
import { readYaml, type Yaml } from './read-yaml.ts';

export interface ContentOptions {
  /** The roadmap that comes with the program, and its compiled form. */
  readonly builtInFile: string;
  readonly compiledFile?: string;
  readonly schemaFile?: string;
  /** Where compiled roadmaps of others are kept. */
  readonly cacheFolder?: string;
}

export function openContent(options: ContentOptions): Omit<Content, 'stamp'> {
  const { builtInFile, compiledFile, schemaFile, cacheFolder } = options;
  return {
    builtIn: builtInFile,
    roadmap: async (source) => {
      const file = source === 'built-in' ? builtInFile : source;
      const bytes = await readBytes(file);
      const hash = hashOf(bytes);
      const candidates = [compiledFile, cacheFolder && compiledFileIn(cacheFolder, hash)].filter(
        (one) => one !== undefined,
      );
      for (const candidate of candidates) {
        const roadmap = readCompiled(candidate, hash);
        if (roadmap) return { roadmap, source, hash };
      }
      const { roadmap, problems } = await checkBytes(bytes, file);
      if (!roadmap || problems.length > 0) throw unusable(file, problems);
      if (cacheFolder) keepCompiled(cacheFolder, { hash, roadmap });
      return { roadmap, source, hash };
    },
    check: async (file) => {
      const bytes = await readBytes(file);
      return { ...(await checkBytes(bytes, file)), hash: hashOf(bytes), file: resolve(file) };
    },
    readData: async (text, file) => {
      const yaml = await readYaml(text);
      const locate = (problem: Problem) => ({ ...yaml.locate(problem), file });
      return { data: yaml.data, problems: inOrder(yaml.problems.map(locate)), locate };
    },
    schema: async () => JSON.parse(await readFile(schemaFile ?? '', 'utf8')) as JsonSchema,
  };
}

async function checkBytes(
  bytes: Uint8Array,
  file: string,
): Promise<Pick<CheckedRoadmap, 'roadmap' | 'problems'>> {
  const decoded = decode(bytes);
  if ('problem' in decoded) {
    const { line = 1, column = 1 } = decoded.problem;
    return { roadmap: undefined, problems: [{ ...decoded.problem, file, line, column }] };
  }
  const yaml = await readYaml(decoded.text);
  const { value, problems } = problemsIn(yaml);
  return {
    roadmap: value,
    problems: inOrder(problems.map((problem) => ({ ...yaml.locate(problem), file }))),
  };
}

function problemsIn(yaml: Yaml) {
  if (yaml.problems.length > 0) return { value: undefined, problems: yaml.problems };
  const { value, problems } = parseRoadmap(yaml.data);
  return value ? { value, problems: checkRoadmap(value) } : { value, problems };
}

function inOrder(problems: readonly LocatedProblem[]): readonly LocatedProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function unusable(file: string, [first, ...more]: readonly LocatedProblem[]): UserError {
  const place = first ? `${file}:${first.line}:${first.column}: ${first.message}` : file;
  const rest = more.length > 0 ? `\nand ${more.length} more.` : '';
  return new UserError(`${place}${rest}`, {
    exitCode: EXIT.badContent,
    hint: `See all of it: pybackend-path roadmap check ${file}. Or go back: pybackend-path roadmap use built-in`,
  });
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
