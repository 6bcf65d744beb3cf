/** Everything that is wrong with a roadmap whose shape is right: how its parts fit together. */

import { didYouMean } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { graphProblems } from './check-graph.ts';
import { duplicates, formerIdProblems, type Named } from './check-ids.ts';
import { skillsOnPath } from './path.ts';
import type { Roadmap, Skill } from './roadmap.ts';

export function checkRoadmap(roadmap: Roadmap): readonly Problem[] {
  return [
    ...(['stages', 'tracks', 'paths', 'skills', 'habits'] as const).flatMap((list) =>
      duplicates(list, roadmap[list]),
    ),
    ...formerIdProblems(roadmap.skills),
    ...roadmap.paths.flatMap((_, at) => pathProblems(roadmap, at)),
    ...skillProblems(roadmap),
    ...habitProblems(roadmap),
    ...graphProblems(roadmap.skills),
    ...emptyParts(roadmap),
    ...advertProblems(roadmap),
  ];
}

/** An id that nothing has, at its place. */
function unknown(
  kind: string,
  id: string,
  path: Problem['path'],
  known: ReadonlySet<string>,
): readonly Problem[] {
  if (known.has(id)) return [];
  return [
    { code: `unknown-${kind}`, path, message: `There is no ${kind} '${id}'.`, hint: didYouMean(id, known) },
  ];
}

function idsOf(named: readonly Named[]): ReadonlySet<string> {
  return new Set(named.map(({ id }) => id));
}

function pathProblems(roadmap: Roadmap, at: number): readonly Problem[] {
  const path = roadmap.paths[at];
  if (!path) return [];
  const [tracks, skills] = [idsOf(roadmap.tracks), idsOf(roadmap.skills)];
  const on = new Set(skillsOnPath(roadmap, path).map(({ id }) => id));
  const gaps = roadmap.skills.flatMap((skill) =>
    on.has(skill.id)
      ? skill.prerequisites
          .filter((need) => skills.has(need) && !on.has(need))
          .map((need) => [skill.id, need] as const)
      : [],
  );
  return [
    ...path.tracks.flatMap((id, item) => unknown('track', id, ['paths', at, 'tracks', item], tracks)),
    ...path.leaveOut.flatMap((id, item) => unknown('skill', id, ['paths', at, 'leaveOut', item], skills)),
    ...gaps.map(([skill, need]) => ({
      code: 'path-gap',
      path: ['paths', at],
      message: `The path '${path.id}' holds '${skill}' but not '${need}', which that needs.`,
      hint: `Add '${need}' to one of its tracks, or leave '${skill}' out.`,
    })),
  ];
}

function skillProblems(roadmap: Roadmap): readonly Problem[] {
  const [stages, tracks] = [idsOf(roadmap.stages), idsOf(roadmap.tracks)];
  const skills = new Map(roadmap.skills.map((skill) => [skill.id, skill]));
  const known = new Set(skills.keys());
  const onPaths = new Set(roadmap.paths.flatMap((path) => skillsOnPath(roadmap, path).map(({ id }) => id)));
  return roadmap.skills.flatMap((skill, at) => [
    ...unknown('stage', skill.stage, ['skills', at, 'stage'], stages),
    ...skill.tracks.flatMap((id, item) => unknown('track', id, ['skills', at, 'tracks', item], tracks)),
    ...(['prerequisites', 'recommendedAfter'] as const).flatMap((list) =>
      skill[list].flatMap((id, item) => unknown('skill', id, ['skills', at, list, item], known)),
    ),
    ...milestoneProblems(skill, at, skills),
    ...(onPaths.has(skill.id) ? [] : [unreachable(skill, at)]),
    ...repeatedAddresses(skill, at),
  ]);
}

function habitProblems({ habits, skills }: Roadmap): readonly Problem[] {
  const known = idsOf(skills);
  return habits.flatMap(({ after }, at) =>
    after.flatMap((id, item) => unknown('skill', id, ['habits', at, 'after', item], known)),
  );
}

function milestoneProblems(skill: Skill, at: number, skills: ReadonlyMap<string, Skill>): readonly Problem[] {
  if (skill.milestone !== 'first-job') return [];
  return skill.prerequisites.flatMap((id, item) =>
    skills.get(id)?.milestone === 'full'
      ? [
          {
            code: 'milestone-gap',
            path: ['skills', at, 'prerequisites', item],
            message: `'${skill.id}' is for the first job but needs '${id}', which is not.`,
            hint: `Make '${id}' first-job as well, or '${skill.id}' full.`,
          },
        ]
      : [],
  );
}

function unreachable({ id }: Skill, at: number): Problem {
  return {
    code: 'unreachable-skill',
    path: ['skills', at],
    message: `'${id}' is on no path, so nobody will ever see it.`,
    hint: 'Put it into a track that a path takes.',
  };
}

function repeatedAddresses({ resources }: Skill, at: number): readonly Problem[] {
  return resources.flatMap(({ url }, item) =>
    resources.findIndex((other) => other.url === url) < item
      ? [
          {
            code: 'duplicate-resource',
            path: ['skills', at, 'resources', item, 'url'],
            message: 'This address stands here twice.',
          },
        ]
      : [],
  );
}

function emptyParts({ stages, tracks, skills }: Roadmap): readonly Problem[] {
  const usedStages = new Set(skills.map(({ stage }) => stage));
  const usedTracks = new Set(skills.flatMap((skill) => skill.tracks));
  const empty = (list: string, at: number, id: string): Problem => ({
    code: 'empty-part',
    path: [list, at],
    message: `'${id}' holds no skill.`,
  });
  return [
    ...stages.flatMap(({ id }, at) => (usedStages.has(id) ? [] : [empty('stages', at, id)])),
    ...tracks.flatMap(({ id }, at) => (usedTracks.has(id) ? [] : [empty('tracks', at, id)])),
  ];
}

function advertProblems({ adverts, skills }: Roadmap): readonly Problem[] {
  const most = adverts ?? { total: 0, recent: 0 };
  const problem = (path: Problem['path'], message: string): Problem => ({
    code: 'bad-demand',
    path,
    message,
  });
  return [
    ...(most.recent > most.total
      ? [problem(['adverts', 'recent'], 'There are more recent adverts than adverts.')]
      : []),
    ...skills.flatMap(({ demand }, at) => {
      if (!demand) return [];
      if (!adverts)
        return [
          problem(['skills', at, 'demand'], "'demand' needs 'adverts' at the top: how many were counted."),
        ];
      return demand.adverts > most.total || demand.recent > most.recent || demand.recent > demand.adverts
        ? [problem(['skills', at, 'demand'], 'More adverts name it than were counted.')]
        : [];
    }),
  ];
}
