import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/core/day.ts';
import type { Evidence } from '../../../src/core/learner/evidence.ts';
import type { AnswerOutcome, Rating } from '../../../src/core/quiz/outcome.ts';
import { cardsFrom } from '../../../src/core/review/cards.ts';
import { dueByDay, dueCards, dueUntil, isInReview, nextDue } from '../../../src/core/review/due.ts';
import { gradeOf } from '../../../src/core/review/grade.ts';
import { schedulerFor } from '../../../src/core/review/memory.ts';
import { secondsPerCard } from '../../../src/core/review/minutes.ts';
import { retentionOf } from '../../../src/core/review/retention.ts';

const FIRST: Day = '2026-11-02';
const scheduler = schedulerFor(0.9);

function answer(
  day: number,
  outcome: AnswerOutcome = 'right',
  more: { rating?: Rating; seconds?: number; question?: string } = {},
): Evidence {
  const { question = 'chop-cubes', ...rest } = more;
  return {
    kind: 'question',
    skill: 'chop',
    question,
    outcome,
    slip: 0.08,
    guess: 0.25,
    day: addDays(FIRST, day),
    isOld: false,
    ...rest,
  };
}

function cardAfter(...answers: readonly Evidence[]) {
  const card = cardsFrom(answers, scheduler).cards.get('chop-cubes');
  if (!card) throw new Error('no card');
  return card;
}

describe('a grade', () => {
  it('comes from the answer, the hesitation and the own rating', () => {
    expect(gradeOf({ outcome: 'wrong' })).toBe('again');
    expect(gradeOf({ outcome: 'unsure' })).toBe('again');
    expect(gradeOf({ outcome: 'right' })).toBe('good');
    expect(gradeOf({ outcome: 'right', seconds: 90 })).toBe('hard');
    expect(gradeOf({ outcome: 'right', seconds: 4000 })).toBe('good');
    expect(gradeOf({ outcome: 'right', seconds: 90, rating: 'good' })).toBe('good');
    expect(gradeOf({ outcome: 'right', rating: 'guessed' })).toBe('again');
    expect(gradeOf({ outcome: 'wrong', rating: 'easy' })).toBe('again');
  });
});

describe('a card', () => {
  it('comes later and later while it is remembered, and soon after a lapse', () => {
    const first = cardAfter(answer(0));
    const second = cardAfter(answer(0), answer(daysBetween(FIRST, first.due)));
    expect(daysBetween(second.last, second.due)).toBeGreaterThan(daysBetween(first.last, first.due));
    const lapsed = cardAfter(answer(0), answer(daysBetween(FIRST, first.due), 'wrong'));
    expect(daysBetween(lapsed.last, lapsed.due)).toBeLessThan(daysBetween(second.last, second.due));
    expect([lapsed.lapses, second.lapses]).toEqual([1, 0]);
  });

  it('counts the worst of several answers on one day, whatever their order', () => {
    const once = cardAfter(answer(0, 'wrong'));
    expect(cardAfter(answer(0), answer(0, 'wrong'))).toEqual(once);
    expect(cardAfter(answer(0, 'wrong'), answer(0))).toEqual(once);
    expect(cardAfter(answer(0, 'wrong'), answer(0), answer(0))).toEqual(once);
  });

  it('takes an answer from before the last one (a clock that went back) for one of the same day', () => {
    expect(cardAfter(answer(9), answer(3))).toEqual(cardAfter(answer(9)));
  });

  it('more to remember means sooner reviews', () => {
    const due = (retention: number) =>
      cardsFrom([answer(0), answer(5), answer(20)], schedulerFor(retention)).cards.get('chop-cubes')?.due ??
      '';
    expect(due(0.97) < due(0.9)).toBe(true);
    expect(due(0.9) < due(0.7)).toBe(true);
  });

  it('is asked when its skill is known, or when it was right before', () => {
    const where = { onPath: new Set(['chop']), known: new Set<string>(), skipped: new Set<string>() };
    const [right, wrong] = [cardAfter(answer(0)), cardAfter(answer(0, 'unsure'))];
    expect([isInReview(right, where), isInReview(wrong, where)]).toEqual([true, false]);
    expect(isInReview(wrong, { ...where, known: new Set(['chop']) })).toBe(true);
    expect(isInReview(right, { ...where, skipped: new Set(['chop']) })).toBe(false);
    expect(isInReview(right, { ...where, onPath: new Set() })).toBe(false);
  });
});

describe('what is due', () => {
  const questions = ['chop-cubes', 'chop-slices', 'chop-herbs'];
  const cards = [
    ...cardsFrom(
      questions.map((question, at) => answer(3 * at, 'right', { question })),
      scheduler,
    ).cards.values(),
  ];

  it('is asked by risk, what is most likely forgotten first', () => {
    const due = dueCards(cards, addDays(FIRST, 60), scheduler);
    expect(due.map(({ question }) => question)).toEqual(questions);
    expect(due[0]?.retrievability).toBeLessThan(due[2]?.retrievability ?? 0);
    expect(dueCards(cards, FIRST, scheduler)).toEqual([]);
  });

  it('is foretold day by day, what is overdue today', () => {
    const late = addDays(FIRST, 60);
    expect(dueByDay(cards, late, 3)).toEqual([3, 0, 0]);
    expect(nextDue(cards, late)).toBe(late);
    expect(nextDue([], late)).toBeUndefined();
    const all = dueUntil(cards, FIRST, 60);
    expect(all.at(-1)?.count).toBe(3);
    expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).toSorted());
  });
});

describe('retention', () => {
  it('is measured on answers of later days, against what was foretold', () => {
    const { reviews } = cardsFrom([answer(0), answer(0), answer(4), answer(30, 'wrong')], scheduler);
    const { reviews: count, measured, predicted } = retentionOf(reviews);
    expect([count, measured]).toEqual([2, 0.5]);
    expect(predicted).toBeGreaterThan(0.5);
    expect(retentionOf([])).toEqual({ reviews: 0, predicted: 0, measured: 0, byPrediction: [] });
  });

  it('holds on a learner who remembers as foretold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 12,
        }),
        (rows) => {
          let day = 0;
          const answers = rows.map(([after, chance]) => {
            day += after;
            return answer(day, chance < 0.9 ? 'right' : 'wrong');
          });
          const { reviews } = cardsFrom(answers, scheduler);
          const { byPrediction, reviews: count } = retentionOf(reviews);
          expect(byPrediction.reduce((sum, group) => sum + group.reviews, 0)).toBe(count);
          const first = rows.findIndex(([, chance]) => chance < 0.9);
          expect(count).toBe(first < 0 ? 0 : rows.length - 1 - first);
        },
      ),
    );
  });
});

describe('seconds for a card', () => {
  it('are what is usual at first, then the learner’s own', () => {
    expect(secondsPerCard([])).toBe(35);
    const slow = Array.from({ length: 100 }, () => answer(0, 'right', { seconds: 100 }));
    expect(secondsPerCard(slow)).toBeGreaterThan(90);
    expect(secondsPerCard([answer(0, 'right', { seconds: 100_000 })])).toBeLessThan(60);
  });
});
