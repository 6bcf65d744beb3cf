import type { Context } from '../context.ts';
import type { Day } from '../core/day.ts';
import { runningTimer } from '../core/learner/timer.ts';
import { outlookOf } from '../core/plan/plan.ts';
import type { Reviewing } from '../core/plan/reviewing.ts';
import { type Sitting, sittingOf, type Task, usualMinutes } from '../core/plan/sitting.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import type { TodayDocument } from '../guidance-documents.ts';
import { sittingView } from '../views/today.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { habitsFor, outlookInput, reviewingFor } from './guidance.ts';
import { wholeNumber } from './numbers.ts';
import { hasStarted, readLearner, readState, type State, stateWith, titlesIn } from './state.ts';

export const today: Command = {
  name: 'today',
  summary: 'What to do in this sitting: due reviews, then the step in hand',
  details:
    'Fits the time you give, or your hours a week on your days of learning. After a while away it says what to refresh first. Without arguments, `pybackend-path` shows this once you have started.',
  options: [
    { flags: '-m, --minutes <N>', summary: 'how long you have (5 to 600)' },
    {
      flags: '--remind-with <SCHEDULER>',
      summary: 'how to be reminded by cron, systemd, launchd or task-scheduler; changes nothing',
      complete: ['cron', 'systemd', 'launchd', 'task-scheduler'],
    },
    { flags: '--at <TIME>', summary: 'with --remind-with: the time of the day (18:30)' },
  ],
  examples: [
    { run: 'today', says: 'for the time you usually have' },
    { run: 'today --minutes 25', says: 'for a short evening' },
    { run: 'today --remind-with cron --at 18:30', says: 'a reminder every day' },
  ],
  run: async (context, input) => {
    const scheduler = textOption(input, 'remindWith');
    if (scheduler !== undefined) {
      const { remindWith } = await import('./remind.ts');
      return remindWith(context, scheduler, textOption(input, 'at'));
    }
    if (textOption(input, 'at') !== undefined) throw needsScheduler();
    return show(context, input, await readState(context));
  },
};

/** Without a command: what to do today, or undefined when `start` was not begun. Reads the facts once. */
export async function todayOnceStarted(context: Context, input: CommandInput): Promise<ExitCode | undefined> {
  const read = await readLearner(context);
  return hasStarted(read.learner) ? show(context, input, await stateWith(context, read)) : undefined;
}

function show(context: Context, input: CommandInput, state: State): ExitCode {
  const minutes = textOption(input, 'minutes');
  const reviewing = reviewingFor(context, state);
  const sitting = sittingFor(context, state, {
    reviewing,
    minutes: minutes === undefined ? undefined : wholeNumber(minutes, '--minutes', 5, 600),
  });
  const day = context.clock.today();
  const timer = runningTimer(state.learner, state.facts);
  if (context.options.json) {
    context.terminal.json({ ...documentOf(day, sitting, reviewing), clock: timer ?? null });
  } else {
    context.terminal.show(
      sittingView(sitting, {
        day,
        isStarted: hasStarted(state.learner),
        clockTitle: timer && titlesIn(state)(timer.skill),
        hasExercise: (skill) => context.content.hasExercise(state.loaded.source, skill),
      }),
    );
  }
  return EXIT.done;
}

function needsScheduler(): UserError {
  return new UserError('`--at` says when to remind, and `--remind-with` by what.', {
    exitCode: EXIT.usage,
    hint: 'For example: pybackend-path today --remind-with cron --at 18:30',
  });
}

interface Wanted {
  readonly reviewing: Reviewing;
  readonly minutes: number | undefined;
}

function sittingFor(context: Context, state: State, { reviewing, minutes }: Wanted): Sitting {
  const { pace, time } = outlookOf(outlookInput(context, state));
  return sittingOf({
    checklist: state.checklist,
    learner: state.learner,
    reviewing,
    habits: habitsFor(state),
    pace: pace.effort,
    today: context.clock.today(),
    minutes: minutes ?? usualMinutes(time.hoursPerWeek, 7 - time.daysOff.size),
    hasExercise: (skill) => context.content.hasExercise(state.loaded.source, skill),
  });
}

function documentOf(today: Day, sitting: Sitting, { due }: Reviewing): Omit<TodayDocument, 'clock'> {
  const { task, habit, gap } = sitting;
  return {
    schema: 'pybackend-path/today@1',
    today,
    minutes: sitting.minutes,
    reviews: { ...sitting.reviews, questions: due.map(({ question }) => question) },
    task: task ? taskDocument(task) : null,
    afterwards: sitting.afterwards.map(({ id, title }) => ({ id, title })),
    habit: habit ? { id: habit.habit.id, title: habit.habit.title, minutes: habit.habit.minutes } : null,
    gap: gap ?? null,
    followUps: sitting.followUps,
  };
}

function taskDocument({ step, kind, minutes, hoursLeft, resource, begun }: Task): TodayDocument['task'] {
  const commands = {
    read: null,
    practise: begun ? `check ${begun.exercise}` : `practice ${step.id}`,
    prove: `done ${step.id}`,
  };
  return {
    skill: { id: step.id, title: step.title },
    kind,
    minutes,
    hoursLeft: Math.round(10 * hoursLeft) / 10,
    resource: resource ?? null,
    begun: begun ?? null,
    command: commands[kind],
  };
}
