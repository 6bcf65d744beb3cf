/** The first words of `start`. */
import type { Placed } from '../core/learner/learner.ts';
import { blank, type Line, line } from '../screen.ts';

export function welcomeLines(hasQuestions: boolean, placed: Placed | undefined): readonly Line[] {
  if (!hasQuestions) {
    const when = placed ? ` You answered the last one on ${placed.day}.` : '';
    return [
      line(`There is nothing left to ask.${when} To be asked again: pybackend-path start --restart`),
      blank,
    ];
  }
  return [
    line('A few questions, then your checklist. There are no wrong answers, and every one is saved at once.'),
    blank,
  ];
}
