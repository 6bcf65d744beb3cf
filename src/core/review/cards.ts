/**
 * Every answered question is a card: how well its answer is remembered, and when to ask again. Worked out from the answers
 * alone, every time. Of several answers on one day the worst counts: asked again a minute later, or on another device,
 * nothing new is learned about the memory.
 */
import { addDays, type Day, daysBetween } from '../day.ts';
import type { Evidence } from '../learner/evidence.ts';
import { gradeOf, worse } from './grade.ts';
import type { Grade, Memory, Scheduler } from './memory.ts';

export interface Card {
  /** The question's id. */
  readonly question: string;
  readonly skill: string;
  readonly memory: Memory;
  /** The day of the last answer, and the one on which it is asked again: later than that. */
  readonly last: Day;
  readonly due: Day;
  readonly reviews: number;
  /** How often it was forgotten after it had been right. */
  readonly lapses: number;
  readonly lastGrade: Grade;
  /** It was right once. */
  readonly wasRight: boolean;
}

/** One day's answer to a card that was right before: what was never known cannot be forgotten. */
export interface Review {
  readonly question: string;
  readonly skill: string;
  readonly day: Day;
  /** The chance to remember that the schedule foretold. */
  readonly predicted: number;
  readonly remembered: boolean;
}

export interface Cards {
  /** By question. */
  readonly cards: ReadonlyMap<string, Card>;
  /** In the order of the cards, each card's in the order of its days. */
  readonly reviews: readonly Review[];
}

export function cardsFrom(evidence: readonly Evidence[], scheduler: Scheduler): Cards {
  const cards = new Map<string, Card>();
  const reviews: Review[] = [];
  for (const [question, { skill, days }] of answersByDay(evidence)) {
    let card: Card | undefined;
    for (const { day, grade } of days) {
      if (card?.wasRight) reviews.push(reviewOf(card, day, grade, scheduler));
      card = afterAnswer(card, { question, skill, day, grade }, scheduler);
    }
    if (card) cards.set(question, card);
  }
  return { cards, reviews };
}

interface DayAnswer {
  readonly day: Day;
  readonly grade: Grade;
}

interface CardAnswers {
  readonly skill: string;
  readonly days: readonly DayAnswer[];
}

/** Answers by question and day. A day before the last one (a wrong clock, another zone) counts as that one. */
function answersByDay(evidence: readonly Evidence[]): ReadonlyMap<string, CardAnswers> {
  const all = new Map<string, { skill: string; days: DayAnswer[] }>();
  for (const one of evidence) {
    if (one.kind !== 'question') continue;
    const days = all.get(one.question)?.days ?? [];
    all.set(one.question, { skill: one.skill, days });
    const last = days.at(-1);
    const grade = gradeOf(one);
    if (last && one.day <= last.day) days[days.length - 1] = { ...last, grade: worse(last.grade, grade) };
    else days.push({ day: one.day, grade });
  }
  return all;
}

function reviewOf(card: Card, day: Day, grade: Grade, { retrievability }: Scheduler): Review {
  return {
    question: card.question,
    skill: card.skill,
    day,
    predicted: retrievability(card.memory, daysBetween(card.last, day)),
    remembered: grade !== 'again',
  };
}

interface Answer extends DayAnswer {
  readonly question: string;
  readonly skill: string;
}

function afterAnswer(
  card: Card | undefined,
  { question, skill, day, grade }: Answer,
  { after, interval }: Scheduler,
): Card {
  const elapsed = card ? daysBetween(card.last, day) : 0;
  const memory = after(card?.memory, elapsed, grade);
  const reviews = card ? card.reviews + 1 : 0;
  return {
    question,
    skill,
    memory,
    last: day,
    due: addDays(day, interval(memory, elapsed, `${question} ${reviews}`)),
    reviews,
    lapses: (card?.lapses ?? 0) + (card?.wasRight && grade === 'again' ? 1 : 0),
    lastGrade: grade,
    wasRight: card?.wasRight === true || grade !== 'again',
  };
}
