/** The JSON document of `job`. Types only; see documents.ts. */
import type { AdvertLevel, UnknownName, Years } from './core/advert/advert.ts';
import type { RecordedAim } from './core/learner/aim.ts';
import type { Coverage, Standing, WayStep } from './core/plan/advert-gap.ts';
import type { RankedSkill } from './core/plan/advert-ranking.ts';
import type { SkillName } from './core/plan/step.ts';

/** `job`: what adverts ask for, and how far the learner is. */
export interface JobDocument {
  readonly schema: 'pybackend-path/job@1';
  readonly adverts: readonly JobAdvert[];
  /** What to learn next for all of them; empty for one advert. */
  readonly ranking: readonly RankedSkill[];
  /** The adverts that the plan is aimed at. */
  readonly aims: readonly RecordedAim[];
  /** Whether this run changed that. */
  readonly changed: boolean;
}

export interface JobAdvert {
  /** As it was named; `-` for standard input. */
  readonly file: string;
  readonly title: string;
  readonly level: AdvertLevel | null;
  readonly years: Years | null;
  readonly asks: readonly JobAsk[];
  readonly coverage: Omit<Coverage, 'share'> & { readonly share: number | null };
  readonly way: readonly WayStep[];
  readonly hours: { readonly min: number; readonly max: number };
  /** Technologies it asks for that no skill of the roadmap teaches. */
  readonly unknown: readonly UnknownName[];
  /** Skills that it says are not needed. */
  readonly notNeeded: readonly SkillName[];
  /** The id under which the plan is aimed at it from now on, of `--add`. */
  readonly aim: string | null;
}

export interface JobAsk {
  /** One of them is enough. */
  readonly skills: readonly SkillName[];
  /** The one that counts: known already, or the shortest to learn. */
  readonly skill: SkillName;
  /** What would do as well and no skill teaches. */
  readonly others: readonly string[];
  readonly isMust: boolean;
  readonly years: Years | null;
  readonly standing: Standing;
  /** The sentence that says so, cut short. */
  readonly says: string;
}
