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
  readonly adverts: readonly AimingAdvert[];
}

export interface AimingAdvert {
  readonly id: string;
  readonly title: string;
  /** A must-have of this one, or before one. */
  readonly isMust: boolean;
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
    for (const [ids, isMust] of [
      [must, true],
      [nice, false],
    ] as const) {
      for (const id of ids.filter((one) => graph.prerequisites.has(one))) {
        for (const one of groundOf(graph, id, settled)) {
          note(aimed, one, one === id, { id: advert, title, isMust });
        }
      }
    }
  }
  return aimed;
}

function note(aimed: Map<string, Aiming>, id: string, isAsked: boolean, advert: AimingAdvert): void {
  const { isMust = false, isAsked: wasAsked = false, adverts = [] } = aimed.get(id) ?? {};
  const before = adverts.find((one) => one.id === advert.id);
  aimed.set(id, {
    isMust: isMust || advert.isMust,
    isAsked: isAsked || wasAsked,
    adverts: [
      ...adverts.filter((one) => one !== before),
      { ...advert, isMust: advert.isMust || before?.isMust === true },
    ],
  });
}
