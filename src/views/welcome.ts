/** The first words of `start`. */
import type { Learner } from '../core/learner/learner.ts';
import { blank, type Line, line } from '../screen.ts';

export function welcomeLines(hasQuestions: boolean, { placed, evidence }: Learner): readonly Line[] {
  if (!hasQuestions) {
    const when = placed ? ` You answered the last one on ${placed.day}.` : '';
    return [
      line(`There is nothing left to ask.${when} To be asked again: pybackend-path start --restart`),
      blank,
    ];
  }
  if (evidence.length > 0) {
    return [line('Going on where you stopped. What you ticked and answered before counts.'), blank];
  }
  return [
    line('A few questions, then your checklist. There are no wrong answers, and every one is saved at once.'),
    blank,
  ];
}
