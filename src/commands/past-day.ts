import { addDays, type Day, parseDay } from '../core/day.ts';
import { EXIT, UserError } from '../exit.ts';
import { dayWords } from '../words/dates.ts';

const MOST_YEARS = 10;

/** The day on which something happened, today when none is named; UserError 64 when it cannot be that day. */
export function pastDay(text: string | undefined, today: Day): Day {
  const day = text === undefined ? today : namedDay(text, today);
  if (day > today) throw wrong(`${dayWords(day)} is in the future.`, `Today is ${today}.`);
  if (day < yearsBefore(today)) {
    throw wrong(`${dayWords(day)} is more than ${MOST_YEARS} years ago.`, 'Is the year right?');
  }
  return day;
}

/** The same for something that may be agreed on for a day to come, within a year. */
export function agreedDay(text: string | undefined, today: Day): Day {
  const day = text === undefined ? today : namedDay(text, today);
  if (day <= today) return pastDay(day, today);
  if (day > addDays(today, 366)) {
    throw wrong(`${dayWords(day)} is more than a year away.`, 'Is the year right?');
  }
  return day;
}

function namedDay(text: string, today: Day): Day {
  const word = text.trim().toLowerCase();
  const day = word === 'today' ? today : word === 'yesterday' ? addDays(today, -1) : parseDay(word);
  if (day) return day;
  throw wrong(`'${text}' is not a date.`, `--day takes a date like ${today}, or yesterday.`);
}

/** As text: a 29 February ten years ago need not exist to be compared with. */
function yearsBefore(today: Day): string {
  return `${String(Number(today.slice(0, 4)) - MOST_YEARS).padStart(4, '0')}${today.slice(4)}`;
}

function wrong(message: string, hint: string): UserError {
  return new UserError(message, { exitCode: EXIT.usage, hint });
}
