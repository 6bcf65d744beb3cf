/** The answers of `start` written in a file instead of given to questions. */
import type { Report } from '../learner/fact.ts';
import { formerIds } from '../learner/former-ids.ts';
import { type Profile, type SettingValue, settingNamed } from '../learner/settings.ts';
import { didYouMean } from '../nearest.ts';
import type { Parsed, Problem } from '../problem.ts';
import type { Given } from '../quiz/mark.ts';
import type { Bank, Question } from '../quiz/question.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';

export interface AnswerSheet {
  /** The profile answers that the file gives. */
  readonly profile: readonly { readonly key: keyof Profile; readonly value: SettingValue }[];
  readonly skills: ReadonlyMap<string, Report>;
  /** Answers to questions; undefined is "I don't know". */
  readonly questions: readonly { readonly question: Question; readonly given: Given | undefined }[];
  /** What to do about skills that the file does not name: call them unknown, or stop asking. */
  readonly otherwise: 'unknown' | 'stop';
}

const PROFILE: readonly (keyof Profile)[] = ['path', 'hoursPerWeek', 'startDate', 'goal'];
const REPORTS: readonly Report[] = ['known', 'partly', 'unknown', 'unsure'];
const KEYS = [...PROFILE, 'skills', 'questions', 'otherwise'];

/** The word for "I don't know" as the answer to a question. */
const UNSURE = 'unsure';

/** Whether the bank is needed to read it. */
export function namesQuestions(data: unknown): boolean {
  return isObject(data) && data['questions'] !== undefined;
}

/** Everything that is wrong is reported at once; a sheet with problems has no value. Former ids of skills do as well. */
export function parseAnswers(data: unknown, roadmap: Roadmap, bank: Bank): Parsed<AnswerSheet> {
  if (!isObject(data)) {
    return {
      value: undefined,
      problems: [problem('not-answers', [], 'The file must hold a map of answers.')],
    };
  }
  const questions = new Map([...bank.values()].flat().map((question) => [question.id, question]));
  const problems = [
    ...Object.keys(data)
      .filter((key) => !KEYS.includes(key))
      .map((key) =>
        problem('unknown-key', [key], `'${key}' is no answer.`, `Answers are ${KEYS.join(', ')}.`),
      ),
    ...PROFILE.flatMap((key) => (data[key] === undefined ? [] : profileProblems(key, data[key], roadmap))),
    ...skillProblems(data['skills'], roadmap),
    ...questionProblems(data['questions'], questions),
    ...otherwiseProblems(data['otherwise']),
  ];
  if (problems.length > 0) return { value: undefined, problems };
  return { value: sheetFrom(data, roadmap, questions), problems };
}

type Questions = ReadonlyMap<string, Question>;

function sheetFrom(
  data: Readonly<Record<string, unknown>>,
  roadmap: Roadmap,
  questions: Questions,
): AnswerSheet {
  const former = formerIds(roadmap);
  const skills = isObject(data['skills']) ? data['skills'] : {};
  const answers = isObject(data['questions']) ? data['questions'] : {};
  return {
    profile: PROFILE.flatMap((key) => {
      const value = data[key] === undefined ? undefined : settingNamed(key)?.parse(String(data[key]));
      return value === undefined ? [] : [{ key, value }];
    }),
    skills: new Map(
      Object.entries(skills).flatMap(([id, word]) => (isReport(word) ? [[former.get(id) ?? id, word]] : [])),
    ),
    questions: Object.entries(answers).flatMap(([id, answer]) => {
      const question = questions.get(id);
      return question ? [{ question, given: answer === UNSURE ? undefined : textsOf(answer) }] : [];
    }),
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
  const former = formerIds(roadmap);
  const answered = new Map<string, string>();
  return Object.entries(skills).flatMap(([id, word]) => {
    const today = former.get(id) ?? id;
    const earlier = answered.get(today);
    if (earlier !== undefined && skills[earlier] !== word) {
      const message = `'${id}' is the same skill as '${earlier}', which has another answer.`;
      return [problem('answered-twice', ['skills', id], message, 'Leave one of them out.')];
    }
    answered.set(today, id);
    if (!ids.has(today)) {
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

function questionProblems(answers: unknown, questions: Questions): readonly Problem[] {
  if (answers === undefined) return [];
  if (!isObject(answers)) {
    return [problem('bad-answer', ['questions'], "'questions' must be a map of question ids.")];
  }
  return Object.entries(answers).flatMap(([id, answer]) => {
    const path = ['questions', id];
    const question = questions.get(id);
    if (!question) {
      const hint = didYouMean(id, questions.keys()) ?? 'Leave it out.';
      return [problem('unknown-question', path, `No question has the id '${id}'.`, hint)];
    }
    return answer === UNSURE ? [] : answerProblems(question, answer, path);
  });
}

/** One option by its id, or a list of them; of `fill` the text itself. */
function answerProblems(question: Question, answer: unknown, path: Problem['path']): readonly Problem[] {
  const texts = textsOf(answer);
  const { kind, options } = question;
  const takesMany = kind === 'multiple' || kind === 'order';
  if (texts.length === 0 || (texts.length > 1 && !takesMany)) {
    const expected = takesMany ? 'a list of option ids' : kind === 'fill' ? 'a text' : 'the id of an option';
    return [problem('bad-answer', path, `The answer must be ${expected}, or ${UNSURE}.`)];
  }
  const ids = options.map(({ id }) => id);
  const strange = kind === 'fill' ? undefined : texts.find((text) => !ids.includes(text));
  if (strange === undefined) return [];
  const known = ids.join(', ');
  return [problem('unknown-option', path, `There is no option '${strange}'.`, `The options are ${known}.`)];
}

function textsOf(answer: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const isText = (one: unknown) => typeof one === 'string' || typeof one === 'number';
  return all.every(isText) ? all.map(String) : [];
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
