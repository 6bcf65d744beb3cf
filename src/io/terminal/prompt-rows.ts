/** The rows of a prompt: wrapped like all other text, since they are not painted by the gate's own hand. */
import { cleanInline } from './clean.ts';
import type { Styles } from './paint.ts';
import { wrapLine } from './wrap.ts';

export interface PromptConfig<Q> {
  readonly question: Q;
  readonly styles: Styles | undefined;
  readonly width: number;
}

/** An answer with its mark before it; further rows stand under the text. Line ends in the text are kept. */
export function answerRows(mark: string, label: string, width: number): string {
  const hang = mark.length + 1;
  return label
    .split('\n')
    .flatMap((text, at) => {
      const head = at === 0 ? `${mark} ` : ' '.repeat(hang);
      return wrapLine({ spans: [{ text: head + cleanInline(text) }], indent: 0, hang }, width);
    })
    .map((row) => row.map(({ text }) => text).join(''))
    .join('\n');
}

/** A sentence over as many rows as it takes. */
export function sentenceRows(text: string, indent: number, width: number): string {
  return wrapLine({ spans: [{ text: cleanInline(text) }], indent, hang: indent }, width)
    .map((row) => row.map((span) => span.text).join(''))
    .join('\n');
}
