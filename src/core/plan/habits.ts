/** Which habits are due: small things to do again and again, once the skills they need are there. */
import { addDays, type Day, daysBetween } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import type { Habit } from '../roadmap/roadmap.ts';
import type { Situation } from './situation.ts';
import type { SkillName } from './step.ts';

export interface HabitState {
  readonly habit: Habit;
  /** Its skills are known. */
  readonly isOpen: boolean;
  /** Skills that must come first; none when it is open. */
  readonly after: readonly SkillName[];
  readonly last: Day | undefined;
  readonly times: number;
  /** What was noted last. */
  readonly note: string | undefined;
  /** The day from which it is due; only when it is open. */
  readonly due: Day | undefined;
}

export function habitStates(
  { roadmap, known, skills, profile }: Situation,
  learner: Learner,
): readonly HabitState[] {
  const titles = new Map(skills.map(({ id, title }) => [id, title]));
  const onPath = new Set(titles.keys());
  return roadmap.habits.map((habit) => {
    const days = [...new Set(learner.practised.get(habit.id))].sort();
    const last = days.at(-1);
    const after = habit.after.filter((id) => onPath.has(id) && !known.has(id) && !learner.skipped.has(id));
    const isOpen = after.length === 0;
    return {
      habit,
      isOpen,
      after: after.map((id) => ({ id, title: titles.get(id) ?? id })),
      last,
      times: days.length,
      note: learner.habitNotes.get(habit.id),
      due: isOpen ? addDays(last ?? profile.startDate, habit.everyDays) : undefined,
    };
  });
}

/** Those due by today, first the one that is most overdue for its rhythm. */
export function dueHabits(states: readonly HabitState[], today: Day): readonly HabitState[] {
  const lateness = ({ due = today, habit }: HabitState) => daysBetween(due, today) / habit.everyDays;
  return states
    .filter(({ due }) => due !== undefined && due <= today)
    .toSorted((a, b) => lateness(b) - lateness(a));
}

/** The due ones first, then those to come by their day, then those that are not open yet as the roadmap has them. */
export function sortedHabits(states: readonly HabitState[], today: Day): readonly HabitState[] {
  const due = dueHabits(states, today);
  const later = states
    .filter(({ due: day }) => day !== undefined && day > today)
    .toSorted((a, b) => daysBetween(b.due ?? today, a.due ?? today));
  return [...due, ...later, ...states.filter(({ isOpen }) => !isOpen)];
}
