import { EXIT } from '../exit.ts';
import { hintView } from '../views/practice.ts';
import { type Command, textOption } from './command.ts';
import { exerciseMeant } from './exercise-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record } from './state.ts';

export const hint: Command = {
  name: 'hint',
  summary: 'A hint for the exercise in hand: the next one, each says a little more',
  details:
    'There are three: a nudge, the way, and nearly the answer. How many you read is kept with your result.',
  args: [{ name: 'SKILL', summary: 'a skill, or the name of an exercise', many: true, complete: 'skill' }],
  options: [
    { flags: '--dir <DIR>', summary: 'the folder with your work', complete: 'file' },
    { flags: '--again', summary: 'those you have read, no new one' },
  ],
  examples: [
    { run: 'hint', says: 'for the exercise you work on' },
    { run: 'hint --again', says: 'what was said so far' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const { exercise } = await exerciseMeant(context, state, input.args, textOption(input, 'dir'));
    const read = state.learner.work.get(exercise.slug)?.hints ?? 0;
    const isNew = read === 0 || (input.options['again'] !== true && read < exercise.hints.length);
    const now = isNew ? read + 1 : read;
    if (isNew) {
      const { skill, slug } = exercise;
      await record(context, [{ type: 'hinted', data: { skill, exercise: slug, hint: now } }]);
      await keepSnapshot(context);
    }
    if (context.options.json) {
      context.terminal.json({
        schema: 'pybackend-path/hint@1',
        exercise: exercise.slug,
        hint: now,
        of: exercise.hints.length,
        text: exercise.hints[now - 1] ?? '',
      });
    } else context.terminal.show(hintView(exercise, exercise.hints.slice(0, now)));
    return EXIT.done;
  },
};
