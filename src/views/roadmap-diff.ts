/** Two roadmaps side by side: what was added, what is gone, what changed, and what it means for the learner. */
import type { ListChange, SkillChange } from '../core/roadmap/diff.ts';
import type { RoadmapDiffDocument } from '../roadmap-documents.ts';
import { accent, bad, blank, faint, good, indented, item, type Line, line, strong } from '../screen.ts';
import { counted, hoursRange, listed } from '../words/amounts.ts';

export function roadmapDiffView(
  report: RoadmapDiffDocument,
  titles: { readonly from: string; readonly to: string },
): readonly Line[] {
  if (report.same) return [line('They are the same.')];
  const { added, removed, renamed, changed, parts } = report;
  return [
    line('From ', strong(titles.from), ' to ', strong(titles.to), ':'),
    ...part(
      'New',
      added.map(({ id, title }) => item(2, good('+'), title, faint(` (${id})`))),
    ),
    ...part(
      'Gone',
      removed.map(({ id, title }) => item(2, bad('-'), title, faint(` (${id})`))),
    ),
    ...part(
      'Another id',
      renamed.map(({ from, to, title }) => item(2, '=', title, faint(` (${from}, now ${to})`))),
    ),
    ...part('Changed', changed.flatMap(changeLines)),
    ...(parts.length > 0 ? [blank, line(`Also different: ${listed(parts)}.`)] : []),
    blank,
    ...progressLines(report),
  ];
}

function part(title: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : [blank, line(accent(title)), ...lines];
}

function changeLines(change: SkillChange): readonly Line[] {
  const { id, title, titleWas, stage, level, hours, also } = change;
  return [
    item(2, '~', title, faint(` (${id})`)),
    ...[
      titleWas === undefined ? '' : `title: was ${titleWas}`,
      stage ? `stage: ${stage.from}, now ${stage.to}` : '',
      level ? `level: ${level.from}, now ${level.to}` : '',
      hours ? `hours: ${hoursRange(hours.from)}, now ${hoursRange(hours.to)}` : '',
      ...listWords('prerequisites', change.prerequisites),
      ...listWords('recommended after', change.recommendedAfter),
      ...listWords('outcomes', change.outcomes),
      ...listWords('resources', change.resources),
      also ? `also: ${listed(also)}` : '',
    ]
      .filter((text) => text !== '')
      .map((text) => indented(4, text)),
  ];
}

function listWords(name: string, change: ListChange | undefined): readonly string[] {
  if (!change) return [];
  const { added, removed } = change;
  if (added.length + removed.length === 0) return [`${name}: in another order`];
  return [...added.map((one) => `${name}: + ${one}`), ...removed.map((one) => `${name}: - ${one}`)];
}

function progressLines({ progress }: RoadmapDiffDocument): readonly Line[] {
  const { kept, renamed, history } = progress;
  if (kept + renamed.length + history.length === 0)
    return [line('You have done nothing yet that could be lost.')];
  return [
    line(
      accent('What you did: '),
      `${counted(kept, 'skill')} kept, ${renamed.length} under another id, ${history.length} of the past.`,
    ),
    ...(history.length === 0
      ? []
      : [
          line(
            `No skill of the second roadmap has what you did for ${listed(history)}. It stays on record, and counts again in a roadmap that has the skill or names it in \`was\`.`,
          ),
        ]),
  ];
}
