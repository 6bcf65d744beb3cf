/** Which habits are due: small things to do again and again, once the skills they need are there. */
import { addDays, type Day, daysBetween } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import type { Habit } from '../roadmap/roadmap.ts';
import type { Situation } from './situation.ts';

export interface HabitState {
  readonly habit: Habit;
  /** Its skills are known. */
  readonly isOpen: boolean;
  readonly last: Day | undefined;
  readonly times: number;
  /** The day from which it is due; only when it is open. */
  readonly due: Day | undefined;
}

export function habitStates(
  { roadmap, known, skills, profile }: Situation,
  learner: Learner,
): readonly HabitState[] {
  const onPath = new Set(skills.map(({ id }) => id));
  return roadmap.habits.map((habit) => {
    const days = [...(learner.practised.get(habit.id) ?? [])].sort();
    const last = days.at(-1);
    const isOpen = habit.after.every((id) => known.has(id) || learner.skipped.has(id) || !onPath.has(id));
    return {
      habit,
      isOpen,
      last,
      times: days.length,
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
