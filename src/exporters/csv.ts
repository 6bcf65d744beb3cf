/** The checklist as a table for a spreadsheet: RFC 4180, one row for each skill. */
import { stringify } from 'csv-stringify/sync';
import { allSteps, type Checklist } from '../core/plan/checklist.ts';
import type { Step } from '../core/plan/step.ts';
import { beliefWords, STATUS_WORDS } from '../words/step.ts';
import { oneLine } from './one-line.ts';

const COLUMNS = [
  'turn',
  'id',
  'title',
  'stage',
  'status',
  'level',
  'optional',
  'needed for a first job',
  'hours min',
  'hours max',
  'probability known',
  'why',
  'comes after',
  'resource',
  'address',
] as const;

/** No cell begins with a sign that makes a spreadsheet reckon: such text gets an apostrophe before it. */
export function renderCsv(checklist: Checklist): string {
  const stages = new Map(checklist.stages.map(({ id, title }) => [id, title]));
  const rows = allSteps(checklist).map((step) =>
    cellsOf(step, stages.get(step.stage) ?? step.stage).map(plainCell),
  );
  return stringify([[...COLUMNS], ...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

function cellsOf(step: Step, stage: string): readonly (string | number)[] {
  const [resource] = step.resources;
  return [
    step.turn ?? '',
    step.id,
    step.title,
    stage,
    STATUS_WORDS[step.status],
    step.level,
    step.optional ? 'yes' : 'no',
    step.milestone === 'first-job' ? 'yes' : 'no',
    step.hours.min,
    step.hours.max,
    Math.round(100 * step.belief.probability) / 100,
    beliefWords(step),
    step.after.map(({ id }) => id).join(' '),
    resource?.title ?? '',
    resource?.url ?? '',
  ];
}

/** What hides could stand before the sign that a formula begins with. */
function plainCell(cell: string | number): string | number {
  return typeof cell === 'number' ? cell : oneLine(cell);
}
