/** An advert as text: read, and checked to be something that can be read. */
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { line, warn } from '../screen.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** Of the text, some hundred pages: what is longer is no advert, and must not take minutes. */
const MOST_CHARACTERS = 400_000;

/** Says when it was cut. UserError 66 when it is missing, 65 when it is too large, in another encoding, no text or empty. */
export async function readAdvertFile(context: Context, file: string): Promise<string> {
  const text = await context.files.read(file, MOST_BYTES);
  const name = file === '-' ? 'Standard input' : file;
  if (text.includes('\0')) throw notText(`${name} is no text.`);
  const plain = await context.plainText(text);
  if (!/[\p{L}\p{N}]/u.test(plain)) throw notText(`${name} holds no words.`);
  if (plain.length <= MOST_CHARACTERS) return plain;
  context.terminal.note([
    line(warn(`${name} is long for an advert: only its first ${MOST_CHARACTERS} characters were read.`)),
  ]);
  return plain.slice(0, MOST_CHARACTERS);
}

function notText(message: string): UserError {
  return new UserError(message, {
    exitCode: EXIT.badContent,
    hint: 'Copy the text of the advert into a file, or save its page as HTML, and name that.',
  });
}
