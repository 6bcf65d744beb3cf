/** `unsure`: the learner said "I don't know". */
export type AnswerOutcome = 'right' | 'wrong' | 'unsure';

/** How a right answer felt: `guessed` is worth no more than a wrong one. */
export type Rating = 'guessed' | 'hard' | 'good' | 'easy';
