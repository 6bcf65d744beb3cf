import { rmSync } from 'node:fs';

/** Removes a file if that is possible. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is swept later, or is seen as what it is.
  }
}
