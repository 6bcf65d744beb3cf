/** A path whose every text is an attack, and its twin of the same shape whose every text is harmless. */
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import type { PlanSource } from '../../src/exporters/exporter.ts';
import { MARKUP_PAYLOADS } from './markup-payloads.ts';
import { planSource } from './plan-source.ts';
import { skill } from './small-roadmap.ts';

/** Roadmaps of files hold no such text and no such address; here nothing is checked before the export. */
export function twins(): { readonly hostile: PlanSource; readonly safe: PlanSource } {
  return { hostile: sourceWith((payload) => payload), safe: sourceWith(() => 'plain words') };
}

function sourceWith(text: (payload: string) => string): PlanSource {
  const skills = MARKUP_PAYLOADS.map((payload, at) => skillWith(text(payload), at));
  const source = planSource({ skills });
  const [payload = ''] = MARKUP_PAYLOADS;
  const { roadmap, checklist } = source;
  return {
    ...source,
    checklist: {
      ...checklist,
      path: { ...checklist.path, title: text(payload) },
      stages: checklist.stages.map((stage) => ({ ...stage, title: text(payload) })),
    },
    roadmap: {
      ...roadmap,
      stages: roadmap.stages.map((stage) => ({ ...stage, summary: text(payload) })),
      habits: MARKUP_PAYLOADS.slice(0, 20).map((one, at) => ({
        id: `h${at}`,
        title: text(one),
        how: text(one),
        everyDays: 7,
        minutes: 10,
        after: [],
      })),
    },
  };
}

function skillWith(payload: string, at: number): Skill {
  return skill(`s${at}`, at % 3 === 0 ? [] : [`s${at - 1}`], {
    stage: `stage${at % 7}`,
    title: payload,
    summary: payload,
    outcomes: [payload],
    resources: [
      {
        title: payload,
        url: 'https://example.org/',
        site: payload,
        kind: 'docs',
        cost: 'free',
        hours: 1,
        broad: false,
      },
      {
        title: payload,
        url: `https://example.org/?q=${payload.replace(/[\s\\]/g, '')}`,
        site: 'Example',
        kind: 'docs',
        cost: 'free',
        hours: 1,
        broad: false,
      },
    ],
  });
}
