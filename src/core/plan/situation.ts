/** Where the learner stands on the path: what every decision of the plan is made from. */
import { type Belief, isKnown } from '../learner/belief.ts';
import type { Learner, Statement } from '../learner/learner.ts';
import type { Profile } from '../learner/settings.ts';
import { beliefs, createPlacement, type Placement } from '../placement/counting.ts';
import { ancestors, skillGraph } from '../roadmap/graph.ts';
import { pathNamed, skillsOnPath } from '../roadmap/path.ts';
import type { Path, Roadmap, Skill } from '../roadmap/roadmap.ts';

export interface Situation {
  readonly roadmap: Roadmap;
  readonly profile: Profile;
  readonly path: Path;
  /** The skills of the path, in roadmap order. */
  readonly skills: readonly Skill[];
  readonly beliefs: ReadonlyMap<string, Belief>;
  readonly known: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
  /** Known in part: begun and not finished. */
  readonly begun: ReadonlySet<string>;
  /** The stage of the skill that was ticked last. */
  readonly lastStage: string | undefined;
}

export function situationOf(roadmap: Roadmap, learner: Learner, profile: Profile): Situation {
  const path = pathNamed(roadmap, profile.path);
  const skills = skillsOnPath(roadmap, path);
  const believed = beliefs(placementOf(roadmap, learner, profile));
  const known = new Set(skills.filter((skill) => isKnown(believed.get(skill.id))).map((skill) => skill.id));
  const begun = new Set(
    skills.filter((skill) => learner.statements.get(skill.id)?.report === 'partly').map((skill) => skill.id),
  );
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

/** The placement with everything the learner has said so far; it may ask about the skills of the path. */
export function placementOf(roadmap: Roadmap, learner: Learner, profile: Profile): Placement {
  const onPath = skillsOnPath(roadmap, pathNamed(roadmap, profile.path));
  const askable = new Set(onPath.map((skill) => skill.id).filter((id) => !learner.skipped.has(id)));
  return createPlacement({ skills: roadmap.skills, askable, answers: standing(roadmap, learner) });
}

/**
 * The statements that still stand. Who ticks a skill has learnt what it needs: an older "I do not know that" about
 * a prerequisite is out of date then.
 */
function standing(roadmap: Roadmap, { statements }: Learner): ReadonlyMap<string, Statement> {
  const graph = skillGraph(roadmap.skills);
  const standing = new Map<string, Statement>();
  for (const [skill, statement] of statements) {
    if (statement.report === 'known' && statement.via !== 'start') {
      for (const needed of ancestors(graph, skill)) {
        if (standing.get(needed)?.report !== 'known') standing.delete(needed);
      }
    }
    standing.set(skill, statement);
  }
  return standing;
}

function lastStage(roadmap: Roadmap, learner: Learner): string | undefined {
  const ticked = [...learner.statements].filter(
    ([, { report, via }]) => report === 'known' && via !== 'start',
  );
  const last = ticked.at(-1)?.[0];
  return roadmap.skills.find((skill) => skill.id === last)?.stage;
}
