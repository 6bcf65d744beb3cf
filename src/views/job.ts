/** Adverts on the screen: what each asks for, what of that is there, the shortest way to the rest. */
import type { Advert } from '../core/advert/advert.ts';
import type { Aim } from '../core/learner/aim.ts';
import type { MustHaves } from '../core/plan/advert-aim.ts';
import { type AdvertGap, type AskGap, MUST_WEIGHT, type WayStep } from '../core/plan/advert-gap.ts';
import type { RankedSkill } from '../core/plan/advert-ranking.ts';
import type { Forecast } from '../core/plan/forecast.ts';
import type { SkillName } from '../core/plan/step.ts';
import { accent, blank, faint, good, indented, item, type Line, line, strong, warn } from '../screen.ts';
import { coverageWords, LEVEL_WORDS, yearsWords } from '../words/advert.ts';
import { counted, hoursRange, hoursWords, listed, weeksRange } from '../words/amounts.ts';
import { dayWords } from '../words/dates.ts';
import { forecastWords } from '../words/forecast.ts';
import { shWord } from '../words/shell-words.ts';
import { titles } from '../words/step.ts';

export interface AdvertPage {
  readonly file: string;
  readonly advert: Advert;
  readonly gap: AdvertGap;
  /** Titles of the skills that are not needed. */
  readonly notNeeded: readonly string[];
}

/** One advert with the whole way to it, or one of several, where the way would hide what they have in common. */
export function advertView(
  { file, advert, gap, notNeeded }: AdvertPage,
  hoursPerWeek: number,
  { isOneOfSeveral }: { readonly isOneOfSeveral: boolean },
): readonly Line[] {
  const about = [
    ...(advert.level ? [LEVEL_WORDS[advert.level]] : []),
    ...(advert.years ? [yearsWords(advert.years)] : []),
    ...(file === '-' ? [] : [file]),
  ].join(', ');
  return [
    line(strong(advert.title), ...(about ? [faint(` (${about})`)] : [])),
    line(coverageWords(gap.coverage)),
    ...asksView(
      'Must-haves',
      gap.asks.filter(({ isMust }) => isMust),
    ),
    ...asksView(
      'Nice to have',
      gap.asks.filter(({ isMust }) => !isMust),
    ),
    ...(isOneOfSeveral ? wayView(gap, hoursPerWeek).slice(0, 1) : wayView(gap, hoursPerWeek)),
    ...unknownView(advert),
    ...(notNeeded.length > 0 ? [line(accent('Not needed'), `, it says: ${notNeeded.join('; ')}.`)] : []),
  ];
}

/** Under all of them: how it was reckoned, and how to go on. */
export function jobNotes(file: string | undefined): readonly Line[] {
  return [
    line(
      faint(
        `A must-have counts ${MUST_WEIGHT} times a nice-to-have; of alternatives one is enough; names beyond the roadmap are not counted.`,
      ),
    ),
    ...(file === undefined
      ? []
      : [line('Put it first in your plan: ', strong(`pybackend-path job ${shWord(file)} --add`))]),
  ];
}

function asksView(heading: string, asks: readonly AskGap[]): readonly Line[] {
  if (asks.length === 0) return [];
  return [line(accent(heading)), ...asks.map(askLine)];
}

function askLine({ skill, skills, others, standing, years }: AskGap): Line {
  const instead = [...skills.filter(({ id }) => id !== skill.id).map(({ title }) => title), ...others];
  const has = standing === 'proved' || standing === 'claimed';
  return item(
    2,
    has ? '[x]' : standing === 'left out' ? '[-]' : '[ ]',
    has ? skill.title : strong(skill.title),
    faint(` (${skill.id})`),
    ...(years ? [`, ${yearsWords(years)}`] : []),
    ...(instead.length > 0 ? [faint(`, or ${instead.join(' or ')}`)] : []),
    ', ',
    has ? good(standing) : standing === 'left out' ? faint('left out by you') : warn('lacking'),
  );
}

function wayView({ way, hours }: AdvertGap, hoursPerWeek: number): readonly Line[] {
  if (way.length === 0) return [];
  return [
    line(
      accent('The shortest way'),
      `: ${counted(way.length, 'skill')}, ${hoursRange(hours)}, ${weeksRange(hours, hoursPerWeek)} at ${hoursPerWeek} h a week`,
    ),
    ...way.map(wayLine),
  ];
}

function wayLine({ id, title, hours, isAsked, isBeside }: WayStep, at: number): Line {
  const notes = [...(isAsked ? [] : ['needed first']), ...(isBeside ? ['not on your path'] : [])];
  return item(
    2,
    `${at + 1}.`.padEnd(3),
    isAsked ? strong(title) : title,
    faint(` (${id})`),
    `, ${hoursRange(hours)}`,
    ...(notes.length > 0 ? [faint(`, ${notes.join(', ')}`)] : []),
  );
}

function unknownView({ unknown }: Advert): readonly Line[] {
  // Those are named beside the skill that would do.
  const needed = unknown.filter(({ isInstead }) => !isInstead);
  if (needed.length === 0) return [];
  const names = needed.map(({ name, isMust }) => (isMust ? name : `${name} (nice to have)`));
  return [line(accent('Beyond this roadmap'), `: ${names.join(', ')}`)];
}

const MOST_RANKED = 10;

/** For several adverts: what to learn next. */
export function rankingView(ranking: readonly RankedSkill[], adverts: number): readonly Line[] {
  if (ranking.length === 0) return [];
  return [
    blank,
    line(strong(`Learn this next, for these ${adverts} adverts`)),
    ...ranking
      .slice(0, MOST_RANKED)
      .flatMap((one, at) => [
        item(
          2,
          `${at + 1}.`.padEnd(3),
          strong(one.title),
          faint(` (${one.id})`),
          `, ${hoursWords(one.hours)}`,
        ),
        indented(6, faint(rankWords(one))),
      ]),
    ...(ranking.length > MOST_RANKED ? [indented(2, faint(`and ${ranking.length - MOST_RANKED} more`))] : []),
    line(
      faint(
        `By adverts per hour: one for a must-have, 1/${MUST_WEIGHT} for a nice-to-have, over the hours of the skill and of what must come before it.`,
      ),
    ),
  ];
}

function rankWords({ must, nice, after }: RankedSkill): string {
  const asked = [
    ...(must > 0 ? [`a must-have of ${counted(must, 'advert')}`] : []),
    ...(nice > 0 ? [`nice to have for ${nice}`] : []),
  ];
  const first = after.length > 3 ? `${counted(after.length, 'skill')} come first` : `after ${titles(after)}`;
  return [listed(asked), ...(after.length > 0 ? [first] : [])].join('; ');
}

export interface AimShown {
  readonly aim: Aim;
  readonly must: MustHaves;
  /** Undefined when it has no date. */
  readonly forecast: Forecast | undefined;
  /** What it asks for and the learner left out. */
  readonly leftOut: readonly SkillName[];
}

/** The adverts that the plan is aimed at. */
export function aimsView(aims: readonly AimShown[]): readonly Line[] {
  if (aims.length === 0) {
    return [
      line(
        'You aim at no advert yet. Read one: ',
        strong('pybackend-path job FILE'),
        ', and aim at it with `--add`.',
      ),
    ];
  }
  return [
    line('Your plan aims at'),
    ...aims.map(({ aim: { id, title, nice, since }, must, forecast, leftOut }) =>
      item(
        2,
        '-',
        strong(title),
        faint(` (${id})`),
        `: ${mustWords(must)}; ${counted(nice.length, 'nice-to-have')}, since ${dayWords(since)}`,
        ...(forecast ? [`; ${forecastWords(forecast)}`] : []),
        ...(leftOut.length > 0 ? [`; you left out ${titles(leftOut)}`] : []),
      ),
    ),
    line('Take one back: ', strong(`pybackend-path job --forget ${aims[0]?.aim.id}`)),
  ];
}

function mustWords({ all, taught, open }: MustHaves): string {
  const musts = counted(all, 'must-have');
  if (taught === 0) return all === 0 ? musts : `${musts}, not in this roadmap`;
  return taught === all ? `${musts}, ${open} open` : `${musts}, ${taught} in this roadmap, ${open} open`;
}
