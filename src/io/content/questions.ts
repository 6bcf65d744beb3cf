/** The questions beside a roadmap: `skills/ID/questions.yaml` for the skills that have some. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocatedProblem } from '../../context.ts';
import type { Problem } from '../../core/problem.ts';
import { parseQuestions } from '../../core/quiz/parse.ts';
import type { Question } from '../../core/quiz/question.ts';
import type { Roadmap, Skill } from '../../core/roadmap/roadmap.ts';
import { decode } from './decode.ts';
import { leavesFolder, OUTSIDE } from './inside.ts';
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
  if (leavesFolder(file, 2)) return { value: undefined, problems: at([OUTSIDE]) };
  const decoded = decode(bytes);
  if ('problem' in decoded) return { value: undefined, problems: at([decoded.problem]) };
  const yaml = await readYaml(decoded.text);
  if (yaml.problems.length > 0) return { value: undefined, problems: at(yaml.problems, yaml.locate) };
  const { value, problems } = parseQuestions(yaml.data, skill);
  return { value, problems: at(problems, yaml.locate) };
}

function inFirstLine(problem: Problem) {
  return { ...problem, line: problem.line ?? 1, column: problem.column ?? 1 };
}
