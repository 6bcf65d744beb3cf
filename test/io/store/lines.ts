/** Facts files made by hand, for tests that damage them. */

import { factLine } from '../../../src/io/store/fact-line.ts';
import { seal } from '../../../src/io/store/seal.ts';
import { NOON } from '../../support/clock.ts';
import { mark } from '../../support/data-folder.ts';

/** The text of a facts file with these marks, numbered from 1 on (or from `first`). */
export function linesWith(keys: readonly string[], device: string, first = 1): string {
  return keys.map((key, index) => `${lineWith(key, device, first + index)}\n`).join('');
}

/** One line, without its end. */
export function lineWith(key: string, device: string, counter: number): string {
  return factLine({ ...mark(key), device, counter, change: `${device}-${counter}`, time: NOON }).text;
}

/** A line with any members whatever and a sum that holds. */
export function lineOf(members: object): string {
  return seal(JSON.stringify(members));
}
