/** The clock of the store's tests, which the processes they start have too: so that no test depends on the day it runs on. */
import type { Clock } from '../../src/context.ts';
import { dayOf } from '../../src/core/day.ts';

export const NOON = '2026-11-23T12:00:00.000+01:00';

export function clockAt(time: string): Clock {
  return { now: () => time, today: () => dayOf(time), zone: () => 'UTC' };
}
