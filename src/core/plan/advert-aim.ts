/** What of an advert is kept to aim at it. */
import { type Aim, asksOf } from '../learner/aim.ts';
import type { AskGap } from './advert-gap.ts';
import type { Situation } from './situation.ts';

type Asked = Pick<Aim, 'must' | 'nice' | 'mustOneOf' | 'niceOneOf'>;

/**
 * What is known is kept too, for it may be forgotten. Of alternatives, the one that counts today stands in `must` or
 * `nice` and first in its group; one that is asked for by itself settles its group.
 */
export function askedBy(asks: readonly AskGap[]): Asked {
  const alone = new Set(asks.filter(({ skills }) => skills.length === 1).map(({ skill }) => skill.id));
  const mustAlone = new Set(
    asks.filter(({ skills, isMust }) => isMust && skills.length === 1).map(({ skill }) => skill.id),
  );
  const isOpen = ({ skills, isMust }: AskGap) =>
    skills.length === 1 || !skills.some(({ id }) => (isMust ? mustAlone : alone).has(id));
  const kept = asks.filter(isOpen);
  const ids = (isMust: boolean) => [
    ...new Set(kept.filter((ask) => ask.isMust === isMust).map(({ skill }) => skill.id)),
  ];
  const groups = (isMust: boolean) => {
    const all = kept
      .filter((ask) => ask.isMust === isMust && ask.skills.length > 1)
      .map(({ skill, skills }) => [...new Set([skill.id, ...skills.map(({ id }) => id)])]);
    return all.length > 0 ? all : undefined;
  };
  const must = ids(true);
  const nice = ids(false).filter((id) => !must.includes(id));
  return { must, nice, mustOneOf: groups(true), niceOneOf: groups(false) };
}

/** Whether both come from one advert: the same title and the same asks, whichever alternatives counted. */
export function isSameAdvert(a: Asked & { readonly title: string }, b: typeof a): boolean {
  return a.title === b.title && asksKey(a) === asksKey(b);
}

function asksKey(asked: Asked): string {
  const asks = asksOf(asked);
  const must = new Set(asks.flatMap(({ skills, isMust }) => (isMust ? skills : [])));
  const keys = asks
    .filter(({ skills, isMust }) => isMust || !skills.some((id) => must.has(id)))
    .map(({ skills, isMust }) => `${isMust} ${skills.toSorted().join(' ')}`);
  return [...new Set(keys)].sort().join('\n');
}

export interface MustHaves {
  readonly all: number;
  /** Those that this roadmap teaches; an aim may come from another one. */
  readonly taught: number;
  /** Of these, what is neither known nor left out. */
  readonly open: number;
}

/** Of alternatives one is enough. */
export function mustHavesOf(
  aim: Asked,
  { roadmap, known, skipped }: Pick<Situation, 'roadmap' | 'known' | 'skipped'>,
): MustHaves {
  const ids = new Set(roadmap.skills.map(({ id }) => id));
  const all = asksOf(aim).filter(({ isMust }) => isMust);
  const taught = all
    .map(({ skills }) => skills.filter((id) => ids.has(id)))
    .filter((skills) => skills.length > 0);
  const open = taught.filter(
    (skills) => !skills.some((id) => known.has(id)) && !skills.every((id) => skipped.has(id)),
  );
  return { all: all.length, taught: taught.length, open: open.length };
}
