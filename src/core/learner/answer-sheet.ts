/** The answers of `start` written in a file instead of given to questions. */
import type { Parsed, Problem } from '../problem.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Report } from './fact.ts';
import { type Profile, type SettingValue, settingNamed } from './settings.ts';

export interface AnswerSheet {
  /** The profile answers that the file gives. */
  readonly profile: readonly { readonly key: keyof Profile; readonly value: SettingValue }[];
  readonly skills: ReadonlyMap<string, Report>;
  /** What to do about skills that the file does not name: call them unknown, or stop asking. */
  readonly otherwise: 'unknown' | 'stop';
}

const PROFILE: readonly (keyof Profile)[] = ['path', 'hoursPerWeek', 'startDate', 'goal'];
const REPORTS: readonly Report[] = ['known', 'partly', 'unknown', 'unsure'];
const KEYS = [...PROFILE, 'skills', 'questions', 'otherwise'];

/** Everything that is wrong is reported at once; a sheet with problems has no value. */
export function parseAnswers(data: unknown, roadmap: Roadmap): Parsed<AnswerSheet> {
  if (!isObject(data)) {
    return {
      value: undefined,
      problems: [problem('not-answers', [], 'The file must hold a map of answers.')],
    };
  }
  const problems = [
    ...Object.keys(data)
      .filter((key) => !KEYS.includes(key))
      .map((key) =>
        problem('unknown-key', [key], `'${key}' is no answer.`, `Answers are ${KEYS.join(', ')}.`),
      ),
    ...PROFILE.flatMap((key) => (data[key] === undefined ? [] : profileProblems(key, data[key], roadmap))),
    ...skillProblems(data['skills'], roadmap),
    ...questionProblems(data['questions']),
    ...otherwiseProblems(data['otherwise']),
  ];
  if (problems.length > 0) return { value: undefined, problems };
  return { value: sheetFrom(data), problems };
}

function sheetFrom(data: Readonly<Record<string, unknown>>): AnswerSheet {
  const skills = isObject(data['skills']) ? data['skills'] : {};
  return {
    profile: PROFILE.flatMap((key) => {
      const value = data[key] === undefined ? undefined : settingNamed(key)?.parse(String(data[key]));
      return value === undefined ? [] : [{ key, value }];
    }),
    skills: new Map(Object.entries(skills).flatMap(([id, word]) => (isReport(word) ? [[id, word]] : []))),
    otherwise: data['otherwise'] === 'unknown' ? 'unknown' : 'stop',
  };
}

function profileProblems(key: keyof Profile, value: unknown, roadmap: Roadmap): readonly Problem[] {
  const setting = settingNamed(key);
  const isScalar = typeof value === 'string' || typeof value === 'number';
  if (!isScalar || setting?.parse(String(value)) === undefined) {
    return [problem('bad-answer', [key], `'${key}' must be ${setting?.expects}.`)];
  }
  if (key !== 'path' || roadmap.paths.some(({ id }) => id === value)) return [];
  const ids = roadmap.paths.map(({ id }) => id).join(', ');
  return [problem('unknown-path', [key], `There is no path '${value}'.`, `The paths are ${ids}.`)];
}

function skillProblems(skills: unknown, roadmap: Roadmap): readonly Problem[] {
  if (skills === undefined) return [];
  if (!isObject(skills)) return [problem('bad-answer', ['skills'], "'skills' must be a map of skill ids.")];
  const ids = new Set(roadmap.skills.map(({ id }) => id));
  return Object.entries(skills).flatMap(([id, word]) => {
    if (!ids.has(id)) {
      return [
        problem(
          'unknown-skill',
          ['skills', id],
          `No skill has the id '${id}'.`,
          'See `pybackend-path roadmap show`.',
        ),
      ];
    }
    if (isReport(word)) return [];
    return [problem('bad-answer', ['skills', id], `The answer must be one of ${REPORTS.join(', ')}.`)];
  });
}

function questionProblems(questions: unknown): readonly Problem[] {
  if (questions === undefined) return [];
  if (!isObject(questions))
    return [problem('bad-answer', ['questions'], "'questions' must be a map of question ids.")];
  return Object.keys(questions).map((id) =>
    problem('unknown-question', ['questions', id], `No question has the id '${id}'.`, 'Leave it out.'),
  );
}

function otherwiseProblems(otherwise: unknown): readonly Problem[] {
  if (otherwise === undefined || otherwise === 'unknown' || otherwise === 'stop') return [];
  return [problem('bad-answer', ['otherwise'], "'otherwise' must be unknown or stop.")];
}

function problem(code: string, path: Problem['path'], message: string, hint?: string): Problem {
  return { code, path, message, hint };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isReport(word: unknown): word is Report {
  return REPORTS.some((report) => report === word);
}
