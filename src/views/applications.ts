/** Applications for jobs: those to follow up, the open and the closed ones. */
import type { Day } from '../core/day.ts';
import { type Application, followUpDay, isClosed } from '../core/learner/application.ts';
import type { ApplicationStatus } from '../core/learner/fact.ts';
import { accent, faint, indented, item, type Line, line, strong } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { dayWords } from '../words/dates.ts';

const WORDS: Readonly<Record<ApplicationStatus, string>> = {
  sent: 'sent',
  'followed-up': 'asked again',
  interview: 'interview',
  offer: 'offer',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
};

export const STATUSES = Object.keys(WORDS) as readonly ApplicationStatus[];

/** In the order to show them. */
export function applicationsView(all: readonly Application[], today: Day): readonly Line[] {
  const [first] = all;
  if (!first) {
    return [
      line('No applications yet.'),
      line('Sent one? ', strong('pybackend-path application add COMPANY --role ROLE')),
    ];
  }
  const closed = all.filter(isClosed);
  const open = all.filter((one) => !isClosed(one));
  const due = open.filter((one) => isDue(one, today));
  return [
    line(strong(counted(all.length, 'application')), `, ${open.length} open.`),
    ...part('To follow up', due, today),
    ...part(
      'Open',
      open.filter((one) => !isDue(one, today)),
      today,
    ),
    ...part('Closed', closed, today),
    line(
      'News? ',
      strong(`pybackend-path application update ${(due[0] ?? first).id} STATUS`),
      ` (${STATUSES.join(', ')})`,
    ),
  ];
}

function isDue(one: Application, today: Day): boolean {
  const day = followUpDay(one);
  return day !== undefined && day <= today;
}

function part(title: string, all: readonly Application[], today: Day): readonly Line[] {
  if (all.length === 0) return [];
  return [line(accent(title)), ...all.flatMap((one) => applicationLines(one, today))];
}

function applicationLines(one: Application, today: Day): readonly Line[] {
  const { id, status, since, sent, link, note } = one;
  const first = since === sent && status === 'sent' ? '' : `, sent on ${dayWords(sent)}`;
  return [
    item(
      2,
      '-',
      nameOf(one),
      faint(` (${id})`),
      `: ${WORDS[status]} on ${dayWords(since)}${first}${reminder(one, today)}`,
    ),
    ...(note === undefined ? [] : [indented(4, faint(`Note: ${note}`))]),
    ...(link === undefined ? [] : [indented(4, faint(link))]),
  ];
}

function reminder(one: Application, today: Day): string {
  const day = followUpDay(one);
  if (day === undefined) return '';
  const [due, later] = one.status === 'interview' ? ['say thanks', 'thanks'] : ['ask again', 'ask again'];
  return day <= today ? `; ${due} since ${dayWords(day)}` : `; ${later} on ${dayWords(day)}`;
}

function nameOf({ company, role }: Application): string {
  return role === undefined ? company : `${company}, ${role}`;
}

/** `others`: earlier ones to the same company. */
export function addedView(added: Application, others: readonly Application[], today: Day): readonly Line[] {
  const again = isDue(added, today)
    ? 'Nothing heard since? Then it is time to ask again.'
    : `If you hear nothing, it comes up on ${reminderDay(added)}, so that you can ask again.`;
  const [other] = others;
  return [
    line('Noted: ', strong(nameOf(added)), ` (${added.id}), sent on ${dayWords(added.sent)}. ${again}`),
    ...(other
      ? [
          line(
            faint(
              `You have another one there: ${other.id}, ${WORDS[other.status]} on ${dayWords(other.since)}. The same? pybackend-path undo`,
            ),
          ),
        ]
      : []),
    line('When you hear from them: ', strong(`pybackend-path application update ${added.id} interview`)),
  ];
}

export function updatedView(after: Application, { isNew }: { readonly isNew: boolean }): readonly Line[] {
  const news = `${WORDS[after.status]} on ${dayWords(after.since)}`;
  const said = isNew ? `: ${news}. ${NEXT[after.status](after)}` : ` is noted so already (${news}).`;
  return [
    line(isNew ? '' : 'Nothing to change: ', strong(nameOf(after)), said),
    line('All of them: ', strong('pybackend-path application')),
  ];
}

/** What follows from each. */
const NEXT: Readonly<Record<ApplicationStatus, (one: Application) => string>> = {
  sent: (one) => `It comes up on ${reminderDay(one)}.`,
  'followed-up': () => 'It does not come up again: no answer is an answer too.',
  interview: (one) => `On ${reminderDay(one)} it comes up, so that you say thanks and ask what comes next.`,
  offer: () => 'Well done. Ask for it in writing and for some days to think.',
  rejected: () => 'It is closed. Ask what was missing: that may be your next step.',
  withdrawn: () => 'It is closed.',
};

function reminderDay(one: Application): string {
  const day = followUpDay(one);
  return day ? dayWords(day) : '';
}
