import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAdvert } from '../../../src/core/advert/advert.ts';
import { vocabularyOf } from '../../../src/core/advert/vocabulary.ts';
import { htmlText, looksLikeHtml } from '../../../src/io/html-text.ts';
import {
  alternativesScore,
  firmness,
  type Half,
  labelledAdverts,
  skillScores,
  total,
} from '../../support/labelled-adverts.ts';

const adverts = await labelledAdverts();
const half = (name: Half) => adverts.filter((one) => one.half === name);

describe('the labelled adverts', () => {
  it('are sixty or more, each with labels, about half of them held out', () => {
    expect(adverts.length).toBeGreaterThanOrEqual(60);
    const files = readdirSync('test/adverts').filter((name) => !['README.md', 'labels.yaml'].includes(name));
    expect(adverts.map(({ name }) => name).sort()).toEqual(files.sort());
    expect(half('held-out').length).toBeGreaterThanOrEqual(30);
  });

  it('precision and recall of the held-out half are 0.90 or more', () => {
    const { precision, recall } = total(skillScores(half('held-out')).values());
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(firmness(half('held-out'))).toBeGreaterThanOrEqual(0.9);
  });

  it('and so are those of its groups of alternatives', () => {
    const { precision, recall } = alternativesScore(half('held-out'));
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a damaged advert', () => {
  const MUTATIONS = process.env['PYBACKEND_PATH_LONG'] ? 2_000 : 100;
  const texts = adverts.map(({ name }) => readFileSync(`test/adverts/${name}`, 'utf8'));
  const vocabulary = vocabularyOf({ skills: [] });
  const damage = fc.record({
    at: fc.nat(),
    cut: fc.nat(30),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('<', '</div>', '<script>', '|', ':', '\n#', '\u202e', '(', 'no '),
    ),
  });

  it(`is read as well (${MUTATIONS} mutations)`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(damage, { minLength: 1, maxLength: 6 }),
        async (text, all) => {
          const broken = all.reduce((before, { at, cut, put }) => {
            const place = at % (before.length + 1);
            return before.slice(0, place) + put + before.slice(place + cut);
          }, text);
          const plain = looksLikeHtml(broken) ? await htmlText(broken) : broken;
          const { title, unknown } = readAdvert(plain, vocabulary);
          expect(title.length).toBeGreaterThan(0);
          expect(new Set(unknown.map(({ name }) => name)).size).toBe(unknown.length);
        },
      ),
      { numRuns: MUTATIONS },
    );
  });
});
