/** The ways out of a question, the same keys everywhere. `?` shows the help of the question. */
import type { Control } from '../../context.ts';

const CONTROLS: Readonly<Record<Control, { readonly key: string; readonly label: string }>> = {
  back: { key: 'b', label: 'back' },
  skip: { key: 's', label: 'skip' },
  stop: { key: 'q', label: 'stop here' },
  unsure: { key: 'd', label: "I don't know" },
};

/** The control that the typed text means: its key or its name, behind the prefix. */
export function controlTyped(controls: readonly Control[], text: string, prefix = ''): Control | undefined {
  const typed = text.trim().toLowerCase();
  if (!typed.startsWith(prefix)) return undefined;
  const word = typed.slice(prefix.length);
  return controls.find((control) => word === control || word === CONTROLS[control].key);
}

/** Whether help is asked for. */
export function isHelp(text: string, prefix = ''): boolean {
  return text.trim() === `${prefix}?`;
}

/** `b back, q stop here, ? help` */
export function controlsHint(controls: readonly Control[], prefix = ''): string {
  const keys = controls.map((control) => `${prefix}${CONTROLS[control].key} ${CONTROLS[control].label}`);
  return [...keys, `${prefix}? help`].join(', ');
}

/** Where any text may be an answer, a control is told by a colon before it. */
export function prefixOf({ takesAnyText }: { readonly takesAnyText?: boolean }): string {
  return takesAnyText ? ':' : '';
}
