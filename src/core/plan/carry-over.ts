/** What becomes of what the learner did when another roadmap is taken. */
import { activeFacts } from '../learner/active-facts.ts';
import type { Fact } from '../learner/fact.ts';
import { formerIds, skillsIn } from '../learner/former-ids.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';

export interface CarryOver {
  /** How many skills both have: nothing changes for them. */
  readonly kept: number;
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Skills that the second does not have: what was done for them stays on record. */
  readonly history: readonly string[];
}

/**
 * Of the skills of the first roadmap that something was recorded for. `recorded`: facts as they are on the disk, since each
 * roadmap reads the ids that were recorded, not those that another one made of them. A skill may be told twice: what was done
 * under its former id is found again, what was done since is not.
 */
export function carriedOver(recorded: readonly Fact[], first: Roadmap, second: Roadmap): CarryOver {
  const [before, after] = [idsIn(first), idsIn(second)];
  const ids = [...new Set(activeFacts(recorded).flatMap((fact) => [...skillsIn(fact)]))];
  const done = ids.flatMap((id) => {
    const from = before(id);
    return from === undefined ? [] : [{ from, to: after(id) }];
  });
  const places = new Map(first.skills.map(({ id }, at) => [id, at]));
  const moves = [...new Map(done.map((move) => [`${move.from} ${move.to}`, move])).values()].toSorted(
    (a, b) => (places.get(a.from) ?? 0) - (places.get(b.from) ?? 0),
  );
  return {
    kept: moves.filter(({ from, to }) => from === to).length,
    renamed: moves.flatMap(({ from, to }) => (to === undefined || from === to ? [] : [{ from, to }])),
    history: moves.flatMap(({ from, to }) => (to === undefined ? [from] : [])),
  };
}

/** The skill of the roadmap for an id that was recorded. */
function idsIn(roadmap: Roadmap): (id: string) => string | undefined {
  const former = formerIds(roadmap);
  const own = new Set(roadmap.skills.map(({ id }) => id));
  return (id) => [former.get(id) ?? id].find((today) => own.has(today));
}
