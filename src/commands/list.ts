import type { Checklist } from '../core/plan/checklist.ts';
import type { Status, Step } from '../core/plan/step.ts';
import { EXIT, UserError } from '../exit.ts';
import { checklistView } from '../views/checklist.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { readChecklist } from './snapshot.ts';

const STATUSES: readonly Status[] = ['known', 'ready', 'later', 'skipped'];

export const list: Command = {
  name: 'list',
  summary: 'Your checklist by stage: what is known, ready now, later',
  options: [
    { flags: '--stage <STAGE>', summary: 'only this stage', complete: 'stage' },
    { flags: '--status <STATUS>', summary: `only ${STATUSES.join(', ')}`, complete: STATUSES },
    { flags: '--short', summary: 'one line a skill, without reasons and links' },
  ],
  examples: [
    { run: 'list', says: 'the whole checklist with reasons' },
    { run: 'list --short', says: 'one line a skill' },
    { run: 'list --status ready', says: 'what you could learn now' },
    { run: 'list --stage databases', says: 'one stage' },
  ],
  run: async (context, input) => {
    const { checklist } = await readChecklist(context);
    const chosen = narrowed(checklist, input);
    if (context.options.json) context.terminal.json({ schema: 'pybackend-path/list@1', ...chosen });
    else context.terminal.show(checklistView(chosen, { short: input.options['short'] === true }));
    return EXIT.done;
  },
};

function narrowed(checklist: Checklist, input: CommandInput): Checklist {
  const stage = textOption(input, 'stage');
  const status = textOption(input, 'status');
  if (stage !== undefined && !checklist.stages.some(({ id }) => id === stage)) {
    throw new UserError(`Your path has no stage '${stage}'.`, {
      exitCode: EXIT.usage,
      hint: `The stages are ${checklist.stages.map(({ id }) => id).join(', ')}.`,
    });
  }
  if (status !== undefined && !STATUSES.some((word) => word === status)) {
    throw new UserError(`There is no status '${status}'.`, {
      exitCode: EXIT.usage,
      hint: `The statuses are ${STATUSES.join(', ')}.`,
    });
  }
  const wanted = (step: Step) => status === undefined || step.status === status;
  return {
    ...checklist,
    stages: checklist.stages
      .filter(({ id }) => stage === undefined || id === stage)
      .map((one) => ({ ...one, steps: one.steps.filter(wanted) }))
      .filter(({ steps }) => steps.length > 0),
  };
}
