/** `roadmap diff`: what is different between two roadmaps, and what that means for what the learner did. */
import type { Context } from '../context.ts';
import { differenceOf, isDifferent, type RoadmapDifference } from '../core/roadmap/diff.ts';
import { EXIT } from '../exit.ts';
import type { RoadmapDiffDocument } from '../roadmap-documents.ts';
import { roadmapDiffView } from '../views/roadmap-diff.ts';
import type { Command } from './command.ts';
import { readLearner, readStateWith, type State, sourceFor } from './state.ts';

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
    const from = await context.content.roadmap(second === undefined ? await sourceInUse(context) : first);
    const to = await context.content.roadmap(second ?? first);
    const difference = differenceOf(from.roadmap, to.roadmap);
    const state = await readStateWith(context, from);
    const report: RoadmapDiffDocument = {
      schema: 'pybackend-path/roadmap-diff@1',
      from: from.source,
      to: to.source,
      same: !isDifferent(difference),
      ...difference,
      progress: progressOf(difference, state),
    };
    if (context.options.json) context.terminal.json(report);
    else context.terminal.show(roadmapDiffView(report, { from: from.roadmap.title, to: to.roadmap.title }));
    return report.same ? EXIT.done : EXIT.no;
  },
};

async function sourceInUse(context: Context): Promise<string> {
  return sourceFor(context, (await readLearner(context)).learner);
}

/** Skills that are known by the first roadmap, or that something was done for. */
function progressOf(
  { removed, renamed }: RoadmapDifference,
  { situation, learner, loaded: { roadmap } }: State,
): RoadmapDiffDocument['progress'] {
  const done = new Set([
    ...situation.known,
    ...learner.logged.map(({ skill }) => skill),
    ...[...learner.work.values()].map(({ skill }) => skill),
  ]);
  const history = removed.map(({ id }) => id).filter((id) => done.has(id));
  const moved = renamed.filter(({ from }) => done.has(from)).map(({ from, to }) => ({ from, to }));
  const all = roadmap.skills.filter(({ id }) => done.has(id)).length;
  return { kept: all - history.length - moved.length, renamed: moved, history };
}
