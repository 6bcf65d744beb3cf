/** Bytes to text, or what is wrong with them. */
import type { Problem } from '../../core/problem.ts';

export const MOST_BYTES = 1024 * 1024;

export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Strict UTF-8 with or without a byte order mark. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MOST_BYTES) {
    return wrong('too-large', `The file is larger than ${MOST_BYTES / 1024} KiB.`, 'Is it the right file?');
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return wrong('not-utf8', 'The file is UTF-16.', 'Save it again with the encoding UTF-8.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul < 0) return { text };
    const line = text.slice(0, nul).split('\n').length;
    return wrong('not-text', 'The file holds a NUL character: it is no text.', 'Is it the right file?', line);
  } catch {
    return wrong('not-utf8', 'The file is not UTF-8 text.', 'Save it again with the encoding UTF-8.');
  }
}

function wrong(code: string, message: string, hint: string, line = 1): Decoded {
  return { problem: { code, path: [], message, hint, line, column: 1 } };
}
