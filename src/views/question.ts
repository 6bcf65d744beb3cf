/** How the questions of `start` about skills read. */
import type { Outlook } from '../core/placement/outlook.ts';
import type { Option } from '../core/quiz/question.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { blank, faint, item, type Line, line } from '../screen.ts';
import { counted } from '../words/amounts.ts';

/** `asked`: what was asked since `start` began. */
export function screenLines(asked: number, outlook: Outlook | undefined): readonly Line[] {
  return [blank, line(faint(progressWords(asked, outlook)))];
}

/** One outcome of each skill: the one in the middle, neither the easiest nor the hardest. */
export function screenChoices(skills: readonly Skill[]) {
  return skills.map(({ id, title, outcomes }) => ({
    value: id,
    label: outcomes[Math.floor(outcomes.length / 2)] ?? title,
  }));
}

export const SCREEN_HELP: readonly Line[] = [
  line(
    'Each line is something that people who know the skill can do. Tick it when you could do it now, on your own; leave it when you would have to learn or look it up first. A few questions find out how strict you are with yourself, so there is no need to be modest or bold.',
  ),
];

export interface QuestionAbout {
  readonly title: string;
  readonly asked: number;
  readonly outlook: Outlook | undefined;
  /** How many skills the answer tells something about. */
  readonly bearing: number;
}

export function aboveQuestion(about: QuestionAbout): readonly Line[] {
  const why = about.bearing > 1 ? ` This one tells about ${counted(about.bearing, 'skill')}.` : '';
  return [
    blank,
    line(faint(`${progressWords(about.asked, about.outlook)}${why}`)),
    line(faint(`${about.title}:`)),
  ];
}

export function optionChoices(options: readonly Option[]) {
  return options.map(({ id, text }, at) => ({ value: id, key: String(at + 1), label: text.trimEnd() }));
}

export function optionLines(options: readonly Option[]): readonly Line[] {
  return options.map(({ text }, at) => item(2, `${at + 1}.`, text.trimEnd()));
}

export const QUESTION_HELP: readonly Line[] = [
  line(
    "Answer from your head. `I don't know` is a good answer: it saves you time, and nothing is held against you. What you answer here decides what your checklist leaves out.",
  ),
];

function progressWords(asked: number, outlook: Outlook | undefined): string {
  const number = `Question ${asked + 1}`;
  if (!outlook) return `${number}.`;
  const more = outlook.steps - 1;
  if (more <= 0) return `${number}, the last one as it looks.`;
  const minutes = Math.max(1, Math.round(outlook.seconds / 60));
  return `${number}, about ${more} more, ${counted(minutes, 'minute')}.`;
}
