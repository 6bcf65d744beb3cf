import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanInline, cleanJson, cleanText, toAscii } from '../../../src/io/terminal/clean.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { times } from '../../support/times.ts';

/** What may never leave the gate: control, format, surrogate and private characters; joiners are allowed. */
const FORBIDDEN = /(?!\u200c|\u200d|\n|\t)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

describe('the cleaner', () => {
  it(`shows what ${PAYLOADS.length} payloads hide, inline, in text and in JSON`, () => {
    for (const payload of PAYLOADS) {
      expect(cleanInline(`a${payload}b`)).not.toMatch(/[\n\t]/);
      expect(cleanInline(`a${payload}b`)).not.toMatch(FORBIDDEN);
      expect(cleanText(`a${payload}b`)).not.toMatch(FORBIDDEN);
      const json = cleanJson(JSON.stringify({ payload }));
      expect(json).not.toMatch(FORBIDDEN);
      expect(JSON.parse(json)).toEqual({ payload });
    }
  });
  it('leaves nothing dangerous in any string, and letters, emoji and combining marks alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanInline(text)).not.toMatch(FORBIDDEN);
        expect(cleanText(text)).not.toMatch(FORBIDDEN);
        expect(cleanInline(cleanInline(text))).toBe(cleanInline(text));
      }),
      { numRuns: times(300, 2000) },
    );
    for (const text of ['naïve café', '数据库', 'עברית', '👩‍💻 dev', 'e\u0301', 'क्‍ष', 'A–Z'])
      expect(cleanInline(text)).toBe(text);
  });
  it('says which character it was', () => {
    expect(cleanInline('\x1b[31m\u202e\tx')).toBe('\\x1b[31m\\u{202e} x');
    expect(cleanText('a\r\nb\tc\rd')).toBe('a\nb\tc\\x0dd');
  });
  it('knows our own signs in ASCII', () => {
    expect(toAscii('–—·…→‘’“”✓•█░')).toMatch(/^[\x20-\x7e]+$/);
  });
});
