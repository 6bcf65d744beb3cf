/** The whole learner as one JSON document: every fact, so that `import` on another machine makes the same learner. */
import { LEARNER_SCHEMA } from '../core/learner/exported.ts';
import type { FactsSource } from './exporter.ts';
import { jsonText } from './json-text.ts';

export function renderJson({ entries, inUse }: FactsSource): string {
  return jsonText({
    schema: LEARNER_SCHEMA,
    roadmap: inUse ? { id: inUse.roadmap.id, title: inUse.roadmap.title, hash: inUse.hash } : null,
    checklist: inUse?.checklist ?? null,
    facts: entries,
  });
}
