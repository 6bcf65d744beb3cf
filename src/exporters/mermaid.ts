/** The path as a Mermaid flowchart: a box for each stage, an arrow from each prerequisite, a style for each status. */
import type { Checklist, ChecklistStage } from '../core/plan/checklist.ts';
import type { Status, Step } from '../core/plan/step.ts';
import type { Roadmap } from '../core/roadmap/roadmap.ts';
import { STATUS_WORDS } from '../words/step.ts';
import { oneLine } from './one-line.ts';

/** Fill, border, and a border that tells the status without colour as well. */
const STYLES: Readonly<Record<Status, string>> = {
  known: 'fill:#d7f0dd,stroke:#1a7f37,color:#0b2e13,stroke-width:2px',
  ready: 'fill:#ddeafc,stroke:#0b57d0,color:#0a2647,stroke-width:3px',
  later: 'fill:#f3f3f3,stroke:#6e7781,color:#24292f,stroke-width:1px',
  skipped: 'fill:#ffffff,stroke:#8c959f,color:#57606a,stroke-dasharray:4 3',
};

export function renderMermaid(checklist: Checklist, roadmap: Roadmap): string {
  const steps = checklist.stages.flatMap((stage) => stage.steps);
  // Ids of a roadmap may be words of the diagram language, such as `end`.
  const nodes = new Map(steps.map(({ id }, index) => [id, `s${index + 1}`]));
  const arrows = roadmap.skills.flatMap(({ id, prerequisites }) =>
    prerequisites
      .filter((need) => nodes.has(id) && nodes.has(need))
      .map((need) => `  ${nodes.get(need)} --> ${nodes.get(id)}`),
  );
  return [
    'flowchart LR',
    ...checklist.stages.flatMap((stage, index) => stageLines(stage, index + 1, nodes)),
    ...arrows,
    ...(['known', 'ready', 'later', 'skipped'] as const).flatMap((status) =>
      styleLines(
        status,
        steps.filter((step) => step.status === status).map(({ id }) => nodes.get(id) ?? ''),
      ),
    ),
    '',
  ].join('\n');
}

function stageLines(
  { title, steps }: ChecklistStage,
  number: number,
  nodes: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    `  subgraph g${number}["${label(title)}"]`,
    ...steps.map((step) => `    ${nodes.get(step.id)}["${label(step.title)}<br/>${statusOf(step)}"]`),
    '  end',
  ];
}

function statusOf({ status, turn }: Step): string {
  return turn === undefined ? STATUS_WORDS[status] : `${STATUS_WORDS[status]}, step ${turn}`;
}

function styleLines(status: Status, nodes: readonly string[]): readonly string[] {
  return nodes.length === 0
    ? []
    : [`  classDef ${status} ${STYLES[status]}`, `  class ${nodes.join(',')} ${status}`];
}

/** Whatever is neither letter, digit nor space becomes a numbered entity: no text ends its label or opens a tag. */
export function label(text: string): string {
  return oneLine(text).replace(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
