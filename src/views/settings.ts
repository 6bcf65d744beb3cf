/** The settings in force. */
import type { SettingInForce } from '../core/learner/settings.ts';
import { blank, faint, indented, type Line, line, strong } from '../screen.ts';

export function settingsView(settings: readonly SettingInForce[]): readonly Line[] {
  return [
    ...settings.flatMap(({ key, value, origin, summary, expects }) => [
      line(strong(key), `: ${value ?? 'not set'}`, faint(origin === 'set' ? ' (set by you)' : ' (default)')),
      indented(2, faint(`${summary}. Takes ${expects}.`)),
    ]),
    blank,
    line('Change one: pybackend-path config set KEY VALUE'),
  ];
}
