/** What an advert asks for: its title, level, years, skills with how firmly they are asked, and names it drops. */

import { FIRM, type Strength } from './clauses.ts';
import { passagesOf } from './passages.ts';
import { type Found, grouped, readSentence, readTitle } from './sentence.ts';
import { settledSkills } from './shared-terms.ts';
import { type AdvertLevel, levelAlone, levelOf, titleOf } from './title.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Years } from './years.ts';

export type { AdvertLevel, Years };

export interface Ask {
  /** One of them is enough; mostly there is one. */
  readonly skills: readonly string[];
  /** Technologies that would do as well and that no skill teaches. */
  readonly others: readonly string[];
  readonly isMust: boolean;
  readonly years: Years | undefined;
  /** Some words of the sentence that says so, cut short. */
  readonly says: string;
}

export interface UnknownName {
  readonly name: string;
  readonly isMust: boolean;
  /** A skill of the roadmap would do as well. */
  readonly isInstead: boolean;
}

export interface Advert {
  readonly title: string;
  readonly level: AdvertLevel | undefined;
  readonly years: Years | undefined;
  /** Must-haves first, each in the order of the advert. */
  readonly asks: readonly Ask[];
  /** Technologies it asks for that no skill of the roadmap teaches. */
  readonly unknown: readonly UnknownName[];
  /** Ids of skills that it says are not needed. */
  readonly waived: readonly string[];
}

export function readAdvert(text: string, vocabulary: Vocabulary): Advert {
  const title = titleOf(text);
  const found: Found[] = [...readTitle(title, vocabulary)];
  const choices: (number | undefined)[] = found.map(() => undefined);
  let years: Years | undefined;
  let level = levelOf(title);
  let isAsked = false;
  for (const passage of passagesOf(text)) {
    const read = readSentence(passage, vocabulary, isAsked && passage.isContinued);
    isAsked = read.isAsking;
    found.push(...read.found);
    choices.push(...read.found.map(() => passage.choice));
    if (passage.section !== 'ignored') years ??= read.years;
    level ??= passage.text.length < 60 ? levelAlone(passage.text) : undefined;
  }
  return {
    title,
    level,
    years,
    ...collected(
      grouped(found, (at) => choices[at]),
      vocabulary,
    ),
  };
}

interface Entry {
  readonly skills: readonly string[];
  readonly others: readonly string[];
  strength: Exclude<Strength, 'waived'>;
  years: Years | undefined;
  readonly says: string;
}

function collected(
  found: readonly Found[],
  vocabulary: Vocabulary,
): Pick<Advert, 'asks' | 'unknown' | 'waived'> {
  const settled = settledSkills(found, vocabulary);
  const hasRequirements = found.some(({ strength }) => strength === 'must');
  const asks = new Map<string, Entry>();
  const unknown = new Map<string, Entry>();
  const waived = new Set<string>();
  for (const { mentions, strength, years, says } of found) {
    const skills = [...new Set(mentions.flatMap(({ name }) => settled(name)))];
    const others = [...new Set(mentions.flatMap(({ name }) => name.technology ?? []))];
    if (strength === 'waived') {
      for (const id of skills) waived.add(id);
      continue;
    }
    const entry = { skills, others, strength, years, says };
    if (skills.length > 0) add(asks, skills.toSorted().join(' '), entry);
    for (const name of others) add(unknown, name, entry);
  }
  const isMust = ({ strength }: Entry) =>
    strength === 'must' || strength === 'duty' || (strength === 'stack' && !hasRequirements);
  const all = [...asks.values()]
    .filter((entry) => !isCovered(entry, asks))
    .map((entry): Ask => {
      const { skills, others, years, says } = entry;
      return { skills, others, isMust: isMust(entry), years, says };
    });
  const asked = new Set([...asks.values()].flatMap(({ skills }) => skills));
  return {
    asks: [...all.filter((ask) => ask.isMust), ...all.filter((ask) => !ask.isMust)],
    unknown: [...unknown].map(([name, entry]) => ({
      name,
      isMust: isMust(entry),
      isInstead: entry.skills.length > 0,
    })),
    waived: [...waived].filter((id) => !asked.has(id)),
  };
}

function add(entries: Map<string, Entry>, key: string, entry: Entry): void {
  const before = entries.get(key);
  if (!before) entries.set(key, { ...entry });
  else {
    if (FIRM[entry.strength] > FIRM[before.strength]) before.strength = entry.strength;
    before.years ??= entry.years;
  }
}

/**
 * Of several skills one is asked for by itself as firmly: whoever has that has both. A duty or a stack that names only
 * one of those that the requirements let one choose from adds nothing either.
 */
function isCovered({ skills, strength }: Entry, asks: ReadonlyMap<string, Entry>): boolean {
  if (skills.length > 1) {
    return skills.some((id) => FIRM[asks.get(id)?.strength ?? 'stack'] >= FIRM[strength] && asks.has(id));
  }
  if (FIRM[strength] > FIRM.duty) return false;
  return [...asks.values()].some(
    (other) => other.skills.length > 1 && other.strength === 'must' && other.skills.includes(skills[0] ?? ''),
  );
}
