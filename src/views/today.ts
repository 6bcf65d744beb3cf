/** One calm screen for this sitting. */
import { type Day, daysBetween } from '../core/day.ts';
import type { Application } from '../core/learner/application.ts';
import type { Gap } from '../core/plan/gap.ts';
import type { Sitting, Task } from '../core/plan/sitting.ts';
import { accent, blank, faint, indented, type Line, line, strong } from '../screen.ts';
import { counted, hoursWords, listed, minutesWords } from '../words/amounts.ts';
import { weekdayWords } from '../words/dates.ts';
import { resourceWords, titles } from '../words/step.ts';

export interface SittingScreen {
  readonly day: Day;
  readonly isStarted: boolean;
  /** Title of the skill that the timer runs for. */
  readonly clockTitle: string | undefined;
  readonly hasExercise: (skill: string) => boolean;
}

export function sittingView(sitting: Sitting, screen: SittingScreen): readonly Line[] {
  const { reviews, task, habit, gap, followUps } = sitting;
  const parts = [
    ...(screen.isStarted ? [] : [startLines()]),
    ...(gap ? [gapLines(gap)] : []),
    ...(reviews.due > 0 ? [reviewLines(sitting)] : []),
    ...(task ? [taskLines(task, screen)] : []),
    ...(habit ? [habitLines(habit.habit)] : []),
    ...(followUps.length > 0 ? [followUpLines(followUps, screen.day)] : []),
  ];
  return [
    line(strong(weekdayWords(screen.day)), `, ${minutesWords(sitting.minutes)}`),
    ...(screen.clockTitle === undefined
      ? []
      : [line(`The timer runs for ${screen.clockTitle}. Stop it: `, strong('pybackend-path log --stop'))]),
    ...parts.flatMap((lines) => [blank, ...lines]),
    ...(parts.length === 0
      ? [blank, line('Nothing is due, and nothing is open: you have finished this path.')]
      : []),
    ...lastLines(sitting),
  ];
}

function startLines(): readonly Line[] {
  return [line('You have not told yet where you stand. Ten minutes: ', strong('pybackend-path start'))];
}

function gapLines({ days, refresh }: Gap): readonly Line[] {
  const weeks = Math.round(days / 7);
  const away =
    weeks < 2 ? 'It is a week since last time.' : `It is ${counted(weeks, 'week')} since last time.`;
  const first =
    refresh.length > 0
      ? ` Good to have you back. Fading most: ${titles(refresh)}; the reviews bring it up first.`
      : ' Good to have you back: your plan is where you left it.';
  return [line(`${away}${first}`)];
}

function reviewLines({ reviews: { due, now, minutes }, task }: Sitting): readonly Line[] {
  const rest = due > now ? ` (${due} are due; the rest can wait for next time)` : '';
  return [
    line(
      accent(task ? 'First ' : 'Now '),
      now > 0
        ? `review ${counted(now, 'question')}, about ${minutesWords(minutes)}${rest}: `
        : `there is time for a few of ${counted(due, 'review')}: `,
      strong(`pybackend-path review${due > now && now > 0 ? ` -n ${now}` : ''}`),
    ),
  ];
}

const DO = { read: 'read', practise: 'practise', prove: 'show that you know it' } as const;

function taskLines(task: Task, screen: SittingScreen): readonly Line[] {
  const { step, kind, minutes, hoursLeft } = task;
  const time = Math.min(minutes, Math.max(5, Math.ceil((60 * hoursLeft) / 5) * 5));
  return [
    line(
      accent('Now '),
      strong(step.title),
      `: ${DO[kind]}, ${minutesWords(time)}`,
      faint(` (about ${hoursWords(hoursLeft)} left of it)`),
    ),
    ...actionLines(task),
    ...afterLines(task, screen),
  ];
}

function actionLines({ step, kind, resource, begun }: Task): readonly Line[] {
  if (kind === 'prove') return [indented(2, strong(`pybackend-path done ${step.id}`))];
  if (kind === 'practise') {
    return begun
      ? [
          indented(2, `Your work is in ${begun.folder}`),
          indented(2, strong(`pybackend-path check ${begun.exercise} --watch`)),
        ]
      : [indented(2, strong(`pybackend-path practice ${step.id}`))];
  }
  const refresh = step.belief.source === 'forgotten' ? 'Refresh it with ' : '';
  return resource
    ? [indented(2, `${refresh}${resourceWords(resource)}`), indented(2, faint(resource.url))]
    : [];
}

function afterLines({ step, kind }: Task, { hasExercise }: SittingScreen): readonly Line[] {
  const ways = [
    ...(kind === 'read' && hasExercise(step.id) ? [`practise it (practice ${step.id})`] : []),
    ...(kind === 'prove' ? [] : [`tick it (done ${step.id})`]),
  ];
  return ways.length === 0 ? [] : [indented(2, faint(`After that ${listed(ways)}.`))];
}

function habitLines({ id, title, how, minutes }: NonNullable<Sitting['habit']>['habit']): readonly Line[] {
  return [
    line(accent('This week '), strong(title), `, ${minutesWords(minutes)}`),
    indented(2, how),
    indented(2, faint(`Done? pybackend-path habit done ${id}`)),
  ];
}

function followUpLines(applications: readonly Application[], day: Day): readonly Line[] {
  return applications.map(({ id, company, since, status }) =>
    line(
      accent(status === 'interview' ? 'Thank ' : 'Ask again at '),
      strong(company),
      `: ${status === 'interview' ? 'interview' : 'sent'} ${counted(daysBetween(since, day), 'day')} ago. `,
      faint(`Then: pybackend-path application update ${id} followed-up`),
    ),
  );
}

function lastLines({ task, afterwards }: Sitting): readonly Line[] {
  if (!task || afterwards.length === 0) return [];
  return [blank, line(faint(`Then: ${titles(afterwards)}.`))];
}
