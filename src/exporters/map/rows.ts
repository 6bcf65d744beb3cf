/** Which cards share a row, and in which of their shapes, so that all rows together are as low as can be. */

interface Sized {
  readonly width: number;
  readonly height: number;
}

/** Cards keep their order. */
const MOST_IN_ROW = 3;

/**
 * By dynamic programming over where rows end: the best rows for the first n cards are a last row and the best rows for the
 * cards before it. `choices`: the shapes each card can have, at least one that fits into the width.
 */
export function rowsOf<T extends Sized>(
  choices: readonly (readonly T[])[],
  width: number,
  gap: number,
): readonly (readonly T[])[] {
  const best: { readonly height: number; readonly rows: readonly (readonly T[])[] }[] = [
    { height: 0, rows: [] },
  ];
  for (let end = 1; end <= choices.length; end += 1) {
    const ends = Array.from({ length: Math.min(MOST_IN_ROW, end) }, (_, at) => end - 1 - at).flatMap(
      (start) => {
        const row = lowest(choices.slice(start, end), width, gap);
        const before = best[start];
        return row && before
          ? [{ height: before.height + gap + heightOf(row), rows: [...before.rows, row] }]
          : [];
      },
    );
    const [first, ...others] = ends;
    if (!first) return choices.flatMap(([shape]) => (shape ? [[shape]] : []));
    best.push(others.reduce((low, one) => (one.height < low.height ? one : low), first));
  }
  return best.at(-1)?.rows ?? [];
}

/** The lowest of the combinations that fit, the narrowest of those. */
function lowest<T extends Sized>(
  cards: readonly (readonly T[])[],
  width: number,
  gap: number,
): readonly T[] | undefined {
  let rows: readonly (readonly T[])[] = [[]];
  for (const shapes of cards) rows = rows.flatMap((row) => shapes.map((shape) => [...row, shape]));
  const fitting = rows.filter((row) => widthOf(row, gap) <= width + 0.5);
  const [first, ...others] = fitting;
  return (
    first &&
    others.reduce(
      (low, row) =>
        heightOf(row) < heightOf(low) ||
        (heightOf(row) === heightOf(low) && widthOf(row, gap) < widthOf(low, gap))
          ? row
          : low,
      first,
    )
  );
}

function heightOf(row: readonly Sized[]): number {
  return Math.max(...row.map(({ height }) => height));
}

function widthOf(row: readonly Sized[], gap: number): number {
  return row.reduce((sum, card) => sum + card.width, 0) + gap * (row.length - 1);
}
