/** What `review` says at its end, and how well one remembers. */
import type { Day } from '../core/day.ts';
import type { SkillName } from '../core/plan/step.ts';
import type { AnswerOutcome, Rating } from '../core/quiz/outcome.ts';
import type { RetentionReport } from '../core/review/retention.ts';
import { accent, blank, faint, item, type Line, line, strong, warn } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { weekdayWords } from '../words/dates.ts';

export const RATINGS: readonly { readonly value: Rating; readonly key: string; readonly label: string }[] = [
  { value: 'good', key: '1', label: 'I knew it' },
  { value: 'hard', key: '2', label: 'It was hard' },
  { value: 'guessed', key: '3', label: 'I guessed' },
  { value: 'easy', key: '4', label: 'Easy: ask me much later' },
];

export interface ReviewResult {
  readonly asked: readonly {
    readonly question: string;
    readonly outcome: AnswerOutcome;
    readonly due: Day | null;
  }[];
  /** Still due. */
  readonly left: number;
  readonly cards: number;
  readonly next: Day | undefined;
  readonly nextCount: number;
  readonly forgotten: readonly SkillName[];
}

export function reviewView(result: ReviewResult): readonly Line[] {
  const { asked, left, forgotten } = result;
  const right = asked.filter(({ outcome }) => outcome === 'right').length;
  return [
    ...(asked.length > 0
      ? [blank, line(strong(`${right} of ${asked.length} right.`), ' Saved.')]
      : left > 0
        ? [line('Nothing was answered.')]
        : []),
    ...forgotten.map(({ id, title }) =>
      item(
        2,
        '-',
        warn('Open again: '),
        strong(title),
        `: you missed it more often than not. Refresh it, then: pybackend-path done ${id}`,
      ),
    ),
    line(outlookWords(result)),
  ];
}

function outlookWords({ left, cards, next, nextCount }: ReviewResult): string {
  if (left > 0) return `${counted(left, 'question')} still due: pybackend-path review`;
  if (next) return `Nothing is due. The next: ${counted(nextCount, 'question')} on ${weekdayWords(next)}.`;
  return cards > 0
    ? 'Nothing is due.'
    : 'There is nothing to review yet: what you answer in `quiz`, `done` and `start` comes back here.';
}

export function retentionView(
  report: RetentionReport,
  { cards, due, wanted }: { readonly cards: number; readonly due: number; readonly wanted: number },
): readonly Line[] {
  const { reviews, predicted, measured, byPrediction } = report;
  const head = line(strong(counted(cards, 'card')), `, ${due} due. You want to remember ${percent(wanted)}.`);
  if (reviews === 0)
    return [head, line('No card has come a second time yet, so there is nothing to measure.')];
  return [
    head,
    line(
      `In ${counted(reviews, 'review')} ${percent(predicted)} were foretold to be remembered, and ${percent(measured)} were.`,
    ),
    ...(reviews < ENOUGH ? [line(faint(`With fewer than ${ENOUGH} that may be chance.`))] : []),
    line(accent('By what was foretold')),
    ...byPrediction.map((group) =>
      item(
        2,
        '-',
        `${percent(group.from)} to ${percent(group.to)}: ${percent(group.measured)} of ${counted(group.reviews, 'review')} remembered, ${percent(group.predicted)} foretold`,
      ),
    ),
  ];
}

const ENOUGH = 30;

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
