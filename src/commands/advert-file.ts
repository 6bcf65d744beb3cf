/** An advert as text: read, and checked to be something that can be read. */
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** UserError 66 when it is missing, 65 when it is too large, in another encoding, no text or empty. */
export async function readAdvertFile(context: Context, file: string): Promise<string> {
  const text = await context.files.read(file, MOST_BYTES);
  const name = file === '-' ? 'Standard input' : file;
  if (text.includes('\0')) throw notText(`${name} is no text.`);
  const plain = await context.plainText(text);
  if (!/[\p{L}\p{N}]/u.test(plain)) throw notText(`${name} holds no words.`);
  return plain;
}

function notText(message: string): UserError {
  return new UserError(message, {
    exitCode: EXIT.badContent,
    hint: 'Copy the text of the advert into a file, or save its page as HTML, and name that.',
  });
}
