/** An inquirer prompt that ticks any number of answers: a digit or the space bar ticks, Enter goes on. */
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  useKeypress,
  useState,
} from '@inquirer/core';
import type { Reply, TickQuestion } from '../../context.ts';
import { cleanInline } from './clean.ts';
import { controlsHint, controlTyped } from './controls.ts';
import { answerRows, type PromptConfig, sentenceRows } from './prompt-rows.ts';

type TickReply = Reply<readonly string[]>;

export const tickPrompt = createPrompt<TickReply | 'help', PromptConfig<TickQuestion>>((config, done) => {
  const { question, width } = config;
  const { choices, controls } = question;
  const asIs = (text: string) => text;
  const { strong, accent, faint } = config.styles ?? { strong: asIs, accent: asIs, faint: asIs };
  const [active, setActive] = useState(0);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [answered, setAnswered] = useState<string | undefined>(undefined);

  const finish = (label: string, reply: TickReply | 'help') => {
    setAnswered(label);
    done(reply);
  };
  const turn = (at: number) => {
    const value = choices[at]?.value;
    if (value === undefined) return;
    setActive(at);
    setTicked(ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value]);
  };

  useKeypress((key, readline) => {
    const typed = readline.line.toLowerCase();
    readline.clearLine(0);
    if (isEnterKey(key)) {
      const values = choices.map(({ value }) => value).filter((value) => ticked.includes(value));
      return finish(`${values.length} of ${choices.length}`, { kind: 'answer', value: values });
    }
    if (isUpKey(key)) return setActive((active - 1 + choices.length) % choices.length);
    if (isDownKey(key)) return setActive((active + 1) % choices.length);
    if (isSpaceKey(key)) return turn(active);
    if (typed === '?') return finish('help', 'help');
    const control = controlTyped(controls, typed);
    if (control) return finish(control, { kind: control });
    return turn(Number(typed) - 1);
  });

  const prompt = strong(sentenceRows(question.prompt, 0, width));
  if (answered !== undefined) return `${prompt} ${accent(cleanInline(answered))}`;
  const rows = choices.map(({ value, label }, at) => {
    const mark = `${at === active ? '>' : ' '} ${at + 1} [${ticked.includes(value) ? 'x' : ' '}]`;
    const row = answerRows(mark, label, width);
    return at === active ? accent(row) : row;
  });
  const hint = `${choices.length > 1 ? `1-${choices.length}` : '1'} ticks, Enter goes on, ${controlsHint(controls)}`;
  return [prompt, ...rows, faint(sentenceRows(hint, 2, width))].join('\n');
});
