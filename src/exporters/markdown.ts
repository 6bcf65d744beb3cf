/**
 * The checklist as a markdown file that people tick by hand and `import` reads back. A line is one skill:
 * `- [ ] **Title** (`id`) ...`. A comment at the end keeps which boxes were ticked, so that reading back can tell
 * what was changed in the file from what changed in the program since.
 */
import type { Checklist } from '../core/plan/checklist.ts';
import type { Step } from '../core/plan/step.ts';
import { counted, hoursRange } from '../words/amounts.ts';
import { beliefWords, GOAL_WORDS, reasonWords, resourceWords, STATUS_WORDS } from '../words/step.ts';

export const MARKDOWN_MARK = 'pybackend-path/markdown@1';

export function renderMarkdown(checklist: Checklist): string {
  const { path, goal, hoursPerWeek, startDate, totals, stages } = checklist;
  const open = stages.flatMap(({ steps }) => steps).filter(({ status }) => status !== 'skipped');
  const skipped = stages.flatMap(({ steps }) => steps).filter(({ status }) => status === 'skipped');
  const ticked = open.filter(({ status }) => status === 'known').map(({ id }) => id);
  return [
    `# ${escapeMarkdown(path.title)}`,
    '',
    `Goal: ${GOAL_WORDS[goal]}. ${hoursPerWeek} h a week from ${startDate}. ` +
      `${totals.known} of ${counted(totals.skills, 'skill')} known, ${hoursRange(totals.hours)} to go.`,
    '',
    'Tick a box, save the file, and take the ticks back in with `pybackend-path import FILE`.',
    ...stages.flatMap(({ title, steps }) => stageLines(title, steps)),
    ...(skipped.length > 0 ? ['', '## Left out', ''] : []),
    ...skipped.map((step) => `- ${nameOf(step)}`),
    '',
    `<!-- ${MARKDOWN_MARK} ticked: ${ticked.join(' ')} -->`,
    '',
  ].join('\n');
}

function stageLines(title: string, steps: readonly Step[]): readonly string[] {
  const shown = steps.filter(({ status }) => status !== 'skipped');
  return shown.length === 0 ? [] : ['', `## ${escapeMarkdown(title)}`, '', ...shown.flatMap(stepLines)];
}

function stepLines(step: Step): readonly string[] {
  if (step.status === 'known') return [`- [x] ${nameOf(step)}: ${escapeMarkdown(beliefWords(step))}`];
  const [resource] = step.resources;
  return [
    `- [ ] ${nameOf(step)}: ${STATUS_WORDS[step.status]}, ${hoursRange(step.hours)}`,
    `  - ${escapeMarkdown(reasonWords(step))}`,
    ...(resource
      ? [`  - Begin with [${escapeMarkdown(resourceWords(resource))}](${escapeUrl(resource.url)})`]
      : []),
  ];
}

function nameOf({ title, id }: Step): string {
  return `**${escapeMarkdown(title)}** (\`${id}\`)`;
}

/**
 * Text that stays text: on one line, without HTML, links, emphasis, tables or code. A backslash before ASCII
 * punctuation is literal in CommonMark (section 2.4), so every character with a meaning gets one, and so do the signs by
 * which some renderers find bare web addresses.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#!&$@^]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/^([-+=:]|\d+[.)])/, (start) =>
      /^\d/.test(start) ? `${start.slice(0, -1)}\\${start.slice(-1)}` : `\\${start}`,
    );
}

/** Characters that would end a link target early are percent-encoded; what is encoded already stays. A roadmap holds no lone surrogates (its file is UTF-8), which are all that `encodeURIComponent` refuses. */
function escapeUrl(url: string): string {
  return url.replace(/[^\w\-.~:/?#[\]@!$&*+,;=%]/gu, (sign) =>
    /[()']/.test(sign) ? `%${sign.charCodeAt(0).toString(16)}` : encodeURIComponent(sign),
  );
}
