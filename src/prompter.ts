/** Asking a person: questions and replies as plain values. Types only. */
import type { Line } from './screen.ts';

/** One question with fixed answers. Everything in it may come from a stranger's roadmap. */
export interface ChoiceQuestion {
  /** Shown above the answers. */
  readonly lines: readonly Line[];
  /** The question itself, in one short line. */
  readonly prompt: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly key: string;
    /** What is shown once it is chosen, when that is shorter than the label. */
    readonly said?: string;
  }[];
  /** The value the cursor starts on. */
  readonly preselected?: string | undefined;
  /** Shown on `?`. */
  readonly help: readonly Line[];
  readonly controls: readonly Control[];
}

/** One question with any number of answers, none as well. */
export interface TickQuestion {
  readonly lines: readonly Line[];
  readonly prompt: string;
  /** Nine at most: each is ticked by its digit. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly help: readonly Line[];
  readonly controls: readonly Control[];
}

/** One question answered by typing. */
export interface TextQuestion {
  readonly lines: readonly Line[];
  readonly prompt: string;
  readonly fallback: string;
  /** Any text may be an answer: then a control is its key after a colon, `:b`. */
  readonly takesAnyText?: boolean;
  /** A sentence saying what is wrong with the text, or undefined when it will do. */
  readonly check: (text: string) => string | undefined;
  readonly help: readonly Line[];
  readonly controls: readonly Control[];
}

export type Control = 'back' | 'skip' | 'stop' | 'unsure';

export type Reply<T = string> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'stop' }
  /** "I don't know". */
  | { readonly kind: 'unsure' };

/** Asks a person. Throws `Interrupted` on Ctrl-C and Ctrl-D. */
export interface Prompter {
  choose(question: ChoiceQuestion): Promise<Reply>;
  /** The ticked values, in the order of the choices. */
  tick(question: TickQuestion): Promise<Reply<readonly string[]>>;
  enter(question: TextQuestion): Promise<Reply>;
  /** Yes or no; the safe answer is no. */
  confirm(prompt: string): Promise<boolean>;
}
