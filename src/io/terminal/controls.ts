/** The ways out of a question, the same keys everywhere. `?` shows the help of the question. */
import type { Control } from '../../context.ts';

const CONTROLS: Readonly<Record<Control, { readonly key: string; readonly label: string }>> = {
  back: { key: 'b', label: 'back' },
  skip: { key: 's', label: 'skip' },
  stop: { key: 'q', label: 'stop here' },
};

/** The control that the typed text means: its key or its name. */
export function controlTyped(controls: readonly Control[], text: string): Control | undefined {
  const typed = text.trim().toLowerCase();
  return controls.find((control) => typed === control || typed === CONTROLS[control].key);
}

/** `b back, q stop here, ? help` */
export function controlsHint(controls: readonly Control[]): string {
  return [...controls.map((control) => `${CONTROLS[control].key} ${CONTROLS[control].label}`), '? help'].join(
    ', ',
  );
}
