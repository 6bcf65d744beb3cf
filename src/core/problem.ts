/**
 * What is wrong with somebody's content. Parsing never throws: it returns the problems it found, and the room
 * that read the file adds the line and column.
 */
export interface Problem {
  /** Stable word for programs, such as `unknown-prerequisite`. */
  readonly code: string;
  /** Where in the document: keys and list indexes from the top. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** A second place that the problem is about; its line is added to the message. */
  readonly alsoAt?: readonly (string | number)[] | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** Set when the place is known already (a syntax error), else found from the path. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface Parsed<T> {
  /** Undefined when a problem makes the document unusable. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}
