/** What a nudge says. Only our own words and numbers: a shell prints it, and no roadmap has a say in that. */
import type { Nudge } from '../core/review/nudges.ts';
import { counted, minutesWords } from './amounts.ts';

/** `3 reviews are due, about 2 min: pybackend-path today`; empty when there is nothing to say. */
export function nudgeWords({ due, minutes, away }: Nudge): string {
  if (due === 0 && away === undefined) return '';
  const gap = {
    week: 'It is a week since you learned something. ',
    longer: 'It is a while since you learned something. ',
  };
  const what =
    due === 0
      ? 'One small step'
      : `${counted(due, 'review')} ${due === 1 ? 'is' : 'are'} due, about ${minutesWords(minutes)}`;
  return `${away ? gap[away] : ''}${what}: pybackend-path today`;
}

/** The file that a shell reads: a day, a tab and what to say from that day on. */
export function nudgeFileText(nudges: readonly Nudge[]): string {
  return nudges.map((nudge) => `${nudge.day}\t${nudgeWords(nudge)}\n`).join('');
}
