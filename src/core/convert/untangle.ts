/** Takes out of a graph of skills what no roadmap may have: circles, and prerequisites that others imply. */
import { graphProblems } from '../roadmap/check-graph.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { type NoteCode, type Notes, note } from './notes.ts';

/** A source with more circles than these has no order to speak of. */
const MOST_CIRCLES = 20;

type List = 'prerequisites' | 'recommendedAfter';

const NOTES: Readonly<Record<string, NoteCode>> = {
  cycle: 'need-in-circle',
  'order-cycle': 'order-in-circle',
  'redundant-prerequisite': 'need-implied',
};

/**
 * The links that `roadmap check` would name are taken out and noted, until it names none. Skills have either
 * prerequisites or recommendations here, as their source has the one or the other: a circle is of one kind.
 */
export function untangled(skills: readonly Skill[], notes: Notes): readonly Skill[] {
  let current = skills;
  for (let circles = 0; ; circles += 1) {
    const problems = graphProblems(current);
    if (problems.length === 0) return current;
    const list: List = problems[0]?.code === 'order-cycle' ? 'recommendedAfter' : 'prerequisites';
    if (circles >= MOST_CIRCLES) {
      note(notes, NOTES[problems[0]?.code ?? ''] ?? 'need-in-circle', '', linksIn(current, list));
      current = current.map((skill) => ({ ...skill, [list]: [] }));
      continue;
    }
    current = withoutLinks(current, problems, notes);
  }
}

function withoutLinks(
  skills: readonly Skill[],
  problems: ReturnType<typeof graphProblems>,
  notes: Notes,
): readonly Skill[] {
  const gone = new Set<string>();
  for (const { code, path } of problems) {
    const [, at, list, item] = path;
    const skill = skills[Number(at)];
    note(
      notes,
      NOTES[code] ?? 'need-in-circle',
      `${skill?.[list as List][Number(item)]} before ${skill?.id}`,
    );
    gone.add(path.join('.'));
  }
  const kept = (at: number, list: List) => (_: string, item: number) =>
    !gone.has(`skills.${at}.${list}.${item}`);
  return skills.map((skill, at) => ({
    ...skill,
    prerequisites: skill.prerequisites.filter(kept(at, 'prerequisites')),
    recommendedAfter: skill.recommendedAfter.filter(kept(at, 'recommendedAfter')),
  }));
}

function linksIn(skills: readonly Skill[], list: List): number {
  return skills.reduce((sum, skill) => sum + skill[list].length, 0);
}
