/** Adverts that the plan is aimed at: which skills each asks for. */
import type { Day } from '../day.ts';
import type { FactData } from './fact.ts';
import { freeId, slug } from './id.ts';

export interface Aim {
  readonly id: string;
  readonly title: string;
  /** Ids of skills that are must-haves, and nice-to-haves. */
  readonly must: readonly string[];
  readonly nice: readonly string[];
  /** Alternatives: of each group one is enough; its first, which counted when it was added, stands above. */
  readonly mustOneOf?: readonly (readonly string[])[] | undefined;
  readonly niceOneOf?: readonly (readonly string[])[] | undefined;
  readonly since: Day;
}

export interface RecordedAim extends Aim {
  /** The id of its fact, the same on every machine. */
  readonly fact: string;
}

type Aims = Map<string, RecordedAim>;

export function afterAiming(
  all: Aims,
  data: FactData['aimed'],
  { day, fact }: { readonly day: Day; readonly fact: string },
): void {
  const { advert, title, mustOneOf, niceOneOf } = data;
  // Skills that were several may be one now.
  const must = eachOnce(data.must);
  const nice = eachOnce(data.nice).filter((one) => !must.includes(one));
  // Two devices may have chosen the same id before they saw each other's facts: both stay.
  const id = freeId(all, advert);
  all.set(id, {
    id,
    title,
    must,
    nice,
    ...(mustOneOf ? { mustOneOf: mustOneOf.map(eachOnce) } : {}),
    ...(niceOneOf ? { niceOneOf: niceOneOf.map(eachOnce) } : {}),
    since: day,
    fact,
  });
}

function eachOnce(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** By its fact: with what another machine recorded its id may be another one than when it was dropped. */
export function afterDropping(all: Aims, { advert, fact }: FactData['dropped']): void {
  const id = fact === undefined ? advert : [...all.values()].find((aim) => aim.fact === fact)?.id;
  if (id !== undefined) all.delete(id);
}

/** One of its skills is enough; mostly there is one. */
export interface AimAsk {
  readonly skills: readonly string[];
  readonly isMust: boolean;
}

export function asksOf(aim: Pick<Aim, 'must' | 'nice' | 'mustOneOf' | 'niceOneOf'>): readonly AimAsk[] {
  const { must, nice, mustOneOf = [], niceOneOf = [] } = aim;
  return [...asks(true, must, mustOneOf), ...asks(false, nice, niceOneOf)];
}

function asks(isMust: boolean, ids: readonly string[], groups: readonly (readonly string[])[]): AimAsk[] {
  const alone = ids.filter((id) => !groups.some(([first]) => first === id));
  return [...alone.map((id) => [id]), ...groups].map((skills) => ({ skills, isMust }));
}

/** The id of an advert to aim at: its title in small letters and hyphens, numbered when that is taken. */
export function newAimId(all: ReadonlyMap<string, Aim>, title: string): string {
  return freeId(all, slug(title) || 'advert');
}
