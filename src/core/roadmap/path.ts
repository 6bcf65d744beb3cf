/** Which skills a path asks for. */
import type { Path, Roadmap, Skill } from './roadmap.ts';

/** The path with that id; the roadmap's first when there is none. A checked roadmap has at least one. */
export function pathNamed(roadmap: Roadmap, id: string | undefined): Path {
  const path = roadmap.paths.find((candidate) => candidate.id === id) ?? roadmap.paths[0];
  if (!path) throw new RangeError('the roadmap has no path');
  return path;
}

/** The skills of a path, in roadmap order. */
export function skillsOnPath(roadmap: Roadmap, path: Path): readonly Skill[] {
  const tracks = new Set(path.tracks);
  const left = new Set(path.leaveOut);
  return roadmap.skills.filter(
    (skill) => skill.tracks.some((track) => tracks.has(track)) && !left.has(skill.id),
  );
}
