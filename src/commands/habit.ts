/** The habits of the roadmap: which are due, and keeping one. */
import type { Context } from '../context.ts';
import type { Day } from '../core/day.ts';
import type { NewFact } from '../core/learner/fact.ts';
import { didYouMean } from '../core/nearest.ts';
import { type HabitState, sortedHabits } from '../core/plan/habits.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import type { HabitsDocument } from '../guidance-documents.ts';
import { habitDoneView, habitsView } from '../views/habits.ts';
import { type Command, textOption } from './command.ts';
import { habitsFor } from './guidance.ts';
import { pastDay } from './past-day.ts';
import { shortText } from './short-text.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State, stateAfter } from './state.ts';

const MOST_NOTE = 500;

export const habit: Command = {
  name: 'habit',
  summary: 'Small things to do again and again, and which of them are due',
  details:
    'A habit opens when you know the skills it needs; `pybackend-path today` brings it up when it is due. See `habit done` for keeping one.',
  examples: [
    { run: 'habit', says: 'all of them, the due ones first' },
    { run: 'habit --json', says: 'for a program' },
  ],
  run: async (context) => {
    const state = await readState(context);
    const habits = habitsFor(state);
    if (context.options.json) context.terminal.json(documentOf(context, habits, null));
    else
      context.terminal.show(habitsView(sortedHabits(habits, context.clock.today()), context.clock.today()));
    return EXIT.done;
  },
};

export const habitDone: Command = {
  name: 'habit done',
  summary: 'Note that you kept a habit',
  details: 'One that is not open yet may be kept too. Kept twice on a day it counts once.',
  args: [{ name: 'ID', summary: 'the habit', required: true, complete: 'habit' }],
  options: [
    { flags: '--day <DATE>', summary: 'when, if not today: a date, or yesterday' },
    { flags: '--note <TEXT>', summary: `what you want to remember, ${MOST_NOTE} characters at most` },
  ],
  examples: [
    { run: 'habit done look-back', says: 'kept today' },
    { run: 'habit done look-back --day yesterday', says: 'forgot to say so' },
    { run: 'habit done explain-aloud --note "got stuck at closures"', says: 'with a note' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const before = habitNamed(habitsFor(state), input.args[0] ?? '');
    const note = shortText(textOption(input, 'note'), 'The note', MOST_NOTE);
    const day = pastDay(textOption(input, 'day'), context.clock.today());
    const isNew = !(state.learner.practised.get(before.habit.id) ?? []).includes(day);
    return isNew || note !== undefined
      ? keep(context, state, before, { note, day })
      : told(context, state, before, { day, isNew });
  },
};

async function keep(
  context: Context,
  state: State,
  { habit: { id } }: HabitState,
  { note, day }: { readonly note: string | undefined; readonly day: Day },
): Promise<ExitCode> {
  const isToday = day === context.clock.today();
  const fact: NewFact = {
    type: 'practised',
    data: { habit: id, note, ...(isToday ? {} : { day }) },
  };
  const after = stateAfter(context, state, await record(context, [fact]));
  const code = told(context, after, habitNamed(habitsFor(after), id), { day, isNew: true });
  await keepSnapshot(context);
  return code;
}

function told(
  context: Context,
  state: State,
  kept: HabitState,
  { day, isNew }: { readonly day: Day; readonly isNew: boolean },
): ExitCode {
  const habits = habitsFor(state);
  const today = context.clock.today();
  const { terminal, options } = context;
  if (options.json) terminal.json(documentOf(context, habits, isNew ? kept.habit.id : null));
  else terminal.show(habitDoneView(kept, { day, isNew, habits: sortedHabits(habits, today), today }));
  return EXIT.done;
}

/** By its id or its title. */
function habitNamed(habits: readonly HabitState[], text: string): HabitState {
  const wanted = text.trim().toLowerCase();
  const found = habits.find(({ habit: { id, title } }) => id === wanted || title.toLowerCase() === wanted);
  if (found) return found;
  if (habits.length === 0) {
    throw new UserError('This roadmap has no habits.', {
      exitCode: EXIT.usage,
      hint: 'See what comes next: pybackend-path next',
    });
  }
  const ids = habits.map(({ habit: { id } }) => id);
  throw new UserError(`No habit is called '${text}'.`, {
    exitCode: EXIT.usage,
    hint: didYouMean(wanted, ids) ?? `The habits are ${ids.join(', ')}.`,
  });
}

function documentOf(
  { clock }: Context,
  habits: readonly HabitState[],
  recorded: string | null,
): HabitsDocument {
  return {
    schema: 'pybackend-path/habits@1',
    recorded,
    habits: sortedHabits(habits, clock.today()).map((state) => {
      const { id, title, how, everyDays, minutes } = state.habit;
      const { isOpen, after, times } = state;
      const last = state.last ?? null;
      const due = state.due ?? null;
      const note = state.note ?? null;
      return { id, title, how, everyDays, minutes, isOpen, after, last, times, due, note };
    }),
  };
}
