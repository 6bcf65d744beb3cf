/** Roadmaps of any size with texts as long as those of the one that comes with the program. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

interface Roadmap {
  readonly stages: readonly { readonly id: string }[];
  readonly skills: readonly {
    readonly id: string;
    readonly stage: string;
    readonly prerequisites?: readonly string[];
    readonly recommendedAfter?: readonly string[];
  }[];
}

/** The text of a file: its skills again and again, each round with links among its own, all on one path. */
export function withOurTexts(size: number): string {
  const ours = parse(readFileSync(resolve('roadmap.yaml'), 'utf8')) as Roadmap;
  const again = Array.from({ length: Math.ceil(size / ours.skills.length) }, (_, round) => {
    const named = (id: string) => (round === 0 ? id : `${id}-${round}`);
    return ours.skills.map((skill) => ({
      ...skill,
      id: named(skill.id),
      was: undefined,
      tracks: ['core'],
      prerequisites: skill.prerequisites?.map(named) ?? [],
      recommendedAfter: skill.recommendedAfter?.map(named) ?? [],
    }));
  });
  const skills = again.flat().slice(0, size);
  const ids = new Set(skills.map(({ id }) => id));
  const here = (id: string) => ids.has(id);
  return JSON.stringify({
    ...ours,
    stages: ours.stages.filter(({ id }) => skills.some(({ stage }) => stage === id)),
    tracks: [{ id: 'core', title: 'All of it' }],
    paths: [{ id: 'default', title: 'All of it', tracks: ['core'] }],
    habits: undefined,
    skills: skills.map((skill) => ({
      ...skill,
      prerequisites: skill.prerequisites.filter(here),
      recommendedAfter: skill.recommendedAfter.filter(here),
    })),
  });
}
