import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';

/**
 * A name in the same folder that nobody else uses, for what becomes `path` when it is whole. In a file of its own:
 * loading node:crypto would cost every run that only reads.
 */
export function temporaryFor(path: string): string {
  return join(dirname(path), `pybackend-path.tmp-${process.pid}-${randomBytes(6).toString('hex')}`);
}
