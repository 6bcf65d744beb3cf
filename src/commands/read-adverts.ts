/** Adverts that were named, read and held against the learner. */
import type { Context } from '../context.ts';
import { type Advert, readAdvert } from '../core/advert/advert.ts';
import { type Vocabulary, vocabularyOf } from '../core/advert/vocabulary.ts';
import { type AdvertGap, advertGap, advertSituation } from '../core/plan/advert-gap.ts';
import { type RankedSkill, rankedSkills } from '../core/plan/advert-ranking.ts';
import { skillsOnPath } from '../core/roadmap/path.ts';
import type { JobAdvert } from '../job-documents.ts';
import { readAdvertFile } from './advert-file.ts';
import type { State } from './state.ts';

/** An advert with what the learner has of it. */
export interface ReadAdvert {
  readonly file: string;
  readonly advert: Advert;
  readonly gap: AdvertGap;
  /** Titles of skills, by id. */
  readonly notNeeded: readonly { readonly id: string; readonly title: string }[];
}

export interface ReadAdverts {
  readonly adverts: readonly ReadAdvert[];
  readonly ranking: readonly RankedSkill[];
}

/** UserError 65, 66 as of readAdvertFile. */
export async function readAdverts(
  context: Context,
  state: State,
  files: readonly string[],
): Promise<ReadAdverts> {
  const { roadmap } = state.loaded;
  const vocabulary = vocabularyOf(roadmap);
  const adverts: { file: string; advert: Advert }[] = [];
  for (const file of files) {
    adverts.push({ file, advert: readAdvert(await readAdvertFile(context, file), vocabulary) });
  }
  const all = adverts.map(({ advert }) => advert);
  const situation = advertSituation(all, state.situation, state.learner, context.clock.today());
  const path = new Set(skillsOnPath(roadmap, situation.path).map(({ id }) => id));
  return {
    adverts: adverts.map(({ file, advert }) => ({
      file,
      advert,
      gap: advertGap(advert, situation, path),
      notNeeded: advert.waived.map((id) => ({ id, title: titleOf(vocabulary, id) })),
    })),
    ranking: adverts.length > 1 ? rankedSkills(all, situation) : [],
  };
}

function titleOf({ skills }: Vocabulary, id: string): string {
  return skills.get(id)?.title ?? id;
}

export function documentFor({ file, advert, gap, notNeeded }: ReadAdvert, aim: string | null): JobAdvert {
  const { share, must, nice } = gap.coverage;
  return {
    file,
    title: advert.title,
    level: advert.level ?? null,
    years: advert.years ?? null,
    asks: gap.asks.map((ask) => ({ ...ask, years: ask.years ?? null })),
    coverage: { share: share ?? null, must, nice },
    way: gap.way,
    hours: gap.hours,
    unknown: advert.unknown,
    notNeeded,
    aim,
  };
}
