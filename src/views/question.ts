/** How a question about a skill reads. */
import type { Day } from '../core/day.ts';
import type { Report } from '../core/learner/fact.ts';
import type { QuestionsLeft } from '../core/placement/counting.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { blank, faint, item, type Line, line, strong } from '../screen.ts';
import { counted } from '../words/amounts.ts';

/** What the learner can say; the key is what they press. */
export const REPORT_CHOICES: readonly {
  readonly value: Report;
  readonly label: string;
  readonly key: string;
}[] = [
  { value: 'known', key: 'y', label: 'Yes, all of it' },
  { value: 'partly', key: 'p', label: 'Part of it' },
  { value: 'unknown', key: 'n', label: 'No, it is new to me' },
  { value: 'unsure', key: 'u', label: 'I am not sure' },
];

export function welcomeLines(
  hasQuestions: boolean,
  placed: { readonly end: 'complete' | 'stopped'; readonly day: Day } | undefined,
): readonly Line[] {
  if (!hasQuestions) {
    const when = placed ? ` You answered the last one on ${placed.day}.` : '';
    return [
      line(`There is nothing left to ask.${when} To be asked again: pybackend-path start --restart`),
      blank,
    ];
  }
  return [
    line('A few questions, then your checklist. There are no wrong answers, and every one is saved at once.'),
    blank,
  ];
}

/** `settles`: skills that a clear answer settles at least. `left`: questions still to come, this one counted. */
export function reportLines(skill: Skill, settles: number, left: QuestionsLeft): readonly Line[] {
  const why = settles > 1 ? `This one settles at least ${counted(settles, 'skill')}.` : '';
  return [
    line(faint(`${leftWords(left)} ${why}`.trim())),
    line(strong(skill.title)),
    ...skill.outcomes.map((outcome) => item(2, '-', outcome)),
  ];
}

function leftWords({ least, most }: QuestionsLeft): string {
  if (most === 1) return 'The last question.';
  return least === most ? `${most} questions to go.` : `${least} to ${most} questions to go.`;
}

export function reportHelp(skill: Skill): readonly Line[] {
  return [
    ...(skill.summary ? [line(skill.summary)] : []),
    line(
      'Say yes when you could do all of it now, on your own. A yes ticks what this skill needs as well; a no leaves out what builds on it. Not sure is a good answer: then we ask about something near it.',
    ),
  ];
}
