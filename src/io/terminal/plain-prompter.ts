/** Asks by whole lines: for screen readers, for pipes, and for terminals without a moving cursor. */
import type { ChoiceQuestion, Prompter, Reply, TextQuestion, TickQuestion } from '../../context.ts';
import { EXIT, Interrupted, UserError } from '../../exit.ts';
import { indented, item, type Line, line, warn } from '../../screen.ts';
import { controlsHint, controlTyped, isHelp, prefixOf } from './controls.ts';

export interface PlainPrompterOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly note: (lines: readonly Line[]) => void;
}

export function plainPrompter({ stdin, note }: PlainPrompterOptions): Prompter {
  const nextLine = lineReader(stdin);

  /** Asks until `read` gives a reply; a string it gives instead says what is wrong with the text. */
  async function ask<T>(
    question: ChoiceQuestion | TickQuestion | TextQuestion,
    below: readonly Line[],
    read: (text: string) => Reply<T> | string,
  ): Promise<Reply<T>> {
    note([...question.lines, ...below]);
    const prefix = prefixOf('fallback' in question ? question : {});
    for (;;) {
      note([line(`${question.prompt} (${controlsHint(question.controls, prefix)}):`)]);
      const text = (await nextLine()).trim();
      if (isHelp(text, prefix)) {
        note(question.help);
        continue;
      }
      const control = controlTyped(question.controls, text, prefix);
      const reply = control ? ({ kind: control } as const) : read(text);
      if (typeof reply !== 'string') return reply;
      note([line(warn(reply))]);
    }
  }

  return {
    choose: (question) => ask(question, numbered(question), (text) => chosen(question, text)),
    tick: (question) => ask(question, [...numbered(question), HOW_TO_TICK], (text) => ticked(question, text)),
    enter: (question) =>
      ask(question, fallbackLines(question), (text) => {
        const value = text === '' ? question.fallback : text;
        return question.check(value) ?? { kind: 'answer', value };
      }),
    confirm: async (prompt) => {
      note([line(`${prompt} Type yes or no:`)]);
      return /^y(es)?$/i.test((await nextLine()).trim());
    },
  };
}

function fallbackLines({ fallback }: TextQuestion): readonly Line[] {
  return fallback === '' ? [] : [indented(2, `Just press Enter for: ${fallback}`)];
}

const HOW_TO_TICK = indented(2, 'Type their numbers, such as 1 3, or just press Enter for none.');

function numbered({ choices }: ChoiceQuestion | TickQuestion): readonly Line[] {
  return choices.flatMap(({ label }, at) => {
    const [first = '', ...more] = label.split('\n');
    return [item(2, `${at + 1}.`, first), ...more.map((text) => indented(5, text))];
  });
}

function ticked({ choices }: TickQuestion, text: string): Reply<readonly string[]> | string {
  const numbers = text.split(/[\s,;]+/).filter((part) => part !== '');
  const values = numbers.map((part) => (/^\d+$/.test(part) ? choices[Number(part) - 1]?.value : undefined));
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length
    ? `Please type numbers from 1 to ${choices.length}, with spaces between them.`
    : { kind: 'answer', value: [...new Set(known)] };
}

function chosen({ choices, preselected }: ChoiceQuestion, text: string): Reply | string {
  const typed = text.toLowerCase();
  const byNumber = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const choice = byNumber ?? choices.find(({ key, value }) => key === typed || value === typed);
  const value = text === '' ? preselected : choice?.value;
  return value === undefined
    ? `Please type a number from 1 to ${choices.length}.`
    : { kind: 'answer', value };
}

/** Lines of stdin, one at a time. The end of the input is an interruption; everything answered is kept. */
function lineReader(stdin: NodeJS.ReadStream): () => Promise<string> {
  let lines: AsyncIterator<string> | undefined;
  return async () => {
    const { createInterface } = await import('node:readline');
    lines ??= createInterface({ input: stdin, terminal: false })[Symbol.asyncIterator]();
    const next = await lines.next();
    if (!next.done) return next.value;
    if (stdin.isTTY) throw new Interrupted();
    throw new UserError('The input ended before the questions did. What was answered is saved.', {
      exitCode: EXIT.usage,
      hint: 'Run the same again to go on, or give all answers at once with `--answers FILE`.',
    });
  };
}
