/** Spans of counters, none touching another, in order: however many there are, looking one up stays quick. */

/** Counters above the one, up to and with the other. */
export interface Span {
  readonly above: number;
  readonly upTo: number;
}

export function isWithin(spans: readonly Span[], counter: number): boolean {
  const span = spans[firstFrom(spans, counter)];
  return span !== undefined && span.above < counter;
}

/** Adds the span to those in place; what touches or overlaps becomes one. */
export function addSpan(spans: Span[], { above, upTo }: Span): void {
  const from = firstFrom(spans, above);
  let to = from;
  let joined = { above, upTo };
  for (let span = spans[to]; span !== undefined && span.above <= upTo; span = spans[to]) {
    joined = { above: Math.min(joined.above, span.above), upTo: Math.max(joined.upTo, span.upTo) };
    to += 1;
  }
  spans.splice(from, to - from, joined);
}

/** The place of the first span that ends at the counter or after it. */
function firstFrom(spans: readonly Span[], counter: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.upTo ?? 0) < counter) low = middle + 1;
    else high = middle;
  }
  return low;
}
