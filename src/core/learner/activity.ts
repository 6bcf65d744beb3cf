/** Which facts show that somebody learned on that day; settings and undoing do not. */
import type { Fact, FactType } from './fact.ts';

const LEARNING: ReadonlySet<FactType> = new Set<FactType>([
  'screened',
  'answered',
  'claimed',
  'started',
  'hinted',
  'checked',
  'logged',
  'clocked',
  'practised',
  'applied',
  'heard',
]);

export function countsAsActive({ type }: Pick<Fact, 'type'>): boolean {
  return LEARNING.has(type);
}
