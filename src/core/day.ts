/**
 * Calendar days in the learner's own time zone, written `YYYY-MM-DD`. The core never asks a clock what day
 * it is: the day arrives as an argument.
 */
export type Day = `${number}-${number}-${number}`;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that the text names, or undefined when it is not a real `YYYY-MM-DD` date (2026-02-30 is none). */
export function parseDay(text: string): Day | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text) ? (text as Day) : undefined;
}

/** The learner's local day of a fact's time (`2026-11-23T20:15:03.123+01:00`). */
export function dayOf(time: string): Day {
  return time.slice(0, 10) as Day;
}

/** Whole days from one to the other; below 0 when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day so many days later; earlier when `days` is below 0. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((Math.round(Date.parse(day) / 86_400_000) + 3) % 7) + 1;
}

/** The Monday of the week that the day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The first day of its month. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01` as Day;
}
