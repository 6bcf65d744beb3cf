/**
 * Words of a sentence. `C++`, `C#`, `.NET`, `don't` and `3+` are one word; `Node.js`, `CI/CD` and `REST-API` are two
 * with a mark between them, so that a term is found however its parts are joined.
 */

export interface Token {
  /** In small letters, without accents. */
  readonly text: string;
  /** The same without the ending of a plural. */
  readonly stem: string;
  /** As it was written. */
  readonly written: string;
  /** What stands between it and the word before. */
  readonly gap: string;
}

const WORD = /\.?[\p{L}\p{N}_]+(?:'\p{L}+)*[+#]*/gu;

/** Linear in the length of the text. Web and mail addresses are passed by: they name companies, not skills. */
export function tokensOf(sentence: string): readonly Token[] {
  const text = sentence.normalize('NFKC').replace(/[\u2018\u2019]/g, "'");
  const tokens: Token[] = [];
  let gap = '';
  for (const chunk of text.split(/(\s+)/)) {
    if (chunk.includes('://') || chunk.includes('@') || chunk.startsWith('www.')) continue;
    let end = 0;
    for (const match of chunk.matchAll(WORD)) {
      gap += chunk.slice(end, match.index);
      const isGlued = match[0].startsWith('.') && match.index === end && end > 0;
      const written = isGlued ? match[0].slice(1) : match[0];
      tokens.push(token(written, isGlued ? '.' : gap));
      gap = '';
      end = match.index + match[0].length;
    }
    gap += chunk.slice(end).replace(/\s+/g, ' ');
  }
  return tokens;
}

function token(written: string, gap: string): Token {
  const text = written.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return { text, stem: stem(text), written, gap };
}

/** One form for singular and plural; `css`, `redis` and `kubernetes` need only be the same wherever they stand. */
function stem(text: string): string {
  if (text.length <= 3) return text;
  if (text.endsWith('ie')) return `${text.slice(0, -2)}y`;
  if (text.endsWith('sses')) return text.slice(0, -2);
  if (!text.endsWith('s') || /(?:ss|us|is|'s)$/.test(text)) return text;
  return text.endsWith('ies') ? `${text.slice(0, -3)}y` : text.slice(0, -1);
}

/** Whether what stands between two words lets them be one term: `unit tests`, `unit-tests`, `CI / CD`, `Node.js`. */
export function joins(gap: string): boolean {
  return gap === '' || gap === ' ' || gap === '.' || /^ ?[/&] ?$|^[-\u2010\u2011_]$/.test(gap);
}

/** The text on one line, cut short, without characters that steer or hide: it is kept, and goes into exports. */
export function firstCharacters(text: string, most: number): string {
  const characters = [...text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim()];
  if (characters.length <= most) return characters.join('');
  const first = characters.slice(0, most - 3).join('');
  return `${first.trimEnd()}...`;
}
