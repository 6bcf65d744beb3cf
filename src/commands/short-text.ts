import { EXIT, UserError } from '../exit.ts';
import { counted } from '../words/amounts.ts';

/** What somebody wrote, on one line; undefined when nothing is left. UserError 64 when it is too long. */
export function shortText(text: string | undefined, what: string, most: number): string | undefined {
  const plain = text?.trim().replace(/\s+/g, ' ') ?? '';
  const length = [...plain].length;
  if (length <= most) return plain === '' ? undefined : plain;
  throw new UserError(`${what} has ${counted(length, 'character')}; ${most} is the most.`, {
    exitCode: EXIT.usage,
    hint: 'Shorten it, and keep the long version in a file of yours. Nothing was saved.',
  });
}
