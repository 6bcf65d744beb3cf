/** Numbers as a person says them. */

/** `1 skill`, `3 skills` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `6-12 h` */
export function hoursRange({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${min} h` : `${min}-${max} h`;
}

/** `45 min`, `1 h 30 min`, `2 h` */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `45 min`, `2 h`, `2.5 h`: for hours that are planned. */
export function hoursWords(hours: number): string {
  return hours < 1 ? `${Math.round(60 * hours)} min` : `${Math.round(10 * hours) / 10} h`;
}

/** Weeks for so many hours at so many a week: `1-2 weeks`, `under a week`. */
export function weeksRange(hours: { readonly min: number; readonly max: number }, perWeek: number): string {
  const min = Math.ceil(hours.min / perWeek);
  const max = Math.ceil(hours.max / perWeek);
  if (hours.max < perWeek) return 'less than a week';
  return min === max ? counted(max, 'week') : `${min}-${max} weeks`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
