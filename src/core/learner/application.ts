/** Applications for jobs: what was sent where, and what became of it. */
import { addDays, type Day } from '../day.ts';
import type { ApplicationStatus, FactData } from './fact.ts';

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
}

type Applications = Map<string, Application>;

export function afterApplying(all: Applications, data: FactData['applied']): void {
  const { application: id, company, role, link, day } = data;
  all.set(id, { id, company, role, link, sent: day, status: 'sent', since: day, note: undefined });
}

/** News about an application that is not there change nothing. */
export function afterHearing(all: Applications, { application, status, note, day }: FactData['heard']): void {
  const before = all.get(application);
  if (before) all.set(application, { ...before, status, since: day, note: note ?? before.note });
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

/** Those to follow up by today, the longest overdue first. */
export function toFollowUp(all: ReadonlyMap<string, Application>, today: Day): readonly Application[] {
  const day = (one: Application) => followUpDay(one) ?? '9999-12-31';
  return [...all.values()]
    .filter((one) => day(one) <= today)
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
