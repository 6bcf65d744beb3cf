/** On which days something was learned. Settings, undoing and a timer that was only begun do not count. */
import type { Day } from '../day.ts';
import type { Fact, FactType } from './fact.ts';

const LEARNING: ReadonlySet<FactType> = new Set<FactType>([
  'screened',
  'answered',
  'claimed',
  'started',
  'hinted',
  'checked',
  'practised',
  'applied',
  'heard',
]);

export function countsAsActive(fact: Fact): boolean {
  return fact.type === 'logged' ? fact.data.minutes > 0 : LEARNING.has(fact.type);
}

/** The day that the fact is about; `recorded`: the day on which it was written down. */
export function activeDayOf(fact: Fact, recorded: Day): Day {
  return (fact.type === 'logged' || fact.type === 'practised' ? fact.data.day : undefined) ?? recorded;
}

/** The newest day up to `today`; undefined when there was none. */
export function lastActiveDay(
  { activeDays }: { readonly activeDays: ReadonlySet<Day> },
  today: Day,
): Day | undefined {
  return [...activeDays]
    .filter((day) => day <= today)
    .sort()
    .at(-1);
}
