import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day.ts';
import { parseHours, SETTINGS, settingInForce, settingNamed } from '../../../src/core/learner/settings.ts';

describe('settings', () => {
  it.each([
    ['6', 6],
    ['7,5', 7.5],
    ['0.5', 0.5],
    ['80', 80],
    [' 3 ', 3],
  ])('%j hours is %s', (text, hours) => {
    expect(parseHours(text)).toBe(hours);
  });
  it.each(['', '0', '0.4', '81', '-3', '1e1', 'many', '6h', '١', 'NaN', 'Infinity', '0x10'])(
    '%j is no number of hours',
    (text) => {
      expect(parseHours(text)).toBeUndefined();
    },
  );
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-02-30', '', 'today'])(
    '%j is no day',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );
  it('2028-02-29 is a day', () => expect(parseDay('2028-02-29')).toBe('2028-02-29'));
  it.each([
    ['goal', 'rich'],
    ['colour', 'blue'],
    ['plain', 'maybe'],
    ['ascii', ''],
    ['startDate', 'soon'],
    ['path', ' '],
  ])('%s cannot be %j', (key, text) => {
    expect(settingNamed(key)?.parse(text)).toBeUndefined();
  });
  it('every default is a value the setting takes', () => {
    for (const { fallback, parse } of SETTINGS) {
      if (fallback !== undefined)
        expect(parse(typeof fallback === 'boolean' ? (fallback ? 'yes' : 'no') : String(fallback))).toBe(
          fallback,
        );
    }
  });
  it('what was set comes before the default', () => {
    const goal = SETTINGS.find(({ key }) => key === 'goal');
    if (!goal) throw new Error('no goal');
    expect(settingInForce(goal, new Map())).toMatchObject({ value: 'first-job', origin: 'default' });
    expect(settingInForce(goal, new Map([['goal', 'full']]))).toMatchObject({ value: 'full', origin: 'set' });
  });
});
