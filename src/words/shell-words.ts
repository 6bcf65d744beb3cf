/**
 * Text as one word in the language of a shell or a scheduler. Always in ASCII: what is printed may pass through terminals
 * and code pages that know nothing else, and a folder must stay one word whatever it is called.
 */

/** Means itself between single quotes everywhere; `%` means something to cron. */
const PLAIN = /^[\x20-\x24\x26\x28-\x5b\x5d-\x7e]*$/;
/** Means itself without quotes. */
const BARE = /^[\w@+:,./-]+$/;

/** For bash and zsh. */
export function bashWord(text: string): string {
  return PLAIN.test(text) ? `'${text}'` : `$'${escaped(text, (byte) => `\\${octal(byte)}`)}'`;
}

/** For every shell that follows POSIX, and for cron. */
export function shWord(text: string): string {
  if (BARE.test(text)) return text;
  return PLAIN.test(text)
    ? `'${text}'`
    : `"$(printf '%b' '${escaped(text, (byte) => `\\0${octal(byte)}`)}')"`;
}

export function fishWord(text: string): string {
  return `'${escaped(text, (byte) => `'\\X${hex(byte)}'`)}'`;
}

/** PowerShell takes the typographic quotes for quotes as well. */
export function powershellWord(text: string): string {
  const word = `'${text.replace(/[^\x20-\x26\x28-\x7e]/g, (unit) => `' + [char]0x${hex(unit.charCodeAt(0))} + '`)}'`;
  return word.includes('[char]') ? `(${word})` : word;
}

/** For `ExecStart=`: `%` and `$` mean something there even inside quotes. */
export function systemdWord(text: string): string {
  const doubled = text.replace(/[%$]/g, '$&$&');
  return `"${doubled.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]+/g, (part) =>
    bytesOf(part)
      .map((byte) => `\\x${hex(byte)}`)
      .join(''),
  )}"`;
}

export function xmlText(text: string): string {
  return text.replace(/[^\x20-\x7e]|[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

function escaped(text: string, byByte: (byte: number) => string): string {
  return [...text]
    .map((character) => (PLAIN.test(character) ? character : bytesOf(character).map(byByte).join('')))
    .join('');
}

function bytesOf(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)];
}

function octal(byte: number): string {
  return byte.toString(8).padStart(3, '0');
}

function hex(value: number): string {
  return value.toString(16).padStart(2, '0');
}
