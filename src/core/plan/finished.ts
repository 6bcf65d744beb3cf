/** What counts as finished with this program, rather than known before. */
import type { Statement } from '../learner/learner.ts';

/** Ticked by `done` or by passing an exercise, and ticked still. */
export function isFinished({ report, via }: Statement): boolean {
  return report === 'known' && (via === 'done' || via === 'check');
}
