import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firmness, type Half, labelledAdverts, skillScores, total } from '../../support/labelled-adverts.ts';

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
});
