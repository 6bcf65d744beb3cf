/** Lengths of time as people write them, in whole minutes. */

const NUMBER = String.raw`(\d{1,4}|\d{0,4}[.,]\d{1,6})`;
const HOURS = '(?:h|hr|hrs|hour|hours)';
const MINUTES = '(?:m|min|mins|minute|minutes)';

/** Each with what its groups stand for: hours, then minutes. */
const FORMS: readonly (readonly [RegExp, (first: string, second: string) => number])[] = [
  [new RegExp(`^${NUMBER} *${HOURS}?$`), (hours) => 60 * Number(hours.replace(',', '.'))],
  [new RegExp(`^(\\d{1,5}) *${MINUTES}$`), Number],
  [new RegExp(`^(\\d{1,4}) *${HOURS} *([0-5]?\\d) *${MINUTES}?$`), sum],
  [/^(\d{1,4}):([0-5]\d)$/, sum],
];

/** `1.5`, `1,5`, `1h30m`, `1:30`, `45m`, `90 min`: a number alone is hours. Undefined when it is no length of time. */
export function parseMinutes(text: string): number | undefined {
  const wanted = text.trim().toLowerCase();
  for (const [form, minutes] of FORMS) {
    const match = form.exec(wanted);
    if (match) return Math.round(minutes(match[1] ?? '', match[2] ?? ''));
  }
  return undefined;
}

function sum(hours: string, minutes: string): number {
  return 60 * Number(hours) + Number(minutes);
}
