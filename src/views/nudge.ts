/** Whether nudges are on, and how to change that. */
import { accent, indented, type Line, line, strong } from '../screen.ts';
import { SHELLS } from '../shell.ts';
import { listed } from '../words/amounts.ts';

/** `today`: what it says; empty when that is nothing. */
export function nudgeView(isOn: boolean, file: string, today: string): readonly Line[] {
  return [
    line(strong(`Nudges are ${isOn ? 'on' : 'off'}.`)),
    indented(2, isOn ? `Your shell reads ${file}` : `When they are on, your shell reads ${file}`),
    indented(2, `Today it says ${today === '' ? 'nothing' : `'${today}'`}.`),
    line(
      isOn ? 'The lines for your shell: ' : 'Turn them on and get the lines for your shell: ',
      accent('pybackend-path nudge SHELL'),
      ` (${listed(SHELLS)})`,
    ),
    ...(isOn ? [line('Turn them off: ', accent('pybackend-path nudge --off'))] : []),
  ];
}

export function nudgesOffView(wasOn: boolean): readonly Line[] {
  return [
    line(wasOn ? 'Nudges are off now.' : 'Nudges were off already.'),
    line('The lines in the start-up file of your shell do nothing from now on; you can remove them.'),
  ];
}
