/** The skill map as one page. The same input gives the same bytes: its only clock is the day the plan was made on. */
import type { PlanSource } from './exporter.ts';
import { layoutOf } from './map/layout.ts';
import { pageOf } from './map/page.ts';
import { skillMapOf } from './map/skill-map.ts';

export async function renderHtml(source: PlanSource): Promise<string> {
  const map = skillMapOf(source);
  return pageOf(map, await layoutOf(map), source);
}
