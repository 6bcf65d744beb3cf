/** Titles that somebody types for a new roadmap. */
import { oneLine } from '../core/convert/clean.ts';

export const MOST_STAGES = 20;
const MOST_CHARACTERS = 100;

/** Undefined when there are no words in it. */
export function titleIn(text: string): string | undefined {
  return oneLine(text, MOST_CHARACTERS);
}

/** `First week, First month`: each once, what has no words left out. */
export function stageTitles(text: string): readonly string[] {
  return [...new Set(text.split(',').flatMap((part) => titleIn(part) ?? []))];
}
