/** The next skills, each with the reason, the outcomes, the resources and the way to tick it. */
import type { Checklist } from '../core/plan/checklist.ts';
import type { Step } from '../core/plan/step.ts';
import { accent, blank, faint, indented, item, type Line, line, strong } from '../screen.ts';
import { weeksRange } from '../words/amounts.ts';
import { codeWords, resourceWords, sizeWords, titles, whyNow } from '../words/step.ts';

export function nextView(
  checklist: Checklist,
  steps: readonly Step[],
  hasExercise: (skill: string) => boolean,
): readonly Line[] {
  if (steps.length === 0) {
    return [line('Nothing is open: you have finished this path. Well done.')];
  }
  return steps.flatMap((step, at) => [
    ...(at > 0 ? [blank] : []),
    ...nextStep(checklist, step, at, hasExercise(step.id)),
  ]);
}

function nextStep(checklist: Checklist, step: Step, at: number, isPractised: boolean): readonly Line[] {
  const stage = checklist.stages.find(({ id }) => id === step.stage)?.title ?? step.stage;
  const lead = at === 0 ? 'Next: ' : `Then ${at + 1}: `;
  return [
    line(lead, strong(step.title), faint(` (${step.id})`)),
    line(
      `${sizeWords(step)}, ${weeksRange(step.hours, checklist.hoursPerWeek)} at ${checklist.hoursPerWeek} h a week`,
    ),
    ...(step.summary ? [line(step.summary)] : []),
    line('Why now: ', step.after.length > 0 ? `once you know ${titles(step.after)}.` : whyNow(step, stage)),
    ...(step.belief.source === 'evidence'
      ? [
          line(
            `Perhaps you know it: ${codeWords(step.belief)}. Show it with `,
            strong(`pybackend-path done ${step.id}`),
            '.',
          ),
        ]
      : []),
    line(accent('Afterwards you can')),
    ...step.outcomes.map((outcome) => item(2, '-', outcome)),
    line(accent('Learn it from')),
    ...step.resources.flatMap((resource) => [
      item(2, '-', resourceWords(resource)),
      indented(4, faint(resource.url)),
    ]),
    ...(isPractised ? [line('Practise it: ', strong(`pybackend-path practice ${step.id}`))] : []),
    line('Done with it? ', strong(`pybackend-path done ${step.id}`)),
  ];
}
