/** The dated weeks as markdown. Lists without boxes: a box would be taken for a tick when the file is imported. */
import type { Plan } from '../core/plan/plan.ts';
import type { Week } from '../core/plan/weeks.ts';
import { minutesWords } from '../words/amounts.ts';
import { dayWords, spanWords } from '../words/dates.ts';
import { forecastWords, leftOutSentences, namedMilestones } from '../words/forecast.ts';
import { escapeMarkdown } from './markdown.ts';

/** A section with a heading of that level, and below it one for each week. Ends with a line end. */
export function planMarkdown({ today, time, milestones, weeks }: Plan, level: 1 | 2 = 1): string {
  return [
    `${'#'.repeat(level)} Plan`,
    '',
    `Made on ${dayWords(today)} for ${time.hoursPerWeek} h a week.`,
    '',
    ...namedMilestones(milestones).map((one) => `- ${escapeMarkdown(one.name)}: ${forecastWords(one)}`),
    ...leftOutSentences(milestones).map((sentence) => `- ${escapeMarkdown(sentence)}`),
    ...(weeks.length === 0 ? ['', 'Nothing is open: there is no week to plan.'] : []),
    ...weeks.flatMap((week) => weekLines(week, level + 1)),
    '',
  ].join('\n');
}

function weekLines(week: Week, level: number): readonly string[] {
  const { from, to, days, reviewHours, parts, finishes, hasHoliday } = week;
  const planned = reviewHours + parts.reduce((sum, { hours }) => sum + hours, 0);
  const length = planned > 0 ? `: ${minutesWords(60 * planned)}` : '';
  return [
    '',
    `${'#'.repeat(level)} ${spanWords(from, to)} ${to.slice(0, 4)}${length}`,
    '',
    ...(days.length === 0 ? [`- ${hasHoliday ? 'Holiday' : 'No day of learning is left in it'}`] : []),
    ...(reviewHours > 0 ? [`- Reviews, ${minutesWords(60 * reviewHours)}`] : []),
    ...parts.map(({ kind, title, hours }) => `- ${KIND[kind]} ${name(title)}, ${minutesWords(60 * hours)}`),
    ...(finishes.length > 0
      ? [`- Done by then: ${finishes.map(({ title }) => name(title)).join(', ')}`]
      : []),
  ];
}

const KIND = { read: 'Read', practise: 'Practise', prove: 'Prove' } as const;

function name(title: string): string {
  return `**${escapeMarkdown(title)}**`;
}
