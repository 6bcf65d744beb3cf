/** Clocks that are wrong: the order of facts hangs on numbers, never on time. */
import { describe, expect, it } from 'vitest';
import { NOON } from '../../support/clock.ts';
import { emptyFolder, mark, marksIn, storeIn } from '../../support/data-folder.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;

/** Local times with offsets, as clocks of travellers show them. */
const OFFSETS = ['+00:00', '+01:00', '-11:00', '+14:00', '+05:45'];
const JUMPS: readonly (readonly [string, number])[] = [
  ['forward 10 years', 10 * YEAR],
  ['forward 25 hours', 25 * 60 * MINUTE],
  ['forward 23 hours', 23 * 60 * MINUTE],
  ['forward an hour, as in spring', 60 * MINUTE],
  ['not at all', 0],
  ['back an hour, as in autumn', -60 * MINUTE],
  ['back a day', -DAY],
  ['back 400 days', -400 * DAY],
];

function at(moment: number, offset: string): string {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shift = (hours * 60 + minutes) * MINUTE * (offset.startsWith('-') ? -1 : 1);
  return new Date(moment + shift).toISOString().replace('Z', offset);
}

describe('a clock that jumps', () => {
  const cases = JUMPS.flatMap(([name, jump]) => OFFSETS.map((offset) => [name, offset, jump] as const));
  it.each(cases)('%s, then shows the right time at %s', async (_name, offset, jump) => {
    const folder = emptyFolder();
    const noon = Date.parse(NOON);
    await storeIn(folder, at(noon, '+01:00')).record([mark('first')]);
    await storeIn(folder, at(noon + jump, offset)).record([mark('second')]);
    const wrong = await storeIn(folder, at(noon + MINUTE, offset)).load();
    expect(wrong.warnings.map(({ code }) => code)).toEqual(jump - MINUTE > DAY ? ['clock'] : []);
    expect(await marksIn(folder)).toEqual(['first', 'second']);
    await storeIn(folder, at(noon + 2 * MINUTE, offset)).record([mark('third')]);
    const { facts, warnings } = await storeIn(folder, at(noon + 3 * MINUTE, offset)).load();
    expect(facts.map(({ counter }) => counter)).toEqual([1, 2, 3]);
    expect(await marksIn(folder)).toEqual(['first', 'second', 'third']);
    expect(warnings).toEqual([]);
  });

  it('is a fault that doctor can name', async () => {
    const folder = emptyFolder();
    await storeIn(folder, at(Date.parse(NOON) + YEAR, '+01:00')).record([mark('far')]);
    expect(await storeIn(folder).inspect()).toMatchObject([
      { code: 'clock', message: expect.stringContaining('2027-11-23') },
    ]);
  });
});
