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
  readonly since: Day;
}

export function afterAiming(all: Map<string, Aim>, data: FactData['aimed'], day: Day): void {
  const { advert, title, must, nice } = data;
  // Two devices may have chosen the same id before they saw each other's facts: both stay.
  const id = freeId(all, advert);
  all.set(id, { id, title, must, nice, since: day });
}

/** The id of an advert to aim at: its title in small letters and hyphens, numbered when that is taken. */
export function newAimId(all: ReadonlyMap<string, Aim>, title: string): string {
  return freeId(all, slug(title) || 'advert');
}
