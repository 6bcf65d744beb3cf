/** One question of the bank, as the program asks it. */

/**
 * `single`: one option is right. `output`: the same, and the options are what the code prints. `multiple`: one or
 * more. `order`: the options stand in their right order. `fill`: typed.
 */
export type QuestionKind = 'single' | 'output' | 'multiple' | 'order' | 'fill';

export interface Option {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
  /** Of a wrong option: the misconception behind it. */
  readonly why?: string | undefined;
}

export interface Question {
  /** Never reused: answers are kept under it. */
  readonly id: string;
  readonly skill: string;
  readonly kind: QuestionKind;
  readonly level: 1 | 2 | 3 | 4;
  /** Which outcome of the skill it tests, from 1. */
  readonly outcome: number;
  readonly prompt: string;
  readonly language?: string | undefined;
  readonly code?: string | undefined;
  /** None for `fill`. */
  readonly options: readonly Option[];
  /** Of `fill`: the texts that are right. */
  readonly answers: readonly string[];
  /** Of `fill`: usual wrong texts. */
  readonly mistakes: readonly { readonly text: string; readonly why: string }[];
  readonly explanation: string;
  /** The chance of a wrong answer though the skill is known, and of a right one though it is not. */
  readonly slip: number;
  readonly guess: number;
}

/** The questions of each skill, in the order of their file. */
export type Bank = ReadonlyMap<string, readonly Question[]>;
