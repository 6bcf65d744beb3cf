/** One skill: where it stands, what it needs and unlocks, what it is made of. */
import type { Step } from '../core/plan/step.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { accent, faint, indented, item, type Line, line, strong } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';
import { beliefWords, reasonWords, resourceWords, STATUS_WORDS, sizeWords } from '../words/step.ts';

export interface SkillPage {
  readonly skill: Skill;
  readonly stageTitle: string;
  /** Undefined when the skill is not on the learner's path. */
  readonly step: Step | undefined;
  readonly prerequisites: readonly Skill[];
  readonly recommendedAfter: readonly Skill[];
  /** The skills that need it directly. */
  readonly dependents: readonly Skill[];
  /** Other skills that the same word names. */
  readonly also: readonly Skill[];
  /** Answers to questions about it. */
  readonly answers: { readonly given: number; readonly right: number };
  readonly hasExercise: boolean;
}

export function showView(page: SkillPage): readonly Line[] {
  const { skill, step } = page;
  return [
    line(strong(skill.title), faint(` (${skill.id})`)),
    line(`${page.stageTitle}; ${sizeWords(skill)}`),
    ...(skill.summary ? [line(skill.summary)] : []),
    ...(step ? [line(`Where you stand: ${STATUS_WORDS[step.status]}, ${beliefWords(step)}.`)] : [offPath]),
    ...(page.answers.given > 0 ? [line(answerWords(page.answers))] : []),
    ...(step && step.status !== 'known' ? [line(`Why: ${reasonWords(step)}`)] : []),
    line(accent('What you can do with it')),
    ...skill.outcomes.map((outcome) => item(2, '-', outcome)),
    ...related('Needs', page.prerequisites),
    ...related('Easier after', page.recommendedAfter),
    ...related('Opens', page.dependents),
    line(accent('Learn it from')),
    ...skill.resources.flatMap((resource) => [
      item(2, '-', `${resourceWords(resource)}, ${resource.site}`),
      indented(4, faint(resource.url)),
    ]),
    line(accent('Show that you have it')),
    ...(page.hasExercise ? [item(2, '-', `by an exercise: pybackend-path practice ${skill.id}`)] : []),
    item(2, '-', `by questions: pybackend-path done ${skill.id}`),
    ...(page.also.length > 0
      ? [line(faint(`Also named so: ${listed(page.also.map(({ title, id }) => `${title} (${id})`))}`))]
      : []),
  ];
}

function answerWords({ given, right }: SkillPage['answers']): string {
  return `Questions: ${counted(given, 'answer')} given, ${right} right.`;
}

const offPath = line('Where you stand: not on your path.');

function related(label: string, skills: readonly Skill[]): readonly Line[] {
  if (skills.length === 0) return [];
  return [line(accent(label)), ...skills.map(({ title, id }) => item(2, '-', title, faint(` (${id})`)))];
}
