/** A learner as one JSON document: what makes a text one, and its facts. */

export const LEARNER_SCHEMA = 'pybackend-path/learner@1';

export type LearnerRead =
  | { readonly kind: 'facts'; readonly facts: readonly unknown[] }
  /** Not an export of a learner; `schema`: what it says it is. */
  | { readonly kind: 'other'; readonly schema: string | undefined }
  /** No JSON at all. `at`: what the parser says. */
  | { readonly kind: 'broken'; readonly at: string };

/** Whether the text is meant as a JSON document rather than markdown. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

/** The facts of an exported learner, not yet looked at. */
export function readLearnerJson(text: string): LearnerRead {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'broken', at: error instanceof Error ? error.message : '' };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'other', schema: undefined };
  const { schema, facts } = value as { readonly schema?: unknown; readonly facts?: unknown };
  if (schema === LEARNER_SCHEMA && Array.isArray(facts)) return { kind: 'facts', facts };
  return { kind: 'other', schema: typeof schema === 'string' ? schema : undefined };
}
