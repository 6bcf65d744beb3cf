/** What there is to learn: the shape of `roadmap.yaml` once it has been read. */
import type { Sign } from './signs.ts';

export type Level = 'beginner' | 'intermediate' | 'advanced';
export type Milestone = 'first-job' | 'full';

export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly summary?: string | undefined;
}

export interface Track {
  readonly id: string;
  readonly title: string;
}

/** A named choice of tracks with a goal. */
export interface Path {
  readonly id: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly tracks: readonly string[];
  /** Skills of those tracks that this path does without. */
  readonly leaveOut: readonly string[];
}

export interface Resource {
  readonly title: string;
  readonly url: string;
  readonly site: string;
  readonly kind: 'docs' | 'tutorial' | 'course' | 'book' | 'video' | 'practice';
  readonly cost: 'free' | 'paid';
  readonly hours: number;
  /** Covers far more than this one skill: its hours are not this skill's hours. */
  readonly broad: boolean;
}

/** How many of the counted job adverts name the skill. */
export interface Demand {
  readonly adverts: number;
  readonly recent: number;
  /** The adverts name only a wider term (they say Django, not Django forms). */
  readonly umbrella: boolean;
}

/** What gives the skill away in an advert, in source code, in dependency lists and in file names. */
export interface Keywords {
  readonly terms: readonly string[];
  /** Words by which job adverts ask for this skill, whichever skill has them among its terms. */
  readonly adverts?: readonly string[] | undefined;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly files: readonly string[];
  /** What else in a project shows it: generators, blueprints, workflows. */
  readonly signs?: readonly Sign[] | undefined;
}

export interface Skill {
  readonly id: string;
  /** Ids that it had before: facts about them are facts about this skill. */
  readonly was: readonly string[];
  readonly title: string;
  readonly summary?: string | undefined;
  readonly stage: string;
  readonly level: Level;
  readonly hours: { readonly min: number; readonly max: number };
  readonly tracks: readonly string[];
  readonly optional: boolean;
  /** Hard: mastery of this skill implies them. */
  readonly prerequisites: readonly string[];
  /** Soft: teaching order only, never used to infer knowledge. */
  readonly recommendedAfter: readonly string[];
  readonly milestone: Milestone;
  readonly outcomes: readonly string[];
  readonly demand?: Demand | undefined;
  readonly keywords: Keywords;
  readonly resources: readonly Resource[];
}

/** Something small to do again and again: it keeps what is known in use. */
export interface Habit {
  readonly id: string;
  readonly title: string;
  /** How to do it, in a sentence or two. */
  readonly how: string;
  readonly everyDays: number;
  readonly minutes: number;
  /** Skills without which it makes no sense yet. */
  readonly after: readonly string[];
}

export interface Roadmap {
  readonly id: string;
  readonly title: string;
  readonly summary?: string | undefined;
  /** How many adverts were counted for `demand`, and how many of them are recent. */
  readonly adverts?: { readonly total: number; readonly recent: number } | undefined;
  readonly stages: readonly Stage[];
  readonly tracks: readonly Track[];
  readonly paths: readonly Path[];
  readonly skills: readonly Skill[];
  readonly habits: readonly Habit[];
}
