/** The settings a learner can change: what they mean, which values they take, what holds without them. */
import { type Day, parseDay } from '../day.ts';
import { parseSpans, parseWeekdays, spansText, weekdaysText } from './days-off.ts';

export type SettingValue = string | number | boolean;

export interface Setting {
  readonly key: string;
  readonly summary: string;
  readonly expects: string;
  /** The value when none was set; undefined when there is no such thing as a default. */
  readonly fallback?: SettingValue;
  /** The value that the text stands for, or undefined when it is not one. */
  readonly parse: (text: string) => SettingValue | undefined;
}

const choice =
  (...words: readonly string[]) =>
  (text: string): string | undefined =>
    words.includes(text) ? text : undefined;

const yesOrNo = (text: string): boolean | undefined =>
  ['yes', 'true', 'on'].includes(text) ? true : ['no', 'false', 'off'].includes(text) ? false : undefined;

const MOST_HOURS_PER_WEEK = 80;
/** A week, until the learner says otherwise. */
export const USUAL_HOURS = 8;

/** Hours a week: 0.5 to 80, a point or a comma before the decimals. */
export function parseHours(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(trimmed)) return undefined;
  const hours = Number(trimmed);
  return hours >= 0.5 && hours <= MOST_HOURS_PER_WEEK ? hours : undefined;
}

const GOALS = ['first-job', 'full'] as const;
export type Goal = (typeof GOALS)[number];

export const SETTINGS: readonly Setting[] = [
  {
    key: 'path',
    summary: 'The path through the roadmap',
    expects: 'the id of a path (see `pybackend-path roadmap show`)',
    parse: (text) => (text.trim() === '' ? undefined : text.trim()),
  },
  {
    key: 'hoursPerWeek',
    summary: 'Hours you can learn in a week',
    expects: `a number from 0.5 to ${MOST_HOURS_PER_WEEK}`,
    fallback: USUAL_HOURS,
    parse: parseHours,
  },
  {
    key: 'startDate',
    summary: 'The day you start',
    expects: 'a date like 2026-01-31',
    parse: (text) => parseDay(text.trim()),
  },
  {
    key: 'goal',
    summary: 'How far you want to go: ready for a first job, or the full path',
    expects: '`first-job` or `full`',
    fallback: 'first-job',
    parse: choice(...GOALS),
  },
  {
    key: 'daysOff',
    summary: 'Days of the week on which you do not learn',
    expects: 'days such as `sat,sun`, six at most, or `none`',
    fallback: 'none',
    parse: (text) => {
      const days = parseWeekdays(text);
      return days && weekdaysText(days);
    },
  },
  {
    key: 'holidays',
    summary: 'Times in which you do not learn',
    expects: 'days and spans such as `2026-12-24..2027-01-02, 2027-05-01`, or `none`',
    fallback: 'none',
    parse: (text) => {
      const spans = parseSpans(text);
      return spans && spansText(spans);
    },
  },
  {
    key: 'studyTime',
    summary: 'When you begin to learn on a day, for the calendar',
    expects: 'a time such as 19:00',
    fallback: '19:00',
    parse: (text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim() : undefined),
  },
  {
    key: 'retention',
    summary: 'How much you want to remember when a review comes: more means more reviews',
    expects: 'a share from 0.7 to 0.97',
    fallback: 0.9,
    parse: (text) => {
      const share = Number(text.trim().replace(',', '.'));
      return text.trim() !== '' && share >= 0.7 && share <= 0.97 ? share : undefined;
    },
  },
  {
    key: 'roadmap',
    summary: 'The roadmap file in use',
    expects: 'set it with `pybackend-path roadmap use FILE`',
    fallback: 'built-in',
    parse: (text) => (text.trim() === '' ? undefined : text),
  },
  {
    key: 'workFolder',
    summary: 'The folder that exercises are put into',
    expects: 'a folder (`pybackend-path` in your home when left out)',
    parse: (text) => (text.trim() === '' ? undefined : text.trim()),
  },
  {
    key: 'colour',
    summary: 'Colour on the screen',
    expects: '`auto`, `always` or `never`',
    fallback: 'auto',
    parse: choice('auto', 'always', 'never'),
  },
  {
    key: 'plain',
    summary: 'Plain lines for screen readers: no colour, no moving cursor, numbered choices',
    expects: '`yes` or `no`',
    fallback: false,
    parse: yesOrNo,
  },
  {
    key: 'ascii',
    summary: 'Only ASCII characters in our own signs',
    expects: '`yes` or `no`',
    fallback: false,
    parse: yesOrNo,
  },
];

export function settingNamed(key: string): Setting | undefined {
  return SETTINGS.find((setting) => setting.key === key);
}

/** The part of the settings that shapes the checklist. */
export interface Profile {
  readonly path: string;
  readonly hoursPerWeek: number;
  readonly startDate: Day;
  readonly goal: Goal;
}

/** The profile, with `fallbackPath` and `today` where the learner chose nothing. */
export function profileFrom(
  settings: ReadonlyMap<string, SettingValue>,
  fallbackPath: string,
  today: Day,
): Profile {
  const hours = settings.get('hoursPerWeek');
  const start = settings.get('startDate');
  return {
    path: String(settings.get('path') ?? fallbackPath),
    hoursPerWeek: typeof hours === 'number' ? hours : USUAL_HOURS,
    startDate: (typeof start === 'string' ? parseDay(start) : undefined) ?? today,
    goal: settings.get('goal') === 'full' ? 'full' : 'first-job',
  };
}

export interface SettingInForce {
  readonly key: string;
  readonly value: SettingValue | null;
  readonly origin: 'set' | 'default';
  readonly summary: string;
  readonly expects: string;
}

/** The value that holds, and whether the learner set it. */
export function settingInForce(
  { key, fallback, summary, expects }: Setting,
  settings: ReadonlyMap<string, SettingValue>,
): SettingInForce {
  const value = settings.get(key);
  const origin = value === undefined ? 'default' : 'set';
  return { key, value: value ?? fallback ?? null, origin, summary, expects };
}
