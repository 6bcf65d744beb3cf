import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from '../../../src/io/store/crc32.ts';

it('agrees with zlib, at once and in two parts', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      expect(crc32(text, crc32(bytes))).toBe(zlibCrc32(text, zlibCrc32(bytes)));
    }),
  );
});
