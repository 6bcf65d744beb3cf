/** Applications for jobs: what was sent where, and what became of it. */
import { addDays, type Day } from '../day.ts';
import type { ApplicationStatus, FactData } from './fact.ts';
import { freeId, slug } from './id.ts';

export interface Application {
  readonly id: string;
  readonly company: string;
  readonly role: string | undefined;
  readonly link: string | undefined;
  readonly sent: Day;
  readonly status: ApplicationStatus;
  /** The day of the newest news. */
  readonly since: Day;
  readonly note: string | undefined;
  /** The id of its fact, the same on every machine. */
  readonly fact: string;
}

type Applications = Map<string, Application>;

export function afterApplying(
  all: Applications,
  data: FactData['applied'],
  { fact }: { readonly fact: string },
): void {
  const { application, company, role, link, day } = data;
  // Two devices may have chosen the same id before they saw each other's facts: both applications stay.
  const id = freeId(all, application);
  all.set(id, { id, company, role, link, sent: day, status: 'sent', since: day, note: undefined, fact });
}

/** The id of a new application: its company in small letters and hyphens, numbered when that is taken. */
export function newApplicationId(all: ReadonlyMap<string, Application>, company: string): string {
  return freeId(all, slug(company) || 'application');
}

/**
 * News about an application that is not there change nothing. By its fact: with what another machine recorded its id may
 * be another one than when the news came.
 */
export function afterHearing(all: Applications, { application, fact, ...news }: FactData['heard']): void {
  const before =
    fact === undefined ? all.get(application) : [...all.values()].find((one) => one.fact === fact);
  if (!before) return;
  const { status, day, note = before.note } = news;
  all.set(before.id, { ...before, status, since: day, note });
}

/**
 * Days after which to ask again: a week and a half for an application without an answer, a few days for thanks after
 * an interview. A second silence is an answer, and so are the other states.
 */
const FOLLOW_UP_DAYS: Readonly<Partial<Record<ApplicationStatus, number>>> = { sent: 10, interview: 3 };

/** The day on which to follow it up; undefined when it is closed or was followed up. */
export function followUpDay({ status, since }: Application): Day | undefined {
  const days = FOLLOW_UP_DAYS[status];
  return days === undefined ? undefined : addDays(since, days);
}

const CLOSED: readonly ApplicationStatus[] = ['rejected', 'withdrawn'];

export function isClosed({ status }: Pick<Application, 'status'>): boolean {
  return CLOSED.includes(status);
}

/** Those to follow up first, then what else is open, then what is closed; what has no day to follow up by newest news. */
export function sortedApplications(all: ReadonlyMap<string, Application>): readonly Application[] {
  const rank = (one: Application) => (isClosed(one) ? '3' : `1${followUpDay(one) ?? '9999'}`);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...all.values()].toSorted((a, b) => order(rank(a), rank(b)) || order(b.since, a.since));
}

/** The one that is meant, by its id or its company; several when the company has more than one. */
export function applicationsNamed(
  all: ReadonlyMap<string, Application>,
  text: string,
): readonly Application[] {
  const wanted = text.trim().toLowerCase();
  const byId = all.get(text.trim());
  if (byId) return [byId];
  const byCompany = [...all.values()].filter(({ company }) => company.toLowerCase() === wanted);
  return byCompany.length > 0 ? byCompany : [...all.values()].filter(({ id }) => id === wanted);
}

/** Those to follow up by today, the longest overdue first. */
export function toFollowUp(all: ReadonlyMap<string, Application>, today: Day): readonly Application[] {
  const day = (one: Application) => followUpDay(one) ?? '9999-12-31';
  return [...all.values()]
    .filter((one) => day(one) <= today)
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
