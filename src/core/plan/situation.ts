/** Where the learner stands on the path: what every decision of the plan is made from. */
import type { Day } from '../day.ts';
import { type Belief, isKnown } from '../learner/belief.ts';
import type { Learner } from '../learner/learner.ts';
import type { Profile } from '../learner/settings.ts';
import { pathNamed, skillsOnPath } from '../roadmap/path.ts';
import type { Path, Roadmap, Skill } from '../roadmap/roadmap.ts';
import { beliefsOf } from './assessed.ts';

export interface Situation {
  readonly roadmap: Roadmap;
  readonly profile: Profile;
  readonly path: Path;
  /** The skills of the path, in roadmap order. */
  readonly skills: readonly Skill[];
  readonly beliefs: ReadonlyMap<string, Belief>;
  readonly known: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
  /** Known in part: begun and not finished, or forgotten. */
  readonly begun: ReadonlySet<string>;
  /** The stage of the skill that was ticked last. */
  readonly lastStage: string | undefined;
}

/** `today`: what was ticked and answered long ago counts less. */
export function situationOf(roadmap: Roadmap, learner: Learner, profile: Profile, today: Day): Situation {
  const path = pathNamed(roadmap, profile.path);
  const skills = skillsOnPath(roadmap, path);
  const believed = beliefsOf({ roadmap, learner, skills, today });
  const known = new Set(skills.filter((skill) => isKnown(believed.get(skill.id))).map((skill) => skill.id));
  const begun = new Set(skills.map(({ id }) => id).filter((id) => isBegun(id, learner, believed)));
  return {
    roadmap,
    profile,
    path,
    skills,
    beliefs: believed,
    known,
    skipped: learner.skipped,
    begun,
    lastStage: lastStage(roadmap, learner),
  };
}

function isBegun(id: string, { statements }: Learner, beliefs: ReadonlyMap<string, Belief>): boolean {
  return statements.get(id)?.report === 'partly' || beliefs.get(id)?.source === 'forgotten';
}

function lastStage(roadmap: Roadmap, learner: Learner): string | undefined {
  const ticked = [...learner.statements].filter(
    ([, { report, via }]) => report === 'known' && via !== 'start',
  );
  const last = ticked.at(-1)?.[0];
  return roadmap.skills.find((skill) => skill.id === last)?.stage;
}
