/**
 * The cleaner of the one output gate. An allow-list: letters, marks, numbers, punctuation, symbols and spaces pass;
 * every other character (control codes, bidi overrides, invisible format characters, lone surrogates, private use,
 * line and paragraph separators) is shown as a visible escape such as `\x1b` or `\u{202e}`. The two joiners that
 * emoji and several scripts need pass as well.
 */
const UNSAFE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Most text is; and looking that up in the Unicode tables first costs every run milliseconds. */
export const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Text for the inside of a line: white space of every kind becomes a plain space. */
export function cleanInline(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNSAFE, escapeCharacter);
}

/** Text of several lines: line feeds and tabs pass, CRLF becomes LF. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(UNSAFE, (character) =>
      character === '\n' || character === '\t' ? character : escapeCharacter(character),
    );
}

/** JSON text in which every unsafe character of a string is a `\u` escape: the same value, safe to print. */
export function cleanJson(json: string): string {
  return json.replace(UNSAFE, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()]
          .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

const ASCII: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '·': '-',
  '…': '...',
  '→': '->',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '✓': 'v',
  '•': '*',
  '█': '#',
  '░': '.',
};

/** Our own signs in ASCII, for terminals that show nothing else. */
export function toAscii(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(/[–—·…→‘’“”✓•█░]/g, (sign) => ASCII[sign] ?? sign);
}
