/**
 * The plan as events of a calendar. An event is one slot of a day (`study-2026-12-01-2`): another plan fills the same slots
 * with other things, so importing again updates what is there and doubles nothing.
 */
import { type Day, dayOf, daysBetween } from '../core/day.ts';
import type { Fact } from '../core/learner/fact.ts';
import { type Block, blocksOf, studyMinute } from '../core/plan/blocks.ts';
import { allSteps } from '../core/plan/checklist.ts';
import type { Step } from '../core/plan/step.ts';
import { instantOf, type Zone } from '../core/plan/zoned.ts';
import { dueByDay } from '../core/review/due.ts';
import { counted } from '../words/amounts.ts';
import { resourceWords } from '../words/step.ts';
import type { PlanSource } from './exporter.ts';

/** Times are instants, milliseconds since 1970. */
export interface CalendarEvent {
  readonly uid: string;
  readonly start: number;
  readonly end: number;
  readonly summary: string;
  readonly description: string;
  /** The first of a sitting reminds of it. */
  readonly reminds: boolean;
  /** An earlier export had this slot, and the plan has it no more. */
  readonly isCancelled: boolean;
}

/** An event of an earlier export. */
export type Slot = Pick<CalendarEvent, 'uid' | 'start' | 'end'> & { readonly day: Day };

export interface Calendar {
  /** Higher whenever a fact was recorded or a day has passed: of two versions the higher one holds. */
  readonly revision: number;
  /** When it became what it is: by the newest fact, or as today began. */
  readonly stamp: number;
  readonly events: readonly CalendarEvent[];
}

const MINUTE = 60_000;
const REVISIONS_FROM: Day = '2020-01-01';

export function calendarOf(source: PlanSource, earlier: readonly Slot[]): Calendar {
  const { facts, learner, plan, zone } = source;
  const blocks = blocksOf(plan.weeks, studyMinute(learner.settings));
  const events = eventsOf(blocks, source);
  const now = new Set(events.map(({ uid }) => uid));
  const gone = earlier.filter(({ uid, day }) => day >= plan.today && !now.has(uid)).map(cancelled);
  return {
    revision: Math.max(0, daysBetween(REVISIONS_FROM, plan.today)) + facts.length,
    stamp: stampOf(facts, plan.today, zone),
    events: [...events, ...gone].sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1)),
  };
}

/**
 * What tells the events of one learner from those of another in the same calendar: the time of their first fact, which stays
 * the same on all their devices, whatever is recorded later.
 */
export function ownerOf(facts: readonly Fact[]): string {
  const first = facts.reduce((least, { time }) => Math.min(least, Date.parse(time)), Number.MAX_SAFE_INTEGER);
  return facts.length === 0 ? 'pybackend-path' : `${Math.max(0, first).toString(36)}.pybackend-path`;
}

/** A fact that a wrong clock dates after today does not count. */
function stampOf(facts: readonly Fact[], today: Day, zone: Zone): number {
  return facts
    .filter(({ time }) => dayOf(time) <= today)
    .reduce((newest, { time }) => Math.max(newest, Date.parse(time)), instantOf(today, 0, zone));
}

function eventsOf(blocks: readonly Block[], source: PlanSource): readonly CalendarEvent[] {
  const steps = new Map(allSteps(source.checklist).map((step) => [step.id, step]));
  const owner = ownerOf(source.facts);
  const due = dueCounts(blocks, source);
  const slots = new Map<string, number>();
  const begins = sittingStarts(blocks, source.zone);
  return blocks.map((block) => {
    const { day, kind, skill, startMinute, minutes } = block;
    const slot = `${kind === 'review' ? 'review' : 'study'}-${day}`;
    const number = (slots.get(slot) ?? 0) + 1;
    slots.set(slot, number);
    // The time that goes by, not the one on the wall: so no block is lost or doubled on a day when clocks are changed.
    const sitting = begins.get(day) ?? { minute: startMinute, instant: 0 };
    const start = sitting.instant + (startMinute - sitting.minute) * MINUTE;
    const step = skill === undefined ? undefined : steps.get(skill);
    return {
      uid: `${slot}-${number}@${owner}`,
      start,
      end: start + minutes * MINUTE,
      ...(step ? studyWords(block, step, source) : reviewWords(due.get(day) ?? 0, source.plan.today)),
      reminds: startMinute === sitting.minute,
      isCancelled: false,
    };
  });
}

/** Of each day, when it begins: by the clock and as an instant. */
function sittingStarts(blocks: readonly Block[], zone: Zone) {
  const starts = new Map<Day, { readonly minute: number; readonly instant: number }>();
  for (const { day, startMinute } of blocks) {
    if (starts.has(day)) continue;
    starts.set(day, { minute: startMinute, instant: instantOf(day, startMinute, zone) });
  }
  return starts;
}

/** What comes due after the last time of review, up to each day that has one. */
function dueCounts(
  blocks: readonly Block[],
  { plan: { today }, reviewing }: PlanSource,
): ReadonlyMap<Day, number> {
  const days = blocks.filter(({ kind }) => kind === 'review').map(({ day }) => day);
  const counts = dueByDay(reviewing.cards, today, daysBetween(today, days.at(-1) ?? today) + 1);
  let from = 0;
  return new Map(
    days.map((day) => {
      const to = daysBetween(today, day) + 1;
      const count = counts.slice(from, to).reduce((sum, one) => sum + one, 0);
      from = to;
      return [day, count];
    }),
  );
}

type Words = Pick<CalendarEvent, 'summary' | 'description'>;

function reviewWords(due: number, today: Day): Words {
  const says =
    due > 0
      ? `${counted(due, 'question')} will be due, as things stand on ${today}.`
      : `As things stand on ${today} nothing will be due yet. What you learn until then comes up here.`;
  return {
    summary: due > 0 ? `Review: ${counted(due, 'question')} due` : 'Review',
    description: [says, 'Run: pybackend-path review'].join('\n'),
  };
}

function studyWords({ kind }: Block, step: Step, { hasExercise }: PlanSource): Words {
  const [resource] = step.resources;
  const ways = {
    read: [...(resource ? [`Read: ${resourceWords(resource)}`, resource.url] : []), run(`show ${step.id}`)],
    practise: [run(`${hasExercise(step.id) ? 'practice' : 'quiz'} ${step.id}`)],
    prove: [run(`done ${step.id}`)],
    review: [run('review')],
  };
  const outcomes = step.outcomes.map((outcome) => `- ${outcome}`);
  return {
    summary: `Learn: ${step.title} (${kind})`,
    description: ['Afterwards you can', ...outcomes, ...ways[kind]].join('\n'),
  };
}

function run(words: string): string {
  return `Run: pybackend-path ${words}`;
}

function cancelled({ uid, start, end }: Slot): CalendarEvent {
  return {
    uid,
    start,
    end,
    summary: 'Moved to another time',
    description: 'The plan has nothing here any more.',
    reminds: false,
    isCancelled: true,
  };
}
