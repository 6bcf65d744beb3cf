/** Whole projects: what a scan says of them beside what two readers said who had not seen the scanner. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { evidenceOf } from '../../../src/core/evidence/report.ts';
import { clearPart, count, type Tally } from '../../../src/core/evidence/tally.ts';
import { librariesIn, wantedBy } from '../../../src/core/evidence/wanted.ts';
import { parseRoadmap } from '../../../src/core/roadmap/parse.ts';
import type { Roadmap } from '../../../src/core/roadmap/roadmap.ts';
import { openProjects } from '../../../src/io/projects/projects.ts';

const FIXTURES = resolve('test/fixtures/projects');
const PROJECTS = {
  'notes-api': join(FIXTURES, 'notes-api'),
  'log-tools': join(FIXTURES, 'log-tools'),
  'flask-project-review': resolve('skills/portfolio-flask/exercises/flask-project-review/solution'),
  'django-project-review': resolve('skills/portfolio-django/exercises/django-project-review/solution'),
};
const ROADMAP = parseRoadmap(parse(readFileSync('roadmap.yaml', 'utf8'))).value as Roadmap;
const WANTED = wantedBy(ROADMAP);
const GRADES = ['none', 'once', 'several', 'depth'];
const READERS = 2;
/** Of them, how many agree, and how many are at most one grade apart. */
const LEAST_EQUAL = 0.88;
const LEAST_NEAR = 0.98;

/** By skill. Merely named is not shown. */
async function scanned(folder: string): Promise<ReadonlyMap<string, string>> {
  const tally: Tally = new Map();
  await openProjects('/').scan({
    folders: [folder],
    patterns: [...WANTED.files.keys()],
    libraries: librariesIn(WANTED),
    authors: [],
    isEveryone: true,
    isScanned: () => false,
    take: (reading) => count(tally, WANTED, reading),
    progress: () => {},
    signal: new AbortController().signal,
  });
  const evidence = evidenceOf(ROADMAP, [clearPart(tally, WANTED)], '2026-11-27');
  return new Map(evidence.map(({ skill, grade }) => [skill.id, grade === 'named' ? 'none' : grade]));
}

interface Judgement {
  readonly skill: string;
  readonly scan: string;
  /** `several`, or `several|depth`. */
  readonly reader: string;
  /** In grades. */
  readonly distance: number;
}

function judgementsOn(name: string, found: ReadonlyMap<string, string>): readonly Judgement[] {
  const sheet = parse(readFileSync(join(FIXTURES, `${name}.grades.yaml`), 'utf8')) as Record<
    string,
    string[]
  >;
  return [...WANTED.clear].flatMap((skill) =>
    Array.from({ length: READERS }, (_, reader) => {
      const read = sheet[skill]?.[reader] ?? 'none';
      const scan = found.get(skill) ?? 'none';
      const far = read.split('|').map((one) => Math.abs(GRADES.indexOf(one) - GRADES.indexOf(scan)));
      return { skill, scan, reader: read, distance: Math.min(...far) };
    }),
  );
}

describe('a reader agrees with a scan', () => {
  it.each(Object.entries(PROJECTS))('%s', async (name, folder) => {
    const judgements = judgementsOn(name, await scanned(folder));
    const share = (most: number) =>
      judgements.filter(({ distance }) => distance <= most).length / judgements.length;
    const apart = judgements.filter(({ distance }) => distance > 0);
    const told = apart
      .map(({ skill, scan, reader }) => `${skill}: scan ${scan}, reader ${reader}`)
      .join('\n');
    expect(share(0), told).toBeGreaterThan(LEAST_EQUAL);
    expect(share(1), told).toBeGreaterThan(LEAST_NEAR);
  });
});
