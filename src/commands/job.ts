import type { Context } from '../context.ts';
import { mustHavesOf } from '../core/plan/advert-aim.ts';
import { EXIT, type ExitCode, usageError } from '../exit.ts';
import { blank, line, warn } from '../screen.ts';
import { advertView, aimsView, jobNotes, rankingView } from '../views/job.ts';
import { addAims, forgetAim, milestonesNow } from './aim.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { documentFor, type ReadAdverts, readAdverts } from './read-adverts.ts';
import { noteNotStarted } from './snapshot.ts';
import { hasStarted, readState, type State } from './state.ts';

const MOST_FILES = 50;

export const job: Command = {
  name: 'job',
  summary: 'The gap to job adverts: what they ask for, what you have, the way to the rest',
  details:
    'Reads text, markdown or HTML up to 5 MB. `--add` puts the skills of an advert first in your plan; only their ids and its title are kept. Without FILE it lists the adverts you aim at. Exit code 1: no advert names anything that the roadmap teaches.',
  args: [
    { name: 'FILE', summary: 'one or more adverts, - for standard input', many: true, complete: 'file' },
  ],
  options: [
    { flags: '--add', summary: 'aim your plan at it' },
    { flags: '--forget <ID>', summary: 'no longer aim at that advert' },
  ],
  examples: [
    { run: 'job advert.md', says: 'the gap to one advert' },
    { run: 'job advert.md page.html', says: 'to several, and what to learn next for them all' },
    { run: 'job advert.md --add', says: 'its skills come first from now on' },
    { run: 'job', says: 'the adverts you aim at' },
    { run: 'job --forget python-developer', says: 'take that back' },
  ],
  run: async (context, input) => {
    const forget = textOption(input, 'forget');
    const files = filesOf(input, forget);
    const state = await readState(context);
    if (forget !== undefined) return forgetAim(context, state, forget);
    if (files.length === 0) return showAims(context, state);
    const read = await readAdverts(context, state, files);
    if (!hasStarted(state.learner)) noteNotStarted(context);
    const useful = read.adverts.filter(({ advert }) => advert.asks.length > 0);
    if (input.options['add'] === true && useful.length > 0) return addAims(context, state, read, useful);
    show(context, state, read);
    return useful.length > 0 ? EXIT.done : EXIT.no;
  },
};

function filesOf({ args, options }: CommandInput, forget: string | undefined): readonly string[] {
  if (
    (forget !== undefined || args.length === 0) &&
    (options['add'] === true || (forget !== undefined && args.length > 0))
  ) {
    throw usageError(
      args.length === 0
        ? '`--add` needs an advert.'
        : '`--forget` takes back an advert by its id and reads no file.',
      'For example: pybackend-path job advert.md --add, or pybackend-path job --forget ID',
    );
  }
  const files = [...new Set(args)];
  if (files.length <= MOST_FILES) return files;
  throw usageError(
    `${files.length} adverts are too many at once; ${MOST_FILES} is the most.`,
    'Name fewer of them.',
  );
}

function show(context: Context, { learner, profile }: State, { adverts, ranking }: ReadAdverts): void {
  if (context.options.json) {
    context.terminal.json({
      schema: 'pybackend-path/job@1',
      adverts: adverts.map((one) => documentFor(one, null)),
      ranking,
      aims: [...learner.aims.values()],
      changed: false,
    });
    return;
  }
  const useful = adverts.filter(({ advert }) => advert.asks.length > 0);
  context.terminal.show([
    ...adverts.flatMap((one, at) => [
      ...(at > 0 ? [blank] : []),
      ...advertView({ ...one, notNeeded: one.notNeeded.map(({ title }) => title) }, profile.hoursPerWeek, {
        isOneOfSeveral: adverts.length > 1,
      }),
    ]),
    ...rankingView(ranking, adverts.length),
    ...(useful.length > 0 ? jobNotes(useful.length === 1 ? useful[0]?.file : undefined) : []),
  ]);
  if (useful.length === 0)
    context.terminal.note([line(warn('Is it an advert for a job that this roadmap leads to?'))]);
}

function showAims(context: Context, state: State): ExitCode {
  const { options, terminal } = context;
  const { learner, situation } = state;
  const aims = [...learner.aims.values()];
  if (options.json) {
    terminal.json({ schema: 'pybackend-path/job@1', adverts: [], ranking: [], aims, changed: false });
  } else {
    const milestones = milestonesNow(context, state);
    const shown = aims.map((aim) => ({
      aim,
      must: mustHavesOf(aim, situation),
      forecast: milestones.aims.find(({ id }) => id === aim.id),
      leftOut: milestones.leftOut.find(({ id }) => id === aim.id)?.skills ?? [],
    }));
    terminal.show(aimsView(shown));
  }
  return EXIT.done;
}
