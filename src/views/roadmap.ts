/** The roadmap as it is, without the learner. */
import { skillsOnPath } from '../core/roadmap/path.ts';
import type { Roadmap } from '../core/roadmap/roadmap.ts';
import { accent, blank, faint, item, type Line, line, strong } from '../screen.ts';
import { counted, hoursRange } from '../words/amounts.ts';

export function roadmapView(roadmap: Roadmap): readonly Line[] {
  return [
    line(strong(roadmap.title)),
    ...(roadmap.summary ? [line(roadmap.summary)] : []),
    blank,
    line(accent('Paths')),
    ...roadmap.paths.map((path) =>
      item(
        2,
        '-',
        path.title,
        faint(` (${path.id}), ${counted(skillsOnPath(roadmap, path).length, 'skill')}`),
      ),
    ),
    ...roadmap.stages.flatMap((stage) => [
      blank,
      line(accent(stage.title), faint(` (${stage.id})`)),
      ...(stage.summary ? [line(stage.summary)] : []),
      ...roadmap.skills
        .filter((skill) => skill.stage === stage.id)
        .map((skill) =>
          item(
            2,
            '-',
            skill.title,
            faint(` (${skill.id}), ${hoursRange(skill.hours)}${skill.optional ? ', optional' : ''}`),
          ),
        ),
    ]),
  ];
}
