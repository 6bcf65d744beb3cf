/** `unsure`: the learner said "I don't know". */
export type AnswerOutcome = 'right' | 'wrong' | 'unsure';
