/** What the map shows: every skill of the path with where it stands, by stage, and what leads to what. */

import { allSteps } from '../../core/plan/checklist.ts';
import { goalSteps } from '../../core/plan/plan.ts';
import type { SkillName, Step } from '../../core/plan/step.ts';
import type { Skill } from '../../core/roadmap/roadmap.ts';
import type { PlanSource } from '../exporter.ts';
import { type Link, placeInPage } from './markup.ts';

export type Standing = 'proved' | 'known' | 'claimed' | 'next' | 'ready' | 'later' | 'skipped';

/** In the order of the legend. */
export const STANDINGS: readonly Standing[] = [
  'proved',
  'known',
  'claimed',
  'next',
  'ready',
  'later',
  'skipped',
];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  proved: 'proved',
  known: 'known',
  claimed: 'claimed',
  next: 'next',
  ready: 'can learn now',
  later: 'later',
  skipped: 'left out',
};

export const STANDING_MEANS: Readonly<Record<Standing, string>> = {
  proved: 'you passed an exercise about it',
  known: 'your answers show it',
  claimed: 'you said so',
  next: 'begin here',
  ready: 'all it needs is known',
  later: 'something must come first',
  skipped: 'you took it off your path',
};

export interface MapSkill {
  readonly step: Step;
  readonly standing: Standing;
  /** Questions about it that are due for review. */
  readonly due: number;
  /** Of the path, direct ones. */
  readonly needs: readonly SkillName[];
  readonly easierAfter: readonly SkillName[];
  readonly opens: readonly SkillName[];
  readonly hasExercise: boolean;
}

export interface MapStage extends SkillName {
  readonly summary: string | undefined;
  readonly skills: readonly MapSkill[];
}

/** By skill: the id of what the page tells about it. Numbers, since most of the page's links are these. */
export type Places = ReadonlyMap<string, string>;

export interface SkillMap {
  readonly title: string;
  readonly places: Places;
  readonly stages: readonly MapStage[];
  /** The step to take first; undefined when nothing is open. */
  readonly next: MapSkill | undefined;
}

export function skillMapOf({ checklist, roadmap, reviewing, hasExercise }: PlanSource): SkillMap {
  const steps = allSteps(checklist);
  const titles = new Map(steps.map(({ id, title }) => [id, title]));
  const skills = new Map(roadmap.skills.map((skill) => [skill.id, skill]));
  const named = (ids: readonly string[] = []) =>
    ids.flatMap((id) => {
      const title = titles.get(id);
      return title === undefined ? [] : [{ id, title }];
    });
  const opens = dependentsOf(steps.flatMap(({ id }) => skills.get(id) ?? []));
  const first = goalSteps(checklist)[0]?.id;
  const due = new Map<string, number>();
  for (const { skill } of reviewing.due) due.set(skill, (due.get(skill) ?? 0) + 1);
  const stages = checklist.stages.map(({ id, title, steps: own }) => ({
    id,
    title,
    summary: roadmap.stages.find((stage) => stage.id === id)?.summary,
    skills: own.map((step) => ({
      step,
      standing: standingOf(step, first),
      due: due.get(step.id) ?? 0,
      needs: named(skills.get(step.id)?.prerequisites),
      easierAfter: named(skills.get(step.id)?.recommendedAfter),
      opens: named(opens.get(step.id)),
      hasExercise: hasExercise(step.id),
    })),
  }));
  return {
    title: checklist.path.title,
    places: new Map(steps.map(({ id }, at) => [id, `${at + 1}`])),
    stages,
    next: stages.flatMap(({ skills: all }) => all).find(({ standing }) => standing === 'next'),
  };
}

export function linkTo(id: string, places: Places): Link {
  return placeInPage(places.get(id) ?? '');
}

/** `3 of 8`: without what was left out. */
export function knownOf({ skills }: MapStage): string {
  const known = skills.filter(({ step }) => step.status === 'known').length;
  return `${known} of ${skills.filter(({ standing }) => standing !== 'skipped').length}`;
}

function standingOf({ id, status, belief }: Step, first: string | undefined): Standing {
  if (status === 'known') {
    return belief.source === 'proved' ? 'proved' : belief.source === 'claimed' ? 'claimed' : 'known';
  }
  return id === first ? 'next' : status;
}

function dependentsOf(skills: readonly Skill[]): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>();
  for (const { id, prerequisites } of skills) {
    for (const need of new Set(prerequisites)) {
      const own = dependents.get(need);
      if (own) own.push(id);
      else dependents.set(need, [id]);
    }
  }
  return dependents;
}
