/** Asks on a terminal, with inquirer: one key answers, or the arrows and Enter. */
import type { ChoiceQuestion, Prompter, Reply, TextQuestion, TickQuestion } from '../../context.ts';
import { Interrupted } from '../../exit.ts';
import { blank, type Line } from '../../screen.ts';
import { cleanInline } from './clean.ts';
import { controlsHint, controlTyped, isHelp, prefixOf } from './controls.ts';
import type { Styles } from './paint.ts';
import type { PromptConfig } from './prompt-rows.ts';
import type { Streams } from './terminal.ts';

export interface ScreenPrompterOptions {
  readonly streams: Streams;
  readonly note: (lines: readonly Line[]) => void;
  readonly styles: Styles | undefined;
  /** Display columns, asked anew for every question. */
  readonly width: () => number;
}

export function screenPrompter({ streams, note, styles, width }: ScreenPrompterOptions): Prompter {
  const show = (lines: readonly Line[]) => note(lines.length > 0 ? [...lines, blank] : []);

  /** Shows the question, and its help as often as it is asked for, until there is a reply. */
  async function ask<Q extends ChoiceQuestion | TickQuestion, R>(
    question: Q,
    prompt: (config: PromptConfig<Q>, context: PromptContext) => Promise<R | 'help'>,
  ): Promise<R> {
    show(question.lines);
    for (;;) {
      const config = { question, styles, width: width() };
      const reply = await interruptible(streams, (context) => prompt(config, context));
      if (reply !== 'help') return reply;
      show(question.help);
    }
  }

  const choose = async (question: ChoiceQuestion) =>
    ask<ChoiceQuestion, Reply>(question, (await import('./keyed-prompt.ts')).keyedPrompt);

  const tick = async (question: TickQuestion) =>
    ask<TickQuestion, Reply<readonly string[]>>(question, (await import('./tick-prompt.ts')).tickPrompt);

  async function enter(question: TextQuestion): Promise<Reply> {
    show(question.lines);
    for (;;) {
      const text = await interruptible(streams, (context) => typedText(question, styles, context));
      const prefix = prefixOf(question);
      const control = controlTyped(question.controls, text, prefix);
      if (control) return { kind: control };
      if (!isHelp(text, prefix)) return { kind: 'answer', value: text };
      show(question.help);
    }
  }

  return {
    choose,
    tick,
    enter,
    confirm: async (prompt) => {
      const reply = await choose({ ...NO_OR_YES, prompt });
      return reply.kind === 'answer' && reply.value === 'yes';
    },
  };
}

const NO_OR_YES: Omit<ChoiceQuestion, 'prompt'> = {
  lines: [],
  choices: [
    { value: 'no', label: 'No', key: 'n' },
    { value: 'yes', label: 'Yes', key: 'y' },
  ],
  help: [],
  controls: [],
};

interface PromptContext {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

async function typedText(
  question: TextQuestion,
  styles: Styles | undefined,
  { input, output, signal }: PromptContext,
): Promise<string> {
  const { default: inquirer } = await import('inquirer');
  const { prompt, controls, fallback, check } = question;
  const prefix = prefixOf(question);
  const ask = inquirer.createPromptModule({ input, output, signal });
  const isControl = (typed: string) => isHelp(typed, prefix) || controlTyped(controls, typed, prefix);
  const reply = await ask([
    {
      type: 'input',
      name: 'text',
      message: `${cleanInline(prompt)} (${controlsHint(controls, prefix)})`,
      ...(fallback === '' ? {} : { default: cleanInline(fallback) }),
      validate: (typed: string) => (isControl(typed) ? true : (check(typed) ?? true)),
      theme: themeFor(styles !== undefined),
    },
  ]);
  return String(reply.text).trim();
}

/**
 * Runs a prompt so that Ctrl-C, Ctrl-D and a closed terminal all end it. readline swallows Ctrl-D without telling
 * the prompt, which would then wait for ever: so the key is watched for here.
 */
async function interruptible<T>(streams: Streams, run: (context: PromptContext) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const end = () => ended.abort();
  const watch = (_: string | undefined, key: { name?: string; ctrl?: boolean } | undefined) => {
    if (key?.ctrl && key.name === 'd') end();
  };
  streams.stdin.on('keypress', watch).once('end', end);
  try {
    return await run({ input: streams.stdin, output: streams.stderr, signal: ended.signal });
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
      throw new Interrupted();
    }
    throw error;
  } finally {
    streams.stdin.off('keypress', watch).off('end', end);
    streams.stdin.pause();
  }
}

/** inquirer decides about colour by itself; without colour every style is the text as it is. */
function themeFor(colour: boolean): object {
  if (colour) return { prefix: { idle: '?', done: '>' } };
  const asIs = (text: string) => text;
  const style = Object.fromEntries(
    ['answer', 'message', 'error', 'defaultAnswer', 'help', 'highlight', 'key'].map((name) => [name, asIs]),
  );
  return { prefix: { idle: '?', done: '>' }, style: { ...style, error: (text: string) => `> ${text}` } };
}
