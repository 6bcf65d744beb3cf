import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterwards } from './afterwards.ts';

/** A new empty folder that goes away after the tests of the file. */
export function temporaryFolder(name = 'pybackend-path'): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
