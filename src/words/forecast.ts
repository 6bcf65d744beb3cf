/** When something is reached, as a range. */
import type { Day } from '../core/day.ts';
import type { Forecast } from '../core/plan/forecast.ts';
import type { AimLeftOut, Milestones } from '../core/plan/milestones.ts';
import type { Pace } from '../core/plan/pace.ts';
import type { SkillName } from '../core/plan/step.ts';
import { counted } from './amounts.ts';
import { dayWords } from './dates.ts';
import { titles } from './step.ts';

export interface NamedForecast extends Forecast {
  /** Tells it from the others of a plan. */
  readonly key: string;
  readonly name: string;
}

/** With their names, adverts first, for their skills come first. */
export function namedMilestones(milestones: Milestones): readonly NamedForecast[] {
  const { aims, firstJob, full } = milestones;
  return [
    ...aims.map((aim) => ({
      ...aim,
      key: `advert ${aim.id}`,
      name: `Ready for ${aimName(aim, milestones)}`,
    })),
    { ...firstJob, key: 'first-job', name: 'Ready for a first job' },
    { ...full, key: 'full', name: 'The full path' },
  ];
}

/** `'Python developer'`, and with its id when another advert that is aimed at has that title too. */
export function aimName({ id, title }: SkillName, { aims, leftOut }: Milestones): string {
  const isShared = [...aims, ...leftOut].some((other) => other.title === title && other.id !== id);
  return isShared ? `'${title}' (${id})` : `'${title}'`;
}

/** For each advert that the plan cannot reach, why not. */
export function leftOutSentences(milestones: Milestones): readonly string[] {
  return milestones.leftOut.map((aim) => leftOutSentence(aim, milestones));
}

export function leftOutSentence(aim: AimLeftOut, milestones: Milestones): string {
  return `Not ready for ${aimName(aim, milestones)}: you left out ${titles(aim.skills)}.`;
}

/** `likely by 14 August 2027, safely by 3 October 2027` */
export function forecastWords({ skills, likely, safe }: Forecast): string {
  if (skills === 0) return 'reached';
  if (likely === null) return 'more than a hundred years away at this pace';
  return likely === safe
    ? `by ${dayWords(likely)}`
    : `likely by ${dayWords(likely)}, safely by ${safe === null ? 'a day too far to tell' : dayWords(safe)}`;
}

/** `120-160 h left` */
export function hoursLeftWords({ hours }: Forecast): string {
  const [likely, safe] = [Math.round(hours.likely), Math.round(hours.safe)];
  return likely === safe ? `${likely} h left` : `${likely}-${safe} h left`;
}

/** What the pace was learned from, and what it is. */
export function paceWords({ effort, skills, attendance, planned, done }: Pace): string {
  const hours =
    skills === 0
      ? 'Hours as the roadmap says, until you log some.'
      : `You take ${times(effort)} the hours of the roadmap (from ${counted(skills, 'skill')} with logged time).`;
  const kept =
    planned === 0
      ? ''
      : ` ${keptWords(planned, done)}; the dates reckon with ${Math.round(100 * attendance)}% of the hours you set.`;
  return `${hours}${kept}`;
}

function keptWords(planned: number, done: number): string {
  const hours = counted(Math.round(planned), 'planned hour');
  return done >= planned
    ? `You logged or finished more than the ${hours} of the last weeks`
    : `Of ${hours} in the last weeks you logged or finished ${Math.round(done)}`;
}

function times(effort: number): string {
  const rounded = Math.round(10 * effort) / 10;
  return rounded === 1 ? 'about' : `${rounded} times`;
}

/** `6 weeks sooner`, `2 weeks later`, `the same`; of two days on which something is reached. */
export function differenceWords(before: Day | null, after: Day | null): string {
  if (before === null || after === null) return before === after ? 'the same' : 'not to be compared';
  const days = Math.round((Date.parse(after) - Date.parse(before)) / 86_400_000);
  if (days === 0) return 'the same';
  const amount =
    Math.abs(days) < 14 ? counted(Math.abs(days), 'day') : counted(Math.round(Math.abs(days) / 7), 'week');
  return `${amount} ${days < 0 ? 'sooner' : 'later'}`;
}
