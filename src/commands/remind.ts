/** `today --remind-with`: how the system reminds at a time of the day. */
import type { Context, Machine } from '../context.ts';
import { settingInForce, settingNamed } from '../core/learner/settings.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { remindScript } from '../views/remind.ts';
import { reminderFor, SCHEDULERS } from '../words/reminders.ts';
import { readLearner } from './state.ts';

/** Prints what to do and does nothing. Without `at` it is the time at which the learner begins to learn. */
export async function remindWith(context: Context, name: string, at: string | undefined): Promise<ExitCode> {
  const scheduler = SCHEDULERS.find((one) => one === name);
  if (!scheduler) {
    throw new UserError(`There is no recipe for '${name}'.`, {
      exitCode: EXIT.usage,
      hint: `There is one for ${SCHEDULERS.join(', ')}.`,
    });
  }
  const time = await timeFrom(context, at);
  const { program, folder, folderOrigin } = context.machine;
  const userFolder = (await context.work()).absolute('~');
  refuseControls([...program, folder, userFolder]);
  const reminder = reminderFor(scheduler, {
    at: time,
    program,
    folder,
    userFolder,
    home: NAMED_FOLDERS.includes(folderOrigin) ? folder : undefined,
  });
  if (context.options.json) {
    context.terminal.json({ schema: 'pybackend-path/remind@1', scheduler, at: time, ...reminder });
  } else context.terminal.text(remindScript(scheduler, time, reminder));
  return EXIT.done;
}

/** A scheduler runs us without the options and variables that led to these. */
const NAMED_FOLDERS: readonly Machine['folderOrigin'][] = ['--home', 'PYBACKEND_PATH_HOME', 'XDG_DATA_HOME'];

async function timeFrom(context: Context, at: string | undefined): Promise<string> {
  const setting = settingNamed('studyTime');
  if (!setting) throw new Error('there is no setting for the time of the day');
  if (at === undefined) {
    const { learner } = await readLearner(context);
    return String(settingInForce(setting, learner.settings).value);
  }
  const time = setting.parse(at);
  if (typeof time === 'string') return time;
  throw new UserError(`--at takes a time of the day, not '${at}'.`, {
    exitCode: EXIT.usage,
    hint: 'For example: --at 18:30',
  });
}

/** No scheduler can be told such a name in every part of its recipe. */
function refuseControls(paths: readonly string[]): void {
  const path = paths.find((one) => /\p{Cc}/u.test(one));
  if (path === undefined) return;
  throw new UserError(`A recipe cannot name ${path}: it has a control character in it.`, {
    exitCode: EXIT.usage,
    hint: 'Choose another folder with `--home DIR`.',
  });
}
