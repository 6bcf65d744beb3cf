import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/exporters/csv.ts';
import { planSource } from '../support/plan-source.ts';
import { graphs, skill } from '../support/small-roadmap.ts';
import { times } from '../support/times.ts';

/** As another program reads it, by RFC 4180. */
function rows(text: string): readonly Readonly<Record<string, string>>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, newline: '\r\n' });
  expect(errors.filter(({ code }) => code !== 'TooFewFields')).toEqual([]);
  return data.filter(({ id }) => id !== undefined);
}

const csvOf = (title: string) => renderCsv(planSource({ skills: [skill('bake', [], { title })] }).checklist);
const titleIn = (title: string) => rows(csvOf(title))[0]?.['title'] ?? '';

describe('export csv', () => {
  it('has a row for every skill, and lines that end with CRLF', () =>
    fc.assert(
      fc.property(graphs(), (skills) => {
        const text = renderCsv(planSource({ skills }).checklist);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(
          rows(text)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(skills.map(({ id }) => id).toSorted());
      }),
      { numRuns: 100 },
    ));

  it.each([
    '=1+1',
    '=HYPERLINK("http://evil")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\x00=1',
    '\ufeff=1',
    '\u200b=1',
    '\u00a0=1',
    ' =1',
    '"=1',
    '";=1',
    '\uff1d1',
    '\uff0b1',
    '\uff0d1',
    '\uff201',
    "=cmd|' /C calc'!A0",
  ])('%j is no formula', (title) =>
    expect(titleIn(title)).not.toMatch(/^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/),
  );

  it('keeps titles as they are, but for spaces, control characters and the apostrophe', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), (title) => {
        const plain = title.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
        const read = titleIn(title)
          .replace(/[\p{Z}]+/gu, ' ')
          .trim();
        expect([plain, `'${plain}`]).toContain(read);
      }),
      { numRuns: times(200, 2_000) },
    ));
});
