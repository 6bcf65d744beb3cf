/** The questions beside a roadmap: `skills/ID/questions.yaml` for the skills that have some. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { LocatedProblem } from '../../context.ts';
import type { Problem } from '../../core/problem.ts';
import { parseQuestions } from '../../core/quiz/parse.ts';
import type { Question } from '../../core/quiz/question.ts';
import type { Roadmap, Skill } from '../../core/roadmap/roadmap.ts';
import { decode } from './decode.ts';
import { readBytes } from './read-bytes.ts';
import { readYaml } from './read-yaml.ts';

/** Plain data, so that it can be kept as JSON. */
export type QuestionsBySkill = Readonly<Record<string, readonly Question[]>>;

export interface QuestionFile {
  readonly skill: Skill;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files there are for the skills of the roadmap, in its order. Throws a UserError when one cannot be read. */
export async function questionFiles(
  roadmapFile: string,
  { skills }: Roadmap,
): Promise<readonly QuestionFile[]> {
  const folder = join(dirname(roadmapFile), 'skills');
  if (!existsSync(folder)) return [];
  const files: QuestionFile[] = [];
  for (const skill of skills) {
    const file = join(folder, skill.id, 'questions.yaml');
    if (existsSync(file)) files.push({ skill, file, bytes: await readBytes(file, 'questions') });
  }
  return files;
}

export interface CheckedQuestions {
  readonly questions: QuestionsBySkill;
  readonly problems: readonly LocatedProblem[];
}

/** All of them or none: with one problem there are no questions. */
export async function checkQuestions(files: readonly QuestionFile[]): Promise<CheckedQuestions> {
  const checked = [];
  for (const file of files) checked.push({ ...file, ...(await checkFile(file)) });
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) return { questions: {}, problems };
  return {
    questions: Object.fromEntries(checked.map(({ skill, value = [] }) => [skill.id, value])),
    problems: [],
  };
}

async function checkFile({ skill, file, bytes }: QuestionFile) {
  const at = (problems: readonly Problem[], locate = inFirstLine) =>
    problems
      .map((problem) => ({ ...locate(problem), file }))
      .sort((a, b) => a.line - b.line || a.column - b.column);
  if (leavesFolder(file)) return { value: undefined, problems: at([OUTSIDE]) };
  const decoded = decode(bytes);
  if ('problem' in decoded) return { value: undefined, problems: at([decoded.problem]) };
  const yaml = await readYaml(decoded.text);
  if (yaml.problems.length > 0) return { value: undefined, problems: at(yaml.problems, yaml.locate) };
  const { value, problems } = parseQuestions(yaml.data, skill);
  return { value, problems: at(problems, yaml.locate) };
}

/** A link to somewhere else is no part of this roadmap. */
function leavesFolder(file: string): boolean {
  const folder = realpathSync(dirname(dirname(dirname(file))));
  return !realpathSync(file).startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

const OUTSIDE: Problem = {
  code: 'outside',
  path: [],
  message: 'The file is a link that leads out of the folder of the roadmap.',
  hint: 'Put the file itself there.',
};

function inFirstLine(problem: Problem) {
  return { ...problem, line: problem.line ?? 1, column: problem.column ?? 1 };
}
