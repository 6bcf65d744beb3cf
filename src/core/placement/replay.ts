/** An assessment as it stands after everything the learner ticked and answered so far. */
import { type Day, daysBetween } from '../day.ts';
import type { Evidence } from '../learner/evidence.ts';
import { type Assessment, afterQuestion, afterScreen } from './assessment.ts';

/** After this many days an answer counts half as much: what was known may be forgotten, what was new, learned. */
const HALF_LIFE_DAYS = 365;
/** What was given before the questions began anew counts this much of it. */
const OLD_SHARE = 0.5;
/** What counts less than this may be asked again. */
const FRESH_FROM = 0.6;

export function replay(first: Assessment, evidence: readonly Evidence[], today: Day): Assessment {
  let assessment = first;
  for (const one of evidence) {
    const age = Math.max(0, daysBetween(one.day, today));
    const trust = 0.5 ** (age / HALF_LIFE_DAYS) * (one.isOld ? OLD_SHARE : 1);
    const weight = { trust, isAskedAgain: trust < FRESH_FROM };
    assessment =
      one.kind === 'screen'
        ? afterScreen(assessment, one.offered, new Set(one.ticked), weight)
        : afterQuestion(assessment, one.skill, one.outcome, one, weight);
  }
  return assessment;
}
