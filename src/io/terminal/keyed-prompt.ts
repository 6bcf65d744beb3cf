/** An inquirer prompt with a key for every answer: pressing the key answers at once. */
import { createPrompt, isDownKey, isEnterKey, isUpKey, useKeypress, useState } from '@inquirer/core';
import type { ChoiceQuestion, Reply } from '../../context.ts';
import { cleanInline } from './clean.ts';
import { controlsHint, controlTyped } from './controls.ts';
import { answerRows, type PromptConfig, sentenceRows } from './prompt-rows.ts';

export const keyedPrompt = createPrompt<Reply | 'help', PromptConfig<ChoiceQuestion>>((config, done) => {
  const { question, styles, width } = config;
  const { choices, controls, preselected } = question;
  const asIs = (text: string) => text;
  const { strong, accent, faint } = styles ?? { strong: asIs, accent: asIs, faint: asIs };
  const first = choices.findIndex(({ value }) => value === preselected);
  const [active, setActive] = useState(Math.max(0, first));
  const [answered, setAnswered] = useState<string | undefined>(undefined);

  const finish = (label: string, reply: Reply | 'help') => {
    setAnswered(label);
    done(reply);
  };
  const answerWith = (choice: ChoiceQuestion['choices'][number] | undefined) => {
    if (!choice) return;
    const { label, said = label, key, value } = choice;
    const isShort = said.length <= MOST_SAID && !said.includes('\n');
    finish(isShort ? said : key, { kind: 'answer', value });
  };

  useKeypress((key, readline) => {
    const typed = readline.line.toLowerCase();
    readline.clearLine(0);
    if (isEnterKey(key)) return answerWith(choices[active]);
    if (isUpKey(key)) return setActive((active - 1 + choices.length) % choices.length);
    if (isDownKey(key)) return setActive((active + 1) % choices.length);
    if (typed === '?') return finish('help', 'help');
    const control = controlTyped(controls, typed);
    if (control) return finish(control, { kind: control });
    return answerWith(choices.find((choice) => choice.key === typed));
  });

  const prompt = strong(sentenceRows(question.prompt, 0, width));
  if (answered !== undefined) return `${prompt} ${accent(cleanInline(answered))}`;
  const rows = choices.map(({ key, label }, at) => {
    const row = answerRows(`${at === active ? '>' : ' '} ${key} `, label, width);
    return at === active ? accent(row) : row;
  });
  return [prompt, ...rows, faint(sentenceRows(`${controlsHint(controls)}, arrows and Enter`, 2, width))].join(
    '\n',
  );
});

/** Of a long answer the key is repeated, not the text. */
const MOST_SAID = 60;
