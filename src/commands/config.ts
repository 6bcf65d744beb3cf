/** The commands about settings: show, get, set, unset. */
import type { Context } from '../context.ts';
import {
  SETTINGS,
  type Setting,
  type SettingInForce,
  type SettingValue,
  settingInForce,
  settingNamed,
} from '../core/learner/settings.ts';
import type { Roadmap } from '../core/roadmap/roadmap.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { type Line, line } from '../screen.ts';
import { settingsView } from '../views/settings.ts';
import type { Command } from './command.ts';
import { keepSnapshot } from './snapshot.ts';
import { readLearner, readState, record } from './state.ts';

const keyArgument = { name: 'KEY', summary: 'the setting', required: true, complete: 'setting' } as const;

export const config: Command = {
  name: 'config',
  summary: 'Your settings, and where each comes from',
  details:
    'An option on the command line comes before an environment variable, that before what you set, that before the default.',
  examples: [
    { run: 'config', says: 'all of them' },
    { run: 'config set hoursPerWeek 6', says: 'change one' },
    { run: 'config --json', says: 'for a program' },
  ],
  run: async (context) => {
    const { learner } = await readLearner(context);
    const settings = SETTINGS.map((setting) => settingInForce(setting, learner.settings));
    if (context.options.json) context.terminal.json({ schema: 'pybackend-path/config@1', settings });
    else context.terminal.show(settingsView(settings));
    return EXIT.done;
  },
};

export const configGet: Command = {
  name: 'config get',
  summary: 'The value of one setting',
  args: [keyArgument],
  examples: [
    { run: 'config get goal', says: 'prints it alone' },
    { run: 'config get hoursPerWeek --json', says: 'with its origin' },
  ],
  run: async (context, { args }) => {
    const setting = settingInForce(known(args[0]), (await readLearner(context)).learner.settings);
    return told(context, [line(String(setting.value ?? ''))], setting);
  },
};

export const configSet: Command = {
  name: 'config set',
  summary: 'Change a setting',
  args: [keyArgument, { name: 'VALUE', summary: 'its new value', required: true }],
  examples: [
    { run: 'config set hoursPerWeek 6', says: 'how much time you have' },
    { run: 'config set goal full', says: 'how far to go' },
    { run: 'config set plain yes', says: 'plain lines, for a screen reader' },
  ],
  run: async (context, { args: [key, text = ''] }) => {
    const setting = known(key);
    if (setting.key === 'roadmap')
      throw wrong(setting, 'The roadmap is changed with `pybackend-path roadmap use FILE`.');
    const value = setting.parse(text);
    if (value === undefined) throw wrong(setting, `'${text}' is no value for ${setting.key}.`);
    if (setting.key === 'path') mustBePath((await readState(context)).loaded.roadmap, String(value));
    return apply(context, setting, value);
  },
};

export const configUnset: Command = {
  name: 'config unset',
  summary: 'Put a setting back to its default',
  args: [keyArgument],
  examples: [
    { run: 'config unset colour', says: 'back to the default' },
    { run: 'config unset plain', says: 'back to the default' },
  ],
  run: async (context, { args }) => apply(context, known(args[0]), null),
};

async function apply(context: Context, setting: Setting, value: SettingValue | null): Promise<ExitCode> {
  const { learner } = await readLearner(context);
  const changed = (learner.settings.get(setting.key) ?? null) !== value;
  if (changed) {
    if (setting.key === 'roadmap') await context.store.backup('roadmap');
    await record(context, [{ type: 'set', data: { key: setting.key, value } }]);
    await keepSnapshot(context);
  }
  const after = settingInForce(setting, (await readLearner(context)).learner.settings);
  const said = `${setting.key} is ${changed ? 'now ' : ''}${after.value ?? 'not set'}.`;
  return told(context, [line(said)], after);
}

function known(key = ''): Setting {
  const setting = settingNamed(key);
  if (setting) return setting;
  throw new UserError(`There is no setting '${key}'.`, {
    exitCode: EXIT.usage,
    hint: `The settings are ${SETTINGS.map((one) => one.key).join(', ')}.`,
  });
}

function mustBePath({ paths }: Roadmap, id: string): void {
  if (paths.some((path) => path.id === id)) return;
  throw new UserError(`The roadmap has no path '${id}'.`, {
    exitCode: EXIT.usage,
    hint: `The paths are ${paths.map((path) => path.id).join(', ')}.`,
  });
}

function wrong({ key, expects }: Setting, message: string): UserError {
  return new UserError(message, { exitCode: EXIT.usage, hint: `${key} takes ${expects}.` });
}

function told({ terminal, options }: Context, lines: readonly Line[], setting: SettingInForce): ExitCode {
  if (options.json) terminal.json({ schema: 'pybackend-path/setting@1', ...setting });
  else terminal.show(lines);
  return EXIT.done;
}
