import { EXIT, UserError } from '../exit.ts';

/** The whole number in the text; UserError 64 when it is none or out of range. */
export function wholeNumber(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UserError(`${option} takes a whole number from ${least} to ${most}, not '${text}'.`, {
    exitCode: EXIT.usage,
    hint: `For example: ${option} ${Math.min(most, Math.max(least, 3))}`,
  });
}
