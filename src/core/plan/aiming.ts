/** What the adverts that a plan is aimed at ask for, with what must come before it. */
import type { Aim } from '../learner/aim.ts';
import { skillGraph } from '../roadmap/graph.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { groundOf, type Settled } from './ground.ts';

export interface Aiming {
  /** It is a must-have of one of them, or comes before one. */
  readonly isMust: boolean;
  /** An advert asks for the skill itself, not only for what needs it. */
  readonly isAsked: boolean;
  readonly adverts: readonly { readonly id: string; readonly title: string }[];
}

/** By skill. Ids that the roadmap does not have are passed by. */
export function aimingOf(
  { skills }: Roadmap,
  aims: Iterable<Aim>,
  settled: Settled,
): ReadonlyMap<string, Aiming> {
  const aimed = new Map<string, Aiming>();
  const all = [...aims];
  if (all.length === 0) return aimed;
  const graph = skillGraph(skills);
  for (const { id: advert, title, must, nice } of all) {
    const adverts = [{ id: advert, title }];
    for (const [ids, isMust] of [
      [must, true],
      [nice, false],
    ] as const) {
      for (const id of ids.filter((one) => graph.prerequisites.has(one))) {
        for (const one of groundOf(graph, id, settled)) {
          note(aimed, one, { isMust, isAsked: one === id, adverts });
        }
      }
    }
  }
  return aimed;
}

function note(aimed: Map<string, Aiming>, id: string, { isMust, isAsked, adverts }: Aiming): void {
  const before = aimed.get(id);
  aimed.set(id, {
    isMust: isMust || before?.isMust === true,
    isAsked: isAsked || before?.isAsked === true,
    adverts: [...(before?.adverts ?? []).filter(({ id: other }) => other !== adverts[0]?.id), ...adverts],
  });
}
