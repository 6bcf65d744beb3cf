/** Where the learner stands on the path: what every decision of the plan is made from. */
import type { Day } from '../day.ts';
import type { Aim } from '../learner/aim.ts';
import { type Belief, isKnown } from '../learner/belief.ts';
import type { Learner } from '../learner/learner.ts';
import type { Profile } from '../learner/settings.ts';
import { skillGraph } from '../roadmap/graph.ts';
import { pathNamed, skillsOnPath } from '../roadmap/path.ts';
import type { Path, Roadmap, Skill } from '../roadmap/roadmap.ts';
import { type Aiming, aimingOf } from './aiming.ts';
import { type AssessedInput, beliefsOf } from './assessed.ts';
import { withChoicesMade, withEveryChoice } from './choosing.ts';
import type { Settled } from './ground.ts';

export interface Situation {
  readonly roadmap: Roadmap;
  readonly profile: Profile;
  readonly path: Path;
  /** The skills of the path and what adverts that are aimed at need besides, in roadmap order. */
  readonly skills: readonly Skill[];
  readonly beliefs: ReadonlyMap<string, Belief>;
  readonly known: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
  /** Known in part: begun and not finished, or forgotten. */
  readonly begun: ReadonlySet<string>;
  /** The stage of the skill that was ticked last. */
  readonly lastStage: string | undefined;
  /** By skill, which adverts need it. */
  readonly aimed: ReadonlyMap<string, Aiming>;
}

/** `today`: what was ticked and answered long ago counts less. `aims`: others than the learner's own, to try them. */
export function situationOf(
  roadmap: Roadmap,
  learner: Learner,
  profile: Profile,
  today: Day,
  aims: Iterable<Aim> = learner.aims.values(),
): Situation {
  const path = pathNamed(roadmap, profile.path);
  const onPath = new Set(skillsOnPath(roadmap, path).map(({ id }) => id));
  const { skipped } = learner;
  const within = (aimed: ReadonlyMap<string, Aiming>) =>
    roadmap.skills.filter(({ id }) => onPath.has(id) || aimed.get(id)?.isMust === true);
  const all = [...aims];
  const widest = within(aimingOf(roadmap, all.map(withEveryChoice), { known: NONE, skipped }));
  const believed = beliefsAlong(onPath, { roadmap, learner, skills: widest, today });
  const known = new Set(widest.filter(({ id }) => isKnown(believed.get(id))).map(({ id }) => id));
  const aimed = aimingOf(roadmap, chosen(roadmap, all, onPath, { known, skipped }), { known, skipped });
  const skills = within(aimed);
  const begun = new Set(skills.map(({ id }) => id).filter((id) => isBegun(id, learner, believed)));
  return {
    roadmap,
    profile,
    path,
    skills,
    beliefs: believed,
    known,
    skipped,
    begun,
    lastStage: lastStage(roadmap, learner),
    aimed,
  };
}

/**
 * What is believed of the path rests on the path alone, and of what lies beside it on the whole roadmap: else aiming at an
 * advert would tick skills and take ticks back.
 */
function beliefsAlong(onPath: ReadonlySet<string>, input: AssessedInput): ReadonlyMap<string, Belief> {
  const skills = input.skills.filter(({ id }) => onPath.has(id));
  const ofPath = beliefsOf({ ...input, skills });
  if (skills.length === input.skills.length) return ofPath;
  const wider = beliefsOf({ ...input, skills: input.roadmap.skills });
  return new Map([...wider, ...[...ofPath].filter(([id]) => onPath.has(id))]);
}

function chosen(
  roadmap: Roadmap,
  aims: readonly Aim[],
  path: ReadonlySet<string>,
  settled: Settled,
): readonly Aim[] {
  if (aims.length === 0) return [];
  const byId = new Map(roadmap.skills.map((skill) => [skill.id, skill]));
  const choosing = { settled, graph: skillGraph(roadmap.skills), byId, path };
  return aims.map((aim) => withChoicesMade(aim, choosing));
}

const NONE: ReadonlySet<string> = new Set();

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
