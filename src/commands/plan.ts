import type { Context } from '../context.ts';
import { type DeadlineAnswer, deadlineAnswer } from '../core/plan/deadline.ts';
import { milestoneSteps } from '../core/plan/milestones.ts';
import { goalSteps, type Plan, planOf, USUAL_SEED } from '../core/plan/plan.ts';
import { EXIT, UserError } from '../exit.ts';
import { planView } from '../views/plan.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { dayOption, outlookInput, reviewingFor } from './guidance.ts';
import { wholeNumber } from './numbers.ts';
import { readState, type State } from './state.ts';
import { whatIf } from './what-if.ts';

const USUAL_WEEKS = 4;
const MOST_WEEKS = 520;
const MOST_SEED = 2 ** 31 - 1;

export const plan: Command = {
  name: 'plan',
  summary: 'Dated weeks, and when you will be there',
  details:
    'Hours a week, days off and holidays come from `config`, your pace from what you logged and finished. The dates are a range: half of the simulated learners like you are there by the first, 85 of 100 by the second. Adverts that you aim at (`job FILE --add`) have their own.',
  options: [
    { flags: '--weeks <N>', summary: `how many weeks to show (${USUAL_WEEKS} when left out)` },
    { flags: '--deadline <DATE>', summary: 'what it takes to reach your goal by then' },
    {
      flags: '--what-if <CHANGES>',
      summary: 'compare: hours=10, goal=full, path=ID, skip=SKILL, daysOff=sat+sun; several with commas',
      isList: true,
    },
    { flags: '--md', summary: 'the weeks as Markdown' },
    { flags: '--seed <N>', summary: 'draw another forecast (the usual one is 1)' },
  ],
  examples: [
    { run: 'plan', says: 'the next four weeks' },
    { run: 'plan --weeks 12', says: 'a quarter of a year' },
    { run: 'plan --deadline 2030-06-30', says: 'can I be ready by then?' },
    { run: 'plan --what-if hours=12', says: 'with twelve hours a week' },
  ],
  run: async (context, input) => {
    const most = wholeNumber(textOption(input, 'weeks') ?? String(USUAL_WEEKS), '--weeks', 1, MOST_WEEKS);
    const seed = wholeNumber(textOption(input, 'seed') ?? String(USUAL_SEED), '--seed', 0, MOST_SEED);
    const state = await readState(context);
    const planned = planOf({
      ...outlookInput(context, state, seed),
      reviewing: reviewingFor(context, state),
      most,
    });
    const deadline = deadlineFor(context, state, planned, input);
    const changes = textOption(input, 'whatIf');
    const changed = changes === undefined ? undefined : whatIf(context, state, changes, seed);
    if (input.options['md'] === true && !context.options.json) {
      const { planMarkdown } = await import('../exporters/plan-markdown.ts');
      context.terminal.text(planMarkdown(planned));
    } else if (context.options.json) {
      const { goal, hoursPerWeek } = state.checklist;
      const { today, pace, milestones, weeks } = planned;
      context.terminal.json({
        schema: 'pybackend-path/plan@1',
        today,
        seed,
        goal,
        hoursPerWeek,
        pace,
        milestones,
        weeks,
        deadline: deadline ?? null,
        whatIf: changed ?? null,
      });
    } else {
      const { goal } = state.checklist;
      const isMore = goalSteps(state.checklist).length > 0 && planned.weeks.length === most;
      context.terminal.show(planView(planned, { goal, deadline, whatIf: changed, isMore }));
    }
    return EXIT.done;
  },
};

function deadlineFor(
  context: Context,
  { checklist, loaded, learner }: State,
  { pace, time, seed }: Plan,
  input: CommandInput,
): DeadlineAnswer | undefined {
  const text = textOption(input, 'deadline');
  if (text === undefined) return undefined;
  const deadline = dayOption(text, '--deadline');
  const today = context.clock.today();
  if (deadline <= today) {
    throw new UserError(`${deadline} is not after today.`, {
      exitCode: EXIT.usage,
      hint: 'Give a day to come.',
    });
  }
  return deadlineAnswer({
    deadline,
    today,
    steps: milestoneSteps(checklist, checklist.goal),
    skills: loaded.roadmap.skills,
    learner,
    pace,
    time,
    seed,
    adverts: loaded.roadmap.adverts?.total,
  });
}
