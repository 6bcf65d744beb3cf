/** Reads roadmaps and answer files. Our own roadmap comes through the same door as a stranger's. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type {
  CheckedRoadmap,
  Content,
  FoundExercise,
  JsonSchema,
  LoadedRoadmap,
  LocatedProblem,
} from '../../context.ts';
import type { Exercise } from '../../core/practice/exercise.ts';
import type { Problem } from '../../core/problem.ts';
import type { Bank } from '../../core/quiz/question.ts';
import { checkRoadmap } from '../../core/roadmap/check.ts';
import { parseRoadmap } from '../../core/roadmap/parse.ts';
import type { Roadmap } from '../../core/roadmap/roadmap.ts';
import { EXIT, UserError } from '../../exit.ts';
import { compiledFileIn, keepCompiled, readCompiled } from './compiled.ts';
import { decode } from './decode.ts';
import { checkExercises, exerciseFolder } from './exercises.ts';
import { checkQuestions, type QuestionsBySkill, questionFiles } from './questions.ts';
import { readBytes } from './read-bytes.ts';
import { readYaml, type Yaml } from './read-yaml.ts';

export interface ContentOptions {
  /** The roadmap that comes with the program, and its compiled form. */
  readonly builtInFile: string;
  readonly compiledFile?: string;
  readonly compiledQuestionsFile?: string;
  readonly compiledExercisesFile?: string;
  readonly schemaFolder?: string;
  /** Where compiled roadmaps and questions of others are kept. */
  readonly cacheFolder?: string;
}

export function openContent(options: ContentOptions): Omit<Content, 'stamp' | 'hasExercise'> {
  const { builtInFile, schemaFolder } = options;
  return {
    builtIn: builtInFile,
    roadmap: (source) => loadRoadmap(options, source),
    questions: (loaded) => loadQuestions(options, loaded),
    exercises: (loaded) => loadExercises(options, loaded),
    check: async (file) => {
      const bytes = await readBytes(file);
      const { roadmap, problems } = await checkBytes(bytes, file);
      const hash = hashOf([bytes]);
      if (!roadmap) return { roadmap, questions: 0, exercises: 0, problems, hash, file: resolve(file) };
      const checked = await checkQuestions(await questionFiles(file, roadmap));
      const practised = await checkExercises(file, roadmap);
      return {
        roadmap,
        questions: Object.values(checked.questions).flat().length,
        exercises: practised.exercises.length,
        problems: [...problems, ...checked.problems, ...practised.problems],
        hash,
        file: resolve(file),
      };
    },
    readData: async (text, file) => {
      const yaml = await readYaml(text);
      const locate = (problem: Problem) => ({ ...yaml.locate(problem), file });
      return { data: yaml.data, problems: inOrder(yaml.problems.map(locate)), locate };
    },
    schema: async (of) =>
      JSON.parse(await readFile(join(schemaFolder ?? '', `${of}.schema.json`), 'utf8')) as JsonSchema,
  };
}

async function loadRoadmap(options: ContentOptions, source: string): Promise<LoadedRoadmap> {
  const { builtInFile, compiledFile, cacheFolder } = options;
  const file = source === 'built-in' ? builtInFile : source;
  const bytes = await readBytes(file);
  const hash = hashOf([bytes]);
  const known = firstCompiled<Roadmap>(
    [compiledFile, cacheFolder && compiledFileIn(cacheFolder, hash)],
    hash,
  );
  if (known) return { roadmap: known, source, hash };
  const { roadmap, problems } = await checkBytes(bytes, file);
  if (!roadmap || problems.length > 0) throw unusable(file, problems);
  if (cacheFolder) keepCompiled(cacheFolder, { hash, content: roadmap });
  return { roadmap, source, hash };
}

/** Those of the built-in roadmap are made by the build together with it, and found by its hash. */
async function loadQuestions(options: ContentOptions, loaded: LoadedRoadmap): Promise<Bank> {
  const { builtInFile, compiledQuestionsFile, cacheFolder } = options;
  const isBuiltIn = loaded.source === 'built-in';
  const made = isBuiltIn && firstCompiled<QuestionsBySkill>([compiledQuestionsFile], loaded.hash);
  if (made) return bankOf(made);
  const file = isBuiltIn ? builtInFile : loaded.source;
  const files = await questionFiles(file, loaded.roadmap);
  const hash = hashOf([loaded.hash, ...files.map(({ bytes }) => bytes)]);
  const kept = firstCompiled<QuestionsBySkill>([cacheFolder && compiledFileIn(cacheFolder, hash)], hash);
  if (kept) return bankOf(kept);
  const { questions, problems } = await checkQuestions(files);
  if (problems.length > 0) throw unusable(file, problems);
  if (cacheFolder && files.length > 0) keepCompiled(cacheFolder, { hash, content: questions });
  return bankOf(questions);
}

/** Those of the built-in roadmap are made by the build, as its questions are; each lies where it was read. */
async function loadExercises(
  { builtInFile, compiledExercisesFile }: ContentOptions,
  { source, roadmap, hash }: LoadedRoadmap,
): Promise<readonly FoundExercise[]> {
  const isBuiltIn = source === 'built-in';
  const file = isBuiltIn ? builtInFile : source;
  const made = isBuiltIn && firstCompiled<readonly Exercise[]>([compiledExercisesFile], hash);
  if (made) return made.map((one) => ({ ...one, folder: exerciseFolder(file, one) }));
  const { exercises, problems } = await checkExercises(file, roadmap);
  if (problems.length > 0) throw unusable(file, problems);
  return exercises.map((one) => ({ ...one, folder: exerciseFolder(file, one) }));
}

function firstCompiled<T>(files: readonly (string | undefined)[], hash: string): T | undefined {
  for (const file of files) {
    const content = file === undefined ? undefined : readCompiled<T>(file, hash);
    if (content) return content;
  }
  return undefined;
}

function bankOf(questions: QuestionsBySkill): Bank {
  return new Map(Object.entries(questions));
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
  const place = first ? `${first.file}:${first.line}:${first.column}: ${first.message}` : file;
  const rest = more.length > 0 ? `\nand ${more.length} more.` : '';
  return new UserError(`${place}${rest}`, {
    exitCode: EXIT.badContent,
    hint: `See all of it: pybackend-path roadmap check ${file}. Or go back: pybackend-path roadmap use built-in`,
  });
}

function hashOf(parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
