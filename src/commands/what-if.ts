/** The milestones with something changed: nothing of it is recorded. */
import type { Context } from '../context.ts';
import type { Learner } from '../core/learner/learner.ts';
import { profileFrom, type SettingValue, settingNamed } from '../core/learner/settings.ts';
import { checklistOf } from '../core/plan/checklist.ts';
import type { Milestones } from '../core/plan/milestones.ts';
import { outlookOf } from '../core/plan/plan.ts';
import { situationOf } from '../core/plan/situation.ts';
import { EXIT, UserError } from '../exit.ts';
import { skillToChange } from './skill-argument.ts';
import type { State } from './state.ts';

export interface WhatIf {
  /** As they were given: `hours=10`. */
  readonly changes: readonly string[];
  readonly milestones: Milestones;
}

/** The settings that may be changed, by the word for them. */
const SETTING_OF: Readonly<Record<string, string>> = {
  hours: 'hoursPerWeek',
  hoursPerWeek: 'hoursPerWeek',
  goal: 'goal',
  path: 'path',
  start: 'startDate',
  startDate: 'startDate',
  daysOff: 'daysOff',
  holidays: 'holidays',
};

export function whatIf(context: Context, state: State, text: string, seed: number): WhatIf {
  const changes = text
    .split(',')
    .map((change) => change.trim())
    .filter(Boolean);
  const learner = changes.reduce((before, change) => changed(state, before, change), state.learner);
  const { roadmap } = state.loaded;
  const today = context.clock.today();
  const profile = profileFrom(learner.settings, roadmap.paths[0]?.id ?? '', today);
  const situation = situationOf(roadmap, learner, profile, today);
  const { milestones } = outlookOf({ situation, learner, checklist: checklistOf(situation), today, seed });
  return { changes, milestones };
}

function changed({ loaded }: State, learner: Learner, change: string): Learner {
  const [key = '', value = ''] = change.split('=').map((part) => part.trim());
  if (key === 'skip') {
    const { id } = skillToChange(loaded.roadmap, value);
    return { ...learner, skipped: new Set([...learner.skipped, id]) };
  }
  const setting = settingNamed(SETTING_OF[key] ?? '');
  // Days are separated by commas elsewhere, and here by a plus: the comma separates the changes.
  const parsed = setting?.parse(value.replaceAll('+', ','));
  if (!setting || parsed === undefined) throw wrong(change, setting && `${key} takes ${setting.expects}.`);
  if (setting.key === 'path' && !loaded.roadmap.paths.some(({ id }) => id === parsed)) {
    throw wrong(change, `The paths are ${loaded.roadmap.paths.map(({ id }) => id).join(', ')}.`);
  }
  return {
    ...learner,
    settings: new Map<string, SettingValue>([...learner.settings, [setting.key, parsed]]),
  };
}

function wrong(change: string, hint: string | undefined): UserError {
  return new UserError(`--what-if cannot read '${change}'.`, {
    exitCode: EXIT.usage,
    hint:
      hint ??
      'It takes hours=10, goal=full, path=ID, skip=SKILL, start=DATE, daysOff=sat+sun, holidays=FROM..TO.',
  });
}
