/**
 * Writes to stdout or stderr without setting up Node's stream for it, which costs a fifth of a bare run. What the
 * other side cannot take at once goes through the stream after all.
 */
import { fstatSync, writeSync } from 'node:fs';

export const DESCRIPTORS = { stdin: 0, stdout: 1, stderr: 2 } as const;

export type Output = 'stdout' | 'stderr';

/** Text that was left to a stream must not be overtaken by what comes after it. */
const handedOver = new Set<Output>();
/** A reader that went away (`| head -1`) is not an error: what is left is not written, and the run ends as it would. */
const gone = new Set<Output>();

export function writeNow(output: Output, text: string, stream: () => NodeJS.WriteStream): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0 && !gone.has(output)) {
    if (handedOver.has(output)) {
      stream().write(bytes);
      return;
    }
    try {
      bytes = bytes.subarray(writeSync(DESCRIPTORS[output], bytes));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE') gone.add(output);
      else {
        handedOver.add(output);
        endingQuietly(stream());
      }
    }
  }
}

function endingQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Asked by number, since looking at a stream sets it up. */
export function isTerminal(name: keyof typeof DESCRIPTORS, isatty: (fd: number) => boolean): boolean {
  try {
    return fstatSync(DESCRIPTORS[name]).isCharacterDevice() && isatty(DESCRIPTORS[name]);
  } catch {
    return false;
  }
}
