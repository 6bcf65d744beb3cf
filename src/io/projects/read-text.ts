/** The text of one file of a project, as far as it is one. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { LeftOut } from '../../projects-context.ts';

/** Nobody writes more than this by hand in one file. */
const MOST_FILE_BYTES = 512 * 1024;

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const utf8 = new TextDecoder('utf-8', { fatal: true });

export type Text = { readonly text: string } | { readonly why: LeftOut };

/** Between listing and opening it may have become a link, a pipe, or nothing: then it is told why it is no text. */
export function readText(path: string): Text {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, FLAGS);
    const info = fstatSync(descriptor);
    if (!info.isFile()) return { why: 'special' };
    if (info.size > MOST_FILE_BYTES) return { why: 'too-large' };
    const bytes = Buffer.allocUnsafe(info.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    return decoded(bytes.subarray(0, length));
  } catch {
    return { why: 'unreadable' };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** UTF-8, UTF-16 with its mark, else one byte a character: names and keywords of Python are the same in all of these. */
function decoded(bytes: Buffer): Text {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.includes(0)) return { why: 'binary' };
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { text: bytes.toString('latin1') };
  }
}
