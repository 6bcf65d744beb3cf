/** What `quiz` and `done` say around a question: where it stands, whether it was right and why, what came of it. */
import { keyOf, type Marked } from '../core/quiz/mark.ts';
import type { AnswerOutcome } from '../core/quiz/outcome.ts';
import type { Question } from '../core/quiz/question.ts';
import type { QuestionStatistics } from '../core/quiz/statistics.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { accent, bad, blank, faint, good, indented, item, type Line, line, strong, warn } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { resourceWords } from '../words/step.ts';

const LEVELS = ['', 'to recognise', 'to use', 'with a trap', 'to weigh'] as const;

/** `of`: how many questions there are in all; undefined where that depends on the answers. */
export function aboveQuizQuestion(
  question: Question,
  skill: Skill | undefined,
  number: number,
  of: number | undefined,
): readonly Line[] {
  const place = of === undefined ? `Question ${number}` : `Question ${number} of ${of}`;
  return [
    blank,
    line(
      faint(
        `${place}, ${skill?.title ?? question.skill}, level ${question.level} (${LEVELS[question.level]})`,
      ),
    ),
  ];
}

/** `marked` is undefined for "I don't know". */
export function feedbackLines(
  question: Question,
  marked: Marked | undefined,
  skill: Skill | undefined,
): readonly Line[] {
  const verdict = marked?.isRight ? good('Right.') : marked ? bad('Not right.') : warn('Good to know.');
  return [
    line(verdict, ...(marked?.whys ?? []).map((why) => ` ${why.trim()}`)),
    ...(marked?.isRight ? [] : keyLines(question)),
    line(question.explanation.trim()),
    ...(marked?.isRight ? [] : rereadLines(skill)),
  ];
}

function keyLines(question: Question): readonly Line[] {
  const key = keyOf(question);
  if (question.kind === 'order') {
    return [line('The right order:'), ...key.map((text, at) => item(2, `${at + 1}.`, text))];
  }
  if (key.length > 1) return [line('Right are:'), ...key.map((text) => item(2, '-', text))];
  const [first = '', ...more] = (key[0] ?? '').split('\n');
  return [line('The answer: ', strong(first)), ...more.map((text) => indented(12, strong(text)))];
}

/** The resource to go to: the skill's first, which is its best start. */
function rereadLines(skill: Skill | undefined): readonly Line[] {
  const [resource] = skill?.resources ?? [];
  if (!resource) return [];
  return [
    line(faint(`Read again: ${resourceWords(resource)}, ${resource.site}`)),
    indented(2, faint(resource.url)),
  ];
}

export interface QuizResult {
  readonly outcomes: readonly AnswerOutcome[];
  readonly beliefs: readonly { readonly title: string; readonly before: number; readonly after: number }[];
}

export function quizSummary({ outcomes, beliefs }: QuizResult): readonly Line[] {
  if (outcomes.length === 0) return [line('Nothing was answered.')];
  const right = outcomes.filter((outcome) => outcome === 'right').length;
  return [
    blank,
    line(strong(`${right} of ${outcomes.length} right.`), ' Saved.'),
    ...beliefs.map(({ title, before, after }) =>
      item(2, '-', title, faint(`: known with ${percent(after)}, ${movement(before, after)}`)),
    ),
  ];
}

function movement(before: number, after: number): string {
  const [from, to] = [percent(before), percent(after)];
  return from === to ? 'as before' : `${after > before ? 'up' : 'down'} from ${from}`;
}

function percent(chance: number): string {
  return `${Math.round(100 * chance)}%`;
}

const REMARKS = {
  easy: 'always right, though the rest says you do not know the skill: perhaps too easy',
  surprising: 'against what the rest of your answers says: worth a second look',
  fits: 'as expected',
} as const;

export function statisticsView(questions: readonly QuestionStatistics[]): readonly Line[] {
  if (questions.length === 0)
    return [line('No question was answered yet. Begin with `pybackend-path quiz`.')];
  const answers = questions.reduce((sum, one) => sum + one.answers, 0);
  const right = questions.reduce((sum, one) => sum + one.right, 0);
  const odd = questions.filter(({ remark }) => remark !== 'fits');
  return [
    line(
      strong(`${counted(answers, 'answer')} to ${counted(questions.length, 'question')}, ${right} right.`),
    ),
    ...(odd.length === 0 ? [line('None of them stands out.')] : [line(accent('What stands out'))]),
    ...odd.map(({ question, right: good, answers: all, expected, remark }) =>
      item(2, '-', `${question}: ${good} of ${all} right, ${percent(expected)} expected; ${REMARKS[remark]}`),
    ),
  ];
}
