/** The checklist on the screen: whole (`list`), or the part that matters today (after `start`). */
import { type Checklist, type ChecklistStage, type Totals, upcoming } from '../core/plan/checklist.ts';
import type { Status, Step } from '../core/plan/step.ts';
import {
  accent,
  blank,
  faint,
  good,
  indented,
  item,
  type Line,
  line,
  type Span,
  strong,
  warn,
} from '../screen.ts';
import { counted, hoursRange } from '../words/amounts.ts';
import { beliefWords, GOAL_WORDS, reasonWords, resourceWords, STATUS_WORDS } from '../words/step.ts';

const MARKS: Readonly<Record<Status, string>> = { known: '[x]', ready: '[ ]', later: '[ ]', skipped: '[-]' };

export function checklistView(checklist: Checklist, { short }: { readonly short: boolean }): readonly Line[] {
  const stages = checklist.stages.flatMap((stage) => [
    blank,
    stageLine(stage),
    ...stage.steps.flatMap((step) => (short ? [stepLine(step)] : stepLines(step))),
  ]);
  return [...heading(checklist), ...stages];
}

/** With these and the last lines the first step is still in sight on a screen of 24 lines. */
const MOST_READY = 3;

/** How far along, stage by stage, and the steps that are ready now. */
export function startView(checklist: Checklist): readonly Line[] {
  const ready = upcoming(checklist).filter((step) => step.status === 'ready');
  return [
    ...heading(checklist),
    blank,
    ...checklist.stages.map(stageLine),
    blank,
    line(
      strong(
        ready.length > 0
          ? 'Ready now, in the order we suggest'
          : 'Nothing is open: you have finished this path.',
      ),
    ),
    ...ready.slice(0, MOST_READY).flatMap(stepLines),
    ...(ready.length > MOST_READY
      ? [
          indented(
            2,
            faint(
              `and ${ready.length - MOST_READY} more ${ready.length - MOST_READY === 1 ? 'is' : 'are'} ready`,
            ),
          ),
        ]
      : []),
  ];
}

function heading(checklist: Checklist): readonly Line[] {
  const { path, goal, goalTotals, totals, hoursPerWeek } = checklist;
  return [
    line(strong(path.title)),
    line(`Goal: ${GOAL_WORDS[goal]}, ${hoursPerWeek} h a week. ${progress(goalTotals)}`),
    ...(goal === 'full' ? [] : [line(faint(`The full path: ${progress(totals)}`))]),
  ];
}

function progress({ known, skills, hours }: Totals): string {
  return `${known} of ${counted(skills, 'skill')} known, ${hoursRange(hours)} to go.`;
}

function stageLine({ title, steps }: ChecklistStage): Line {
  const known = steps.filter((step) => step.status === 'known').length;
  const ready = steps.filter((step) => step.status === 'ready').length;
  const done = known === steps.length;
  const state = `${known} of ${steps.length}${done ? ', done' : ''}`;
  const open = ready > 0 ? [`, ${ready} ready now`] : [];
  return line(done ? good(title) : accent(title), `: ${state}`, ...open);
}

function stepLines(step: Step): readonly Line[] {
  const [resource] = step.resources;
  if (step.status === 'known' || step.status === 'skipped') return [stepLine(step)];
  return [
    stepLine(step),
    indented(6, faint(reasonWords(step))),
    ...(resource ? [indented(6, faint(`Begin with ${resourceWords(resource)}: `), resource.url)] : []),
  ];
}

function stepLine(step: Step): Line {
  const { title, id, status, begun } = step;
  const what: Record<Status, readonly Span[]> = {
    known: [faint(`, ${beliefWords(step)}`)],
    ready: [{ text: ', ' }, good(STATUS_WORDS.ready), { text: `, ${hoursRange(step.hours)}` }],
    later: [faint(`, ${STATUS_WORDS.later}, ${hoursRange(step.hours)}`)],
    skipped: [faint(`, ${STATUS_WORDS.skipped}`)],
  };
  const name = status === 'ready' ? strong(title) : title;
  return item(
    2,
    MARKS[status],
    name,
    faint(` (${id})`),
    ...what[status],
    ...(begun ? [warn(', begun')] : []),
  );
}
