/** The habits: due, to come, and not open yet. */
import type { Day } from '../core/day.ts';
import type { HabitState } from '../core/plan/habits.ts';
import { accent, faint, indented, item, type Line, line, strong } from '../screen.ts';
import { minutesWords } from '../words/amounts.ts';
import { dayWords, weekdayWords } from '../words/dates.ts';
import { titles } from '../words/step.ts';

/** In the order to show them. */
export function habitsView(habits: readonly HabitState[], today: Day): readonly Line[] {
  if (habits.length === 0) return [line('This roadmap has no habits.')];
  const due = habits.filter((one) => isDue(one, today));
  const later = habits.filter((one) => one.isOpen && !isDue(one, today));
  const closed = habits.filter(({ isOpen }) => !isOpen);
  const example = (due[0] ?? later[0] ?? closed[0])?.habit.id ?? '';
  return [
    ...part('Due', due, (one) => [
      headLine(one, lastWords(one)),
      indented(4, one.habit.how),
      ...noteLines(one),
    ]),
    ...part('To come', later, (one) => [
      headLine(one, `due on ${one.due ? weekdayWords(one.due) : ''}, ${lastWords(one)}`),
      ...noteLines(one),
    ]),
    ...part('Not open yet', closed, (one) => [
      headLine(one, one.times > 0 ? lastWords(one) : undefined),
      indented(4, faint(`comes after ${titles(one.after)}`)),
    ]),
    line('Kept one? ', strong(`pybackend-path habit done ${example}`)),
  ];
}

function isDue({ due }: HabitState, today: Day): boolean {
  return due !== undefined && due <= today;
}

function part(
  title: string,
  habits: readonly HabitState[],
  lines: (one: HabitState) => readonly Line[],
): readonly Line[] {
  return habits.length === 0 ? [] : [line(accent(title)), ...habits.flatMap(lines)];
}

function headLine({ habit: { id, title, minutes, everyDays } }: HabitState, more: string | undefined): Line {
  const often = everyDays === 1 ? 'every day' : `every ${everyDays} days`;
  const rest = more === undefined ? '' : `; ${more}`;
  return item(2, '-', title, faint(` (${id}, ${minutesWords(minutes)}, ${often}${rest})`));
}

function lastWords({ last, times }: HabitState): string {
  if (last === undefined) return 'never kept yet';
  return times === 1 ? `kept on ${dayWords(last)}` : `kept ${times} times, last on ${dayWords(last)}`;
}

function noteLines({ note }: HabitState): readonly Line[] {
  return note === undefined ? [] : [indented(4, faint(`Last note: ${note}`))];
}

export interface HabitDone {
  /** When it was kept. */
  readonly day: Day;
  /** It was not kept on that day before. */
  readonly isNew: boolean;
  /** All of them, in the order to show them. */
  readonly habits: readonly HabitState[];
  readonly today: Day;
}

export function habitDoneView(kept: HabitState, { day, isNew, habits, today }: HabitDone): readonly Line[] {
  const { habit, times, due, after } = kept;
  const again = due
    ? `It is due again on ${weekdayWords(due)}.`
    : `It comes up by itself once you know ${titles(after)}.`;
  const [next] = habits.filter((one) => isDue(one, today));
  return [
    line(
      isNew ? 'Kept: ' : 'Nothing to change: you kept ',
      strong(habit.title),
      isNew
        ? times > 1
          ? `, ${times} times so far. `
          : '. '
        : day === today
          ? ' today already. '
          : ` on ${dayWords(day)} already. `,
      again,
    ),
    next
      ? line('Also due: ', next.habit.title, ' (', strong(`pybackend-path habit done ${next.habit.id}`), ')')
      : line('What is next today: ', strong('pybackend-path today')),
  ];
}
