import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { paint } from '../../../src/io/terminal/paint.ts';
import { STYLES } from '../../../src/io/terminal/styles.ts';
import { faint, indented, item, line, strong } from '../../../src/screen.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { times } from '../../support/times.ts';

const plain = (width: number) => ({ width, styles: undefined, unicode: true });
const ESC = String.fromCharCode(27);

describe('paint', () => {
  it('wraps with a hanging indent', () => {
    const text = paint([item(2, '[x]', 'one two three four five')], plain(20));
    expect(text).toBe('  [x] one two three\n      four five\n');
  });
  it('keeps spaces inside a line, none at its end, and a blank line blank', () => {
    expect(paint([line('a', '   ', 'b'), { spans: [], indent: 4, hang: 4 }], plain(20))).toBe('a   b\n\n');
  });
  it('colours our spans only, and closes every colour on its line', () => {
    const text = paint([line(strong('bold words that wrap'), ' ', `${ESC}[31mred`)], {
      ...plain(20),
      styles: STYLES,
    });
    expect(
      text
        .split('\n')
        .filter(Boolean)
        .every((row) => count(row, `${ESC}[1m`) === count(row, `${ESC}[22m`)),
    ).toBe(true);
    expect(text).not.toContain(`${ESC}[31m`);
    expect(text).toContain('\\x1b[31mred');
  });
  it('no payload leaves an escape when colour is off', () => {
    for (const payload of PAYLOADS) {
      const text = paint([line(payload, faint(payload))], plain(80));
      expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    }
  });
  it('no row is ever wider than the screen, whatever the text, at 20, 40, 80 and 200 columns', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('数据库设计', '👩‍💻👨‍👩‍👧', 'e\u0301'.repeat(30), 'x'.repeat(250), ' ', ''),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.constantFrom(20, 40, 80, 200),
        fc.nat({ max: 12 }),
        (words, width, indent) => {
          const rows = paint([indented(indent, ...words.flatMap((text) => [text, ' ']))], plain(width)).split(
            '\n',
          );
          for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: times(150, 1000) },
    );
  });
  it('loses no letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { maxLength: 10 }),
        fc.integer({ min: 20, max: 60 }),
        (words, width) => {
          const text = paint([indented(3, words.join(' '))], plain(width));
          expect(text.replace(/\s/g, '')).toBe(words.join(''));
        },
      ),
    );
  });
});

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
