import { upcoming } from '../core/plan/checklist.ts';
import { EXIT } from '../exit.ts';
import { nextView } from '../views/next.ts';
import { type Command, textOption } from './command.ts';
import { wholeNumber } from './numbers.ts';
import { readChecklist } from './snapshot.ts';

export const next: Command = {
  name: 'next',
  summary: 'The next skill: why now, what it gives you, where to learn it',
  options: [{ flags: '-n, --count <N>', summary: 'how many steps to look ahead (1 to 100)' }],
  examples: [
    { run: 'next', says: 'the next skill' },
    { run: 'next -n 3', says: 'the next three, in the order to take them' },
    { run: 'next --json', says: 'the same for a program' },
  ],
  run: async (context, input) => {
    const count = wholeNumber(textOption(input, 'count') ?? '1', '--count', 1, 100);
    const { checklist, source } = await readChecklist(context);
    const steps = upcoming(checklist).slice(0, count);
    if (context.options.json) {
      const { path, goal, hoursPerWeek, totals, goalTotals } = checklist;
      context.terminal.json({
        schema: 'pybackend-path/next@1',
        path,
        goal,
        hoursPerWeek,
        totals,
        goalTotals,
        steps,
      });
    } else {
      context.terminal.show(
        nextView(checklist, steps, (skill) => context.content.hasExercise(source, skill)),
      );
    }
    return EXIT.done;
  },
};
