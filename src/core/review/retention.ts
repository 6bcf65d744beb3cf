/** How well the schedule foretells what is remembered. */
import type { Review } from './cards.ts';

export interface Retention {
  readonly reviews: number;
  /** The mean chance to remember that was foretold, and the share that was remembered; 0 to 1. */
  readonly predicted: number;
  readonly measured: number;
}

export interface RetentionReport extends Retention {
  /** The same for reviews by what was foretold: below 70%, 70-85%, 85-95%, above. */
  readonly byPrediction: readonly (Retention & { readonly from: number; readonly to: number })[];
}

const EDGES = [0, 0.7, 0.85, 0.95, 1] as const;

export function retentionOf(reviews: readonly Review[]): RetentionReport {
  const groups = EDGES.slice(0, -1).map((from, at) => {
    const to = EDGES[at + 1] ?? 1;
    const inside = reviews.filter(
      ({ predicted }) => predicted >= from && (predicted < to || (to === 1 && predicted === 1)),
    );
    return { from, to, ...meanOf(inside) };
  });
  return { ...meanOf(reviews), byPrediction: groups.filter((group) => group.reviews > 0) };
}

function meanOf(reviews: readonly Review[]): Retention {
  const count = reviews.length;
  const sum = (value: (review: Review) => number) => reviews.reduce((all, one) => all + value(one), 0);
  return {
    reviews: count,
    predicted: count === 0 ? 0 : sum(({ predicted }) => predicted) / count,
    measured: count === 0 ? 0 : sum(({ remembered }) => (remembered ? 1 : 0)) / count,
  };
}
