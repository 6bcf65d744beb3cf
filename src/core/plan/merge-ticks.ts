/**
 * What a ticked checklist that comes back changes. A three-way comparison: only what the person changed since the
 * export counts, so a box that was ticked in the program meanwhile is not unticked by an old file.
 */
import type { NewFact } from '../learner/fact.ts';
import type { FormerIds } from '../learner/former-ids.ts';

export interface MergeInput {
  /** Skills may have had other ids when the file was made. */
  readonly former: FormerIds;
  /** What the file says: skill and whether its box is ticked. */
  readonly ticks: readonly { readonly skill: string; readonly ticked: boolean; readonly line: number }[];
  /** What was ticked when the file was made; undefined when the file no longer says. */
  readonly exportedTicked: ReadonlySet<string> | undefined;
  /** The skills of the roadmap, and those ticked now. */
  readonly skills: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

export interface Merge {
  readonly facts: readonly NewFact[];
  readonly ticked: readonly string[];
  readonly reopened: readonly string[];
  /** Lines about skills that this roadmap does not have. */
  readonly unknown: readonly { readonly skill: string; readonly line: number }[];
  /** Skills with two boxes that disagree: left as they are. */
  readonly contradictory: readonly string[];
}

export function mergeTicks({ former, skills, known, ...file }: MergeInput): Merge {
  const today = (id: string) => former.get(id) ?? id;
  const ticks = file.ticks.map((tick) => ({ ...tick, skill: today(tick.skill) }));
  const exportedTicked = file.exportedTicked && new Set([...file.exportedTicked].map(today));
  const wanted = new Map<string, boolean>();
  const contradictory = new Set<string>();
  for (const { skill, ticked } of ticks) {
    if (wanted.has(skill) && wanted.get(skill) !== ticked) contradictory.add(skill);
    wanted.set(skill, ticked);
  }
  const changed = [...wanted].filter(
    ([skill, ticked]) =>
      skills.has(skill) && !contradictory.has(skill) && ticked !== (exportedTicked?.has(skill) ?? !ticked),
  );
  const ticked = changed.filter(([skill, on]) => on && !known.has(skill)).map(([skill]) => skill);
  // Without the comment of the export an empty box may only be one that was never ticked.
  const reopened = exportedTicked
    ? changed.filter(([skill, on]) => !on && known.has(skill)).map(([skill]) => skill)
    : [];
  return {
    facts: [
      ...ticked.map((skill): NewFact => ({ type: 'claimed', data: { skill, via: 'import' } })),
      ...reopened.map((skill): NewFact => ({ type: 'reopened', data: { skill, via: 'import' } })),
    ],
    ticked,
    reopened,
    unknown: ticks.filter(({ skill }) => !skills.has(skill)).map(({ skill, line }) => ({ skill, line })),
    contradictory: [...contradictory],
  };
}
