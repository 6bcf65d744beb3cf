/** Applications for jobs: what was sent, what became of it, which to follow up. */
import type { Context } from '../context.ts';
import {
  type Application,
  applicationsNamed,
  followUpDay,
  newApplicationId,
  sortedApplications,
} from '../core/learner/application.ts';
import type { ApplicationStatus, NewFact } from '../core/learner/fact.ts';
import type { Learner } from '../core/learner/learner.ts';
import { didYouMean } from '../core/nearest.ts';
import { EXIT, type ExitCode, usageError } from '../exit.ts';
import { addedView, applicationsView, STATUSES, updatedView } from '../views/applications.ts';
import { dayWords } from '../words/dates.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { agreedDay, pastDay } from './past-day.ts';
import { shortText } from './short-text.ts';
import { keepSnapshot } from './snapshot.ts';
import { readLearner, record } from './state.ts';

const MOST = { name: 120, note: 500, link: 2000 } as const;
const ADD = 'pybackend-path application add "Acme" --role "Backend developer"';

export const application: Command = {
  name: 'application',
  summary: 'Your applications for jobs, those to follow up first',
  details:
    'Ten days after an application, and three days after an interview, `pybackend-path today` reminds you to write again. Note one with `application add`, and what became of it with `application update`.',
  examples: [
    { run: 'application', says: 'all of them' },
    { run: 'application --json', says: 'for a program' },
  ],
  run: async (context) => {
    const { learner } = await readLearner(context);
    if (context.options.json) showJson(context, learner, null);
    else {
      context.terminal.show(
        applicationsView(sortedApplications(learner.applications), context.clock.today()),
      );
    }
    return EXIT.done;
  },
};

export const applicationAdd: Command = {
  name: 'application add',
  summary: 'Note an application that you sent',
  details: 'Its id is made of the company. It comes up again after ten days, so that you can ask.',
  args: [{ name: 'COMPANY', summary: 'where you applied', required: true, many: true }],
  options: [
    { flags: '--role <ROLE>', summary: 'the job, as the advert calls it' },
    { flags: '--link <URL>', summary: 'the address of the advert' },
    { flags: '--day <DATE>', summary: 'when you sent it, if not today: a date, or yesterday' },
  ],
  examples: [
    { run: 'application add Acme --role "Backend developer"', says: 'sent today' },
    {
      run: 'application add Initech --link https://initech.example/jobs/7 --day yesterday',
      says: 'with its advert',
    },
  ],
  run: async (context, input) => {
    const company = shortText(input.args.join(' '), 'The name of the company', MOST.name);
    if (company === undefined)
      throw usageError('The application needs the name of a company.', `For example: ${ADD}`);
    const role = shortText(textOption(input, 'role'), 'The role', MOST.name);
    const link = webAddress(textOption(input, 'link'));
    const today = context.clock.today();
    const day = pastDay(textOption(input, 'day'), today);
    const { learner } = await readLearner(context);
    const others = applicationsNamed(learner.applications, company);
    const id = newApplicationId(learner.applications, company);
    const fact: NewFact = { type: 'applied', data: { application: id, company, role, link, day } };
    return save(context, fact, id, (added) => addedView(added, others, today));
  },
};

export const applicationUpdate: Command = {
  name: 'application update',
  summary: 'Note what became of an application',
  details: `STATUS is one of ${STATUSES.join(', ')}. An interview may have a day that is still to come.`,
  args: [
    { name: 'ID', summary: 'the application: its id, or its company in quotes', required: true },
    { name: 'STATUS', summary: STATUSES.join(', '), required: true, complete: STATUSES },
  ],
  options: [
    { flags: '--note <TEXT>', summary: `what you want to remember, ${MOST.note} characters at most` },
    { flags: '--day <DATE>', summary: 'when, if not today: a date, or yesterday' },
  ],
  examples: [
    { run: 'application update acme followed-up', says: 'you asked again' },
    { run: 'application update acme interview --note "ask about the team"', says: 'they invite you' },
    { run: 'application update acme rejected', says: 'it closes' },
  ],
  run: async (context, input) => {
    const status = statusNamed(input.args[1] ?? '');
    const note = shortText(textOption(input, 'note'), 'The note', MOST.note);
    const { learner } = await readLearner(context);
    const before = applicationNamed(learner, input.args[0] ?? '');
    const day = newsDay(context, input, status, before);
    if (before.status === status && before.since === day && (note ?? before.note) === before.note) {
      return unchanged(context, learner, before);
    }
    const fact: NewFact = {
      type: 'heard',
      data: { application: before.id, fact: before.fact, status, note, day },
    };
    return save(context, fact, before.id, (after) => updatedView(after, { isNew: true }));
  },
};

/** Records the fact and shows what became of that application. */
async function save(
  context: Context,
  fact: NewFact,
  id: string,
  view: (after: Application) => ReturnType<typeof applicationsView>,
): Promise<ExitCode> {
  await record(context, [fact]);
  const { learner } = await readLearner(context);
  const after = learner.applications.get(id);
  if (context.options.json) showJson(context, learner, id);
  else if (after) context.terminal.show(view(after));
  await keepSnapshot(context);
  return EXIT.done;
}

function unchanged(context: Context, learner: Learner, same: Application): ExitCode {
  if (context.options.json) showJson(context, learner, null);
  else context.terminal.show(updatedView(same, { isNew: false }));
  return EXIT.done;
}

function showJson({ terminal }: Context, learner: Learner, recorded: string | null): void {
  terminal.json({
    schema: 'pybackend-path/applications@1',
    recorded,
    applications: sortedApplications(learner.applications).map((one) => ({
      ...one,
      followUp: followUpDay(one) ?? null,
    })),
  });
}

function newsDay(context: Context, input: CommandInput, status: ApplicationStatus, { sent }: Application) {
  const text = textOption(input, 'day');
  const today = context.clock.today();
  const day = status === 'interview' ? agreedDay(text, today) : pastDay(text, today);
  if (day >= sent) return day;
  throw usageError(
    `${dayWords(day)} is before the application, which was sent on ${dayWords(sent)}.`,
    `Name a day since then: --day ${sent}`,
  );
}

function statusNamed(text: string): ApplicationStatus {
  const wanted = text.trim().toLowerCase();
  const found = STATUSES.find((status) => status === wanted);
  if (found) return found;
  const meant = didYouMean(wanted, STATUSES);
  throw usageError(
    `'${text}' is not a status.`,
    `${meant ? `${meant} ` : ''}STATUS is one of ${STATUSES.join(', ')}.`,
  );
}

function applicationNamed({ applications }: Learner, text: string): Application {
  const [found, ...more] = applicationsNamed(applications, text);
  if (found && more.length === 0) return found;
  if (found) {
    const ids = [found, ...more].map(({ id }) => id);
    throw usageError(
      `There are several applications to ${found.company}: ${ids.join(', ')}.`,
      'Name the one you mean by its id.',
    );
  }
  if (applications.size === 0) throw usageError('You have no applications yet.', `Note one: ${ADD}`);
  const names = [...applications.values()].flatMap(({ id, company }) => [id, company]);
  throw usageError(
    `No application is called '${text}'.`,
    didYouMean(text.trim(), names) ?? 'See them all: pybackend-path application',
  );
}

/** As a browser writes it, so that nothing strange is kept. */
function webAddress(text: string | undefined): string | undefined {
  const typed = text?.trim() ?? '';
  if (typed === '') return undefined;
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw usageError(
      typed.length > 100 ? 'The link is not a web address.' : `'${typed}' is not a web address.`,
      'A link begins with https:// or http://',
    );
  }
  return shortText(url.href, 'The link', MOST.link);
}
