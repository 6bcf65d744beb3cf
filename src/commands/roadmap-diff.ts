/** `roadmap diff`: what is different between two roadmaps, and what that means for what the learner did. */
import { carriedOver } from '../core/plan/carry-over.ts';
import { differenceOf, isDifferent } from '../core/roadmap/diff.ts';
import { EXIT } from '../exit.ts';
import type { RoadmapDiffDocument } from '../roadmap-documents.ts';
import { roadmapDiffView } from '../views/roadmap-diff.ts';
import type { Command } from './command.ts';
import { readLearner, sourceFor } from './state.ts';

export const roadmapDiff: Command = {
  name: 'roadmap diff',
  summary: 'What is different between two roadmaps',
  details:
    'With one FILE: what changes when you take it instead of the roadmap in use. A skill with another id is the same one when the second roadmap says so in `was`. Ends with 0 when they are the same and with 1 when they differ.',
  args: [
    { name: 'FILE', summary: 'a roadmap file, or `built-in`', required: true, complete: 'file' },
    { name: 'OTHER', summary: 'the one to compare it with', complete: 'file' },
  ],
  examples: [
    { run: 'roadmap diff my-roadmap.yaml', says: 'what changes when you take it' },
    { run: 'roadmap diff built-in my-roadmap.yaml --json', says: 'any two, for a program' },
  ],
  run: async (context, { args }) => {
    const [first = 'built-in', second] = args;
    const { facts, learner } = await readLearner(context);
    const from = await context.content.roadmap(second === undefined ? sourceFor(context, learner) : first);
    const to = await context.content.roadmap(second ?? first);
    const difference = differenceOf(from.roadmap, to.roadmap);
    const report: RoadmapDiffDocument = {
      schema: 'pybackend-path/roadmap-diff@1',
      from: from.source,
      to: to.source,
      same: !isDifferent(difference),
      ...difference,
      progress: carriedOver(facts, from.roadmap, to.roadmap),
    };
    if (context.options.json) context.terminal.json(report);
    else context.terminal.show(roadmapDiffView(report, { from: from.roadmap.title, to: to.roadmap.title }));
    return report.same ? EXIT.done : EXIT.no;
  },
};
