/** What nudges say, from today on. */
import type { Context } from '../context.ts';
import { lastActiveDay } from '../core/learner/activity.ts';
import { upcoming } from '../core/plan/checklist.ts';
import { reviewingOf } from '../core/plan/reviewing.ts';
import { isStudyDay, studyTimeOf } from '../core/plan/study-time.ts';
import { type Nudge, nudgesFor } from '../core/review/nudges.ts';
import { nudgeFileText, nudgeWords } from '../words/nudge.ts';
import type { State } from './state.ts';

/** For the file. */
export function nudgeText(context: Context, state: State): string {
  return nudgeFileText(nudgesOf(context, state));
}

/** Empty when there is nothing to say today. */
export function nudgeToday(context: Context, state: State): string {
  const [first] = nudgesOf(context, state);
  return first?.day === context.clock.today() ? nudgeWords(first) : '';
}

function nudgesOf({ clock }: Context, { situation, learner, profile, checklist }: State): readonly Nudge[] {
  const today = clock.today();
  const { cards, seconds } = reviewingOf(situation, learner, today);
  const time = studyTimeOf(profile, learner.settings);
  return nudgesFor({
    cards,
    seconds,
    last: lastActiveDay(learner, today),
    isFinished: upcoming(checklist).length === 0,
    isOff: (day) => !isStudyDay(time, day),
    today,
  });
}
