/** How far a project shows a skill, in words. */
import type { Grade } from '../core/learner/fact.ts';

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  depth: 'used in depth',
  several: 'used several times',
  once: 'used once or twice',
  named: 'only named',
};
