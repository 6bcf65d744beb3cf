/** Lists whose items are alternatives: the bullets below `One of the following:`. */
import { opensChoice } from './choices.ts';
import { tokensOf } from './tokens.ts';

export interface ChoiceList {
  /** Of several in an advert; its items are one group. */
  readonly number: number;
  /** Columns of the item that opens it; undefined where that line is none, so that items of any indent belong to it. */
  readonly indent: number | undefined;
  /** Its first line had a bullet; undefined before that line. */
  readonly hasBullets: boolean | undefined;
}

const MOST_OPENING = 25;
const MOST_ITEM = 5;

/** The list that the line opens, or undefined. */
export function choiceOpenedBy(line: string, number: number, isItem: boolean): ChoiceList | undefined {
  if (line.length > 300 || /^\s*#/.test(line) || !/[:\uff1a][\s*_]*$/.test(line)) return undefined;
  const tokens = tokensOf(line);
  if (tokens.length > MOST_OPENING || !opensChoice(tokens)) return undefined;
  return { number, indent: isItem ? indentOf(line) : undefined, hasBullets: undefined };
}

/** The list with that line in it, or undefined when the line does not belong to it. */
export function choiceWith(list: ChoiceList, line: string, isItem: boolean): ChoiceList | undefined {
  const hasBullets = list.hasBullets ?? isItem;
  const isInside = isItem
    ? list.indent === undefined || indentOf(line) > list.indent
    : list.indent === undefined && tokensOf(line).length <= MOST_ITEM;
  return isInside && isItem === hasBullets ? { ...list, hasBullets } : undefined;
}

function indentOf(line: string): number {
  return (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
