/** Adverts in plain words: level, years, coverage. */
import type { AdvertLevel, Years } from '../core/advert/advert.ts';
import type { Coverage } from '../core/plan/advert-gap.ts';
import { counted } from './amounts.ts';

export const LEVEL_WORDS: Readonly<Record<AdvertLevel, string>> = {
  intern: 'internship',
  junior: 'junior',
  middle: 'mid-level',
  senior: 'senior',
  lead: 'lead',
};

/** `3 years`, `2-3 years` */
export function yearsWords({ min, max }: Years): string {
  return max === undefined ? counted(min, 'year') : `${min}-${max} years`;
}

/** `You cover 45% of it: 3 of 7 must-haves, 1 of 3 nice-to-haves.` */
export function coverageWords({ share, must, nice }: Coverage): string {
  if (share === undefined) return 'It asks for nothing that this roadmap teaches.';
  const parts = [
    ...(must.of > 0 ? [`${must.have} of ${counted(must.of, 'must-have')}`] : []),
    ...(nice.of > 0 ? [`${nice.have} of ${counted(nice.of, 'nice-to-have')}`] : []),
  ];
  return `You cover ${Math.round(100 * share)}% of it: ${parts.join(', ')}.`;
}
