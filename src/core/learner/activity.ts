/** Which facts show that somebody learned on that day; settings, undoing and a timer that was only begun do not. */
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
