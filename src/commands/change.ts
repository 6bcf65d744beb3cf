/** Recording a change and telling what it did: the same two lines and the same JSON for every command. */
import type { Context } from '../context.ts';
import type { NewFact } from '../core/learner/fact.ts';
import { upcoming } from '../core/plan/checklist.ts';
import type { ChangeDocument } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type Line, line, strong } from '../screen.ts';
import { keepSnapshot } from './snapshot.ts';
import { record, type State, stateAfter } from './state.ts';

export interface ChangeReport {
  /** What was done, in one sentence. */
  readonly said: string;
  /** More for a program than the sentence. */
  readonly data?: Pick<ChangeDocument, 'skills' | 'change' | 'facts' | 'import'>;
  readonly notes?: readonly Line[];
}

/** Records the facts and shows what changed and what comes next. No facts: says so and changes nothing. */
export async function change(
  context: Context,
  state: State,
  facts: readonly NewFact[],
  report: ChangeReport,
): Promise<ExitCode> {
  const recorded = facts.length > 0 ? await record(context, facts) : [];
  const after = stateAfter(context, state, recorded);
  if (report.notes) context.terminal.note(report.notes);
  const next = upcoming(after.checklist)[0];
  const { totals, goalTotals } = after.checklist;
  if (context.options.json) {
    context.terminal.json({
      schema: 'pybackend-path/change@1',
      changed: recorded.length > 0,
      said: report.said,
      ...report.data,
      totals,
      goalTotals,
      next: next ? { id: next.id, title: next.title } : null,
    });
  } else {
    context.terminal.show([
      line(report.said),
      next
        ? line(
            `${totals.known} of ${totals.skills} known. Next: `,
            strong(next.title),
            ' (`pybackend-path next`)',
          )
        : line(`${totals.known} of ${totals.skills} known: you have finished this path.`),
    ]);
  }
  if (recorded.length > 0) await keepSnapshot(context);
  return EXIT.done;
}
