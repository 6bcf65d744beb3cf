/**
 * The sum that ends every line of the store and the snapshot. A sealed text is the JSON text of an object with a
 * last member added: `{"a":1}` becomes `{"a":1,"sum":"561bacaf"}`. The sum is the CRC-32 (that of zlib, eight
 * lower-case hex digits) of the UTF-8 bytes of the text without it, here `{"a":1}`. Every version of the format
 * keeps this rule, so that an older program can tell a newer line from a damaged one.
 */
import { isUtf8 } from 'node:buffer';
import { crc32 } from './crc32.ts';

const SEAL = /^,"sum":"([0-9a-f]{8})"\}$/;
const SEAL_BYTES = ',"sum":"00000000"}'.length;

/** The JSON text of an object (with one member at least), with its sum. */
export function seal(text: string): string {
  return `${text.slice(0, -1)},"sum":"${hex(crc32(text))}"}`;
}

/** The text that was sealed, or undefined when the bytes are not exactly what was sealed. */
export function unseal(bytes: Buffer): string | undefined {
  const sum = sumIn(bytes);
  const body = bytes.subarray(0, -SEAL_BYTES);
  if (sum === undefined || hex(crc32('}', crc32(body))) !== sum) return undefined;
  return isUtf8(body) ? `${body.toString()}}` : undefined;
}

/** Whether the bytes end in a sum, right or wrong. */
export function looksSealed(bytes: Buffer): boolean {
  return sumIn(bytes) !== undefined;
}

function sumIn(bytes: Buffer): string | undefined {
  return SEAL.exec(bytes.subarray(-SEAL_BYTES).toString('latin1'))?.[1];
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}
