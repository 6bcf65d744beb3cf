/** An exercise: something to build for one skill, and how its parts are named. */

export interface Exercise {
  /** The skill's id. */
  readonly skill: string;
  /** The name of its folder, unique in a roadmap. */
  readonly slug: string;
  readonly title: string;
  /** The outcome of the skill that it proves, from 1. */
  readonly outcome: number;
  readonly minutes: number;
  readonly packages: readonly string[];
  readonly programs: readonly string[];
  readonly hints: readonly string[];
  /** The longest a check may take. */
  readonly seconds: number;
  /** The learner's own project is reviewed: every point is told at once. */
  readonly review: boolean;
  /** What is to be done, Markdown. */
  readonly task: string;
}

export const DEFAULT_SECONDS = 10;
