/** What the questions of `start` found: known, unsure and new, with the reasons. */
import { verdictOf } from '../core/learner/belief.ts';
import type { Report } from '../core/learner/fact.ts';
import type { Checklist, ChecklistStage } from '../core/plan/checklist.ts';
import type { Step } from '../core/plan/step.ts';
import { accent, blank, faint, item, type Line, line, strong } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { beliefWords } from '../words/step.ts';

/** What the learner can say about a skill; the key is what they press. */
export const REPORT_CHOICES: readonly {
  readonly value: Report;
  readonly label: string;
  readonly key: string;
}[] = [
  { value: 'known', key: 'y', label: 'I know it' },
  { value: 'partly', key: 'p', label: 'I know part of it' },
  { value: 'unknown', key: 'n', label: 'It is new to me' },
  { value: 'unsure', key: 'u', label: 'I am not sure' },
];

/** Stage by stage in numbers, and the skills that stayed unsure. */
export function shortMap(checklist: Checklist): readonly Line[] {
  const unsure = checklist.stages.flatMap(({ steps }) => steps.filter((step) => verdict(step) === 'unsure'));
  return [
    blank,
    line(strong('What we found')),
    ...checklist.stages.map(stageLine),
    ...(unsure.length > 0
      ? [blank, line(`Unsure, so ${counted(unsure.length, 'skill')} on your checklist stay open:`)]
      : []),
    ...unsure.slice(0, MOST_UNSURE).map(stepLine),
    ...(unsure.length > MOST_UNSURE ? [item(2, ' ', faint(`and ${unsure.length - MOST_UNSURE} more`))] : []),
  ];
}

/** With the stages above and the prompt below a screen of 24 lines is full. */
const MOST_UNSURE = 3;

export function fullMap(checklist: Checklist): readonly Line[] {
  return [
    blank,
    ...checklist.stages.flatMap((stage) => [stageLine(stage), ...stage.steps.map(stepLine)]),
    line(faint('[x] known, [?] unsure, [ ] new')),
  ];
}

function verdict({ belief }: Step) {
  return verdictOf(belief);
}

function stageLine({ title, steps }: ChecklistStage): Line {
  const count = (wanted: ReturnType<typeof verdict>) =>
    steps.filter((step) => verdict(step) === wanted).length;
  const parts = (['known', 'unsure', 'new'] as const).filter((wanted) => count(wanted) > 0);
  return line(accent(title), `: ${parts.map((wanted) => `${count(wanted)} ${wanted}`).join(', ')}`);
}

const MARKS = { known: '[x]', unsure: '[?]', new: '[ ]' } as const;

function stepLine(step: Step): Line {
  return item(2, MARKS[verdict(step)], step.title, faint(`: ${beliefWords(step)}`));
}
