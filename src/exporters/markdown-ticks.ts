/**
 * Reads the ticks back out of an exported markdown file. Line by line, by hand: the file has the shape that our
 * export gave it, a person edited it, and a markdown parser would only add ways to blow up on a hostile one.
 */
import { MARKDOWN_MARK } from './markdown.ts';

export interface Tick {
  readonly skill: string;
  readonly ticked: boolean;
  /** From 1. */
  readonly line: number;
}

export interface MarkdownTicks {
  readonly ticks: readonly Tick[];
  /** The skills that were ticked when the file was exported; undefined when that comment is gone. */
  readonly exportedTicked: ReadonlySet<string> | undefined;
  /** Boxes that name no skill: their line numbers and texts. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

const BOX = /^[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}\[([ xX])\][ \t](.*)$/;
const SKILL = /\(`([a-z0-9-]{1,64})`\)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const EXPORTED = /^<!-- (\S+) ticked: ([a-z0-9 -]*?) ?-->\s*$/;

export function readMarkdownTicks(text: string): MarkdownTicks {
  const ticks: Tick[] = [];
  const unread: { line: number; text: string }[] = [];
  let exportedTicked: ReadonlySet<string> | undefined;
  let fence: string | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const row = raw.replace(/\r$/, '');
    const mark = FENCE.exec(row)?.[1];
    if (mark && (!fence || (mark.startsWith(fence) && row.trim() === mark))) fence = fence ? undefined : mark;
    if (mark || fence) continue;
    const exported = EXPORTED.exec(row);
    if (exported?.[1] === MARKDOWN_MARK) {
      exportedTicked = new Set((exported[2] ?? '').split(' ').filter((id) => id !== ''));
    }
    const box = BOX.exec(row);
    if (!box) continue;
    const skill = SKILL.exec(box[2] ?? '')?.[1];
    if (skill) ticks.push({ skill, ticked: box[1] !== ' ', line: index + 1 });
    else unread.push({ line: index + 1, text: (box[2] ?? '').slice(0, 80) });
  }
  return { ticks, exportedTicked, unread };
}
