/** The name under which this machine records its facts. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { replaceFile } from './durable.ts';
import { codeOf } from './error-code.ts';
import { DEVICE } from './names.ts';
import { readText } from './read-text.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 8;

/** The device id of this folder, or undefined when it has none that can be used. Throws system errors. */
export function deviceOf(folder: string): string | undefined {
  try {
    const text = readText(join(folder, DEVICE)).trim();
    return /^[a-z2-7]{8}$/.test(text) ? text : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The device id of this folder, chosen now if there is none. Needs the lock. Throws system errors. */
export function ensureDevice(folder: string): string {
  const known = deviceOf(folder);
  if (known) return known;
  const device = base32(randomBytes(LENGTH));
  replaceFile(join(folder, DEVICE), Buffer.from(`${device}\n`));
  return device;
}

/** One character of a-z2-7 for every byte. */
export function base32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
