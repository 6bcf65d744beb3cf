/** Somebody who knows certain skills, at the keyboard: ticks the screens of `start` and answers its questions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { QuestionEntry } from '../../src/core/quiz/schema.ts';
import type { TerminalRun } from './terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');

interface Skill {
  readonly id: string;
  readonly title: string;
  readonly prerequisites?: readonly string[];
  readonly outcomes: readonly string[];
}

export const ROADMAP = parse(readFileSync(join(ROOT, 'roadmap.yaml'), 'utf8')) as {
  readonly skills: readonly Skill[];
};

const QUESTIONS: readonly (QuestionEntry & { readonly skill: string })[] = readdirSync(
  join(ROOT, 'skills'),
).flatMap((skill) =>
  parse(readFileSync(join(ROOT, 'skills', skill, 'questions.yaml'), 'utf8')).questions.map(
    (question: QuestionEntry) => ({ ...question, skill }),
  ),
);

/** The skills and all that they need. */
export function closureOf(...ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(ROADMAP.skills.find((skill) => skill.id === id)?.prerequisites ?? []));
  }
  return found;
}

export interface Asked {
  readonly screens: number;
  readonly questions: number;
}

/** Answers until `Does this fit?` is on the screen. `ticks`: what is ticked when it is more or less than what is known. */
export async function answerAll(
  terminal: TerminalRun,
  knows: (skill: string) => boolean,
  ticks = knows,
): Promise<Asked> {
  let [screens, questions] = [0, 0];
  for (;;) {
    const number = screens + questions + 1;
    await terminal.until((screen) => isOver(screen) || promptAt(screen, number) !== undefined);
    const prompt = promptAt(terminal.screen(), number);
    if (prompt === undefined) return { screens, questions };
    if (prompt.includes('Tick what you could do today')) {
      screens += 1;
      terminal.press(`${keysFor(prompt, ticks)}\r`);
    } else {
      questions += 1;
      terminal.press(answerTo(prompt, knows));
    }
  }
}

function isOver(screen: string): boolean {
  return screen.includes('Does this fit?');
}

/** The text of the prompt with that number, once it is there whole: the hint stands at its end. */
function promptAt(screen: string, number: number): string | undefined {
  const at = screen.lastIndexOf(`Question ${number},`);
  const text = at < 0 ? '' : screen.slice(at);
  return /q stop\s+here/.test(text) ? text : undefined;
}

function keysFor(prompt: string, ticks: (skill: string) => boolean): string {
  return rowsOf(prompt)
    .filter(({ text }) => {
      const label = text.replace(/^\[x?\]/, '');
      const skill = ROADMAP.skills.find(({ outcomes }) => outcomes.some((one) => squeezed(one) === label));
      if (!skill) throw new Error(`no skill has this outcome: ${text}\n${prompt}`);
      return ticks(skill.id);
    })
    .map(({ key }) => key)
    .join('');
}

function answerTo(prompt: string, knows: (skill: string) => boolean): string {
  const text = squeezed(prompt);
  const question = QUESTIONS.filter((one) => text.includes(squeezed(one.prompt + (one.code ?? ''))));
  const [only] = question;
  if (!only || question.length > 1) throw new Error(`which question is this?\n${prompt}`);
  if (!knows(only.skill)) return 'd';
  const right = squeezed(only.options?.find(({ correct }) => correct)?.text ?? '');
  const row = rowsOf(prompt).find((one) => one.text === right);
  if (!row) throw new Error(`the right answer is not on the screen: ${right}\n${prompt}`);
  return row.key;
}

/** The numbered answers, without white space: they may be wrapped anywhere. */
function rowsOf(prompt: string): readonly { readonly key: string; readonly text: string }[] {
  const rows: { key: string; text: string }[] = [];
  const start = prompt.search(/\n[> ] 1 /);
  for (const line of prompt.slice(start + 1).split('\n')) {
    const begins = /^[> ] (\w) +(.*)$/.exec(line);
    if (begins?.[1] === 'd' || /ticks, Enter goes|b back/.test(line)) break;
    if (begins && /\d/.test(begins[1] ?? ''))
      rows.push({ key: begins[1] ?? '', text: squeezed(begins[2] ?? '') });
    else if (rows.length > 0) rows[rows.length - 1] = joined(rows.at(-1), line);
  }
  return rows;
}

function joined(row: { key: string; text: string } | undefined, line: string) {
  return { key: row?.key ?? '', text: (row?.text ?? '') + squeezed(line) };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
