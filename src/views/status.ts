/** How far along, how fast, what is due: with bars, or in sentences. */
import type { StatusDocument } from '../guidance-documents.ts';
import { accent, blank, faint, good, type Line, line, strong } from '../screen.ts';
import { counted, hoursWords } from '../words/amounts.ts';
import { dayWords, shortDay } from '../words/dates.ts';
import {
  forecastWords,
  hoursLeftWords,
  leftOutSentences,
  namedMilestones,
  paceWords,
} from '../words/forecast.ts';
import { GOAL_WORDS } from '../words/step.ts';

export function statusView(
  status: StatusDocument,
  { isPlain }: { readonly isPlain: boolean },
): readonly Line[] {
  const { path, goal, milestones } = status;
  const bars = isPlain ? sentences(status) : charts(status);
  return [
    line(strong(path.title), `. Goal: ${GOAL_WORDS[goal]}.`),
    ...bars.progress,
    blank,
    ...namedMilestones(milestones).map((one) =>
      line(`${one.name}: ${forecastWords(one)}, ${hoursLeftWords(one)}.`),
    ),
    ...leftOutSentences(milestones).map((sentence) => line(sentence)),
    line(`Logged so far: ${hoursWords(status.hours.logged)}.`),
    line(faint(paceWords(status.pace))),
    line(streakWords(status)),
    line(reviewWords(status)),
    blank,
    ...bars.weeks,
  ];
}

interface Parts {
  readonly progress: readonly Line[];
  readonly weeks: readonly Line[];
}

const BAR = 20;
const TITLE = 32;

function charts({ totals, goalTotals, goal, stages, weeks }: StatusDocument): Parts {
  const all = [
    ...(goal === 'full' ? [] : [{ title: 'Your goal', known: goalTotals.known, skills: goalTotals.skills }]),
    { title: 'The full path', known: totals.known, skills: totals.skills - totals.skipped },
  ];
  const most = Math.max(1, ...weeks.map(({ hours }) => hours));
  return {
    progress: [
      ...all.map((one) => barLine(one.title, one.known, one.skills)),
      blank,
      ...stages.map(({ title, known, skills }) => barLine(title, known, skills)),
    ],
    weeks: [
      line(accent('The last weeks, in hours')),
      ...sinceTheFirst(weeks).map(({ from, hours, answers, finished }) => ({
        ...line(
          `${shortDay(from).padStart(6)}  `,
          good(bar(hours / most)),
          `  ${hours === 0 ? '-' : hoursWords(hours)}`,
          faint(moreWords(answers, finished)),
        ),
        hang: 8,
      })),
    ],
  };
}

/** Weeks before anything was done say nothing; the present one is always shown. */
function sinceTheFirst(weeks: StatusDocument['weeks']): StatusDocument['weeks'] {
  const first = weeks.findIndex(({ hours, activeDays }) => hours > 0 || activeDays > 0);
  return first < 0 ? weeks.slice(-1) : weeks.slice(first);
}

function barLine(title: string, known: number, skills: number): Line {
  const name = title.length > TITLE ? `${title.slice(0, TITLE - 3)}...` : title.padEnd(TITLE);
  const share = skills === 0 ? 0 : known / skills;
  return line(`${name}  `, share === 1 ? good(bar(share)) : accent(bar(share)), `  ${known} of ${skills}`);
}

/** Something done is never shown as nothing, and all but one never as all. */
function bar(share: number): string {
  const full = share === 0 ? 0 : Math.min(share < 1 ? BAR - 1 : BAR, Math.max(1, Math.round(BAR * share)));
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function moreWords(answers: number, finished: number): string {
  const parts = [
    ...(answers > 0 ? [counted(answers, 'answer')] : []),
    ...(finished > 0 ? [`${counted(finished, 'skill')} done`] : []),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function sentences({ totals, goalTotals, goal, stages, weeks }: StatusDocument): Parts {
  const active = weeks.filter(({ activeDays, hours }) => activeDays > 0 || hours > 0);
  return {
    progress: [
      ...(goal === 'full'
        ? []
        : [line(`Of your goal you know ${goalTotals.known} of ${goalTotals.skills} skills.`)]),
      line(`Of the full path you know ${totals.known} of ${totals.skills - totals.skipped}.`),
      ...stages.map(({ title, known, skills }) => line(`${title}: ${known} of ${skills}.`)),
    ],
    weeks:
      active.length === 0
        ? [line('In the last eight weeks nothing was logged.')]
        : active.map(({ from, hours, answers, finished, activeDays }) =>
            line(
              `Week of ${dayWords(from)}: ${hoursWords(hours)} logged, ${counted(activeDays, 'day')} of learning${moreWords(answers, finished)}.`,
            ),
          ),
  };
}

function streakWords({ streak: { days, isTodayDone, longest, weeks } }: StatusDocument): string {
  if (longest === 0) return 'No day of learning yet.';
  const inWeeks = weeks > 0 ? `${counted(weeks, 'week')} in a row with learning. ` : '';
  const best = `your longest run was ${counted(longest, 'day')}`;
  if (days < 2) return `${inWeeks}${best.charAt(0).toUpperCase()}${best.slice(1)}.`;
  const open = isTodayDone ? '' : ', and today can still come';
  return `${inWeeks}${counted(days, 'day')} in a row${longest > days ? ` (${best})` : ''}${open}; planned days off do not break it.`;
}

function reviewWords({ reviews: { due, minutes, next }, today }: StatusDocument): string {
  if (due > 0)
    return `${counted(due, 'review is', 'reviews are')} due, about ${counted(minutes, 'minute')}: pybackend-path review`;
  return next && next > today ? `No review is due before ${dayWords(next)}.` : 'No review is due.';
}
