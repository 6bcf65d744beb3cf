/** Text in a box of known width. Nothing here can measure a font, so letters are taken as wide as in a wide one. */

/** Breaks a title into lines of at most so many px at that size; what is too long for the lines ends in an ellipsis. */
export function linesOf(title: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of title
    .trim()
    .split(/\s+/)
    .flatMap((one) => pieces(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(' '), width, size)];
}

/** px */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return ems * size;
}

/** Em of a sign in DejaVu Sans and its like; system fonts are narrower. */
function emsOf(sign: string): number {
  if (/[ijlI.,:;'|!()[\]]/.test(sign)) return 0.35;
  if (/[mwMW@%]/.test(sign)) return 0.9;
  if (/[A-Z&#]/.test(sign)) return 0.7;
  if (/\p{M}/u.test(sign)) return 0;
  if (/[\u1100-\uffdc]|[\u{1f000}-\u{3ffff}]/u.test(sign)) return 1.05;
  return 0.59;
}

/** A word that is wider than a line, cut. */
function pieces(word: string, width: number, size: number): readonly string[] {
  if (widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && widthOf(part + sign, size) > width) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

function shortened(text: string, width: number, size: number): string {
  const signs = [...text];
  while (signs.length > 0 && widthOf(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
