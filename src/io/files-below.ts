import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The file that tells which exercise a folder is about, also after it was moved. */
export const MARK = '.pybackend-path.json';

/** Paths of all files below a folder, sorted; what Python makes of them is left out. Throws what reading throws. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Folders that tools make again, and that may be large. */
export const MADE_BY_TOOLS: ReadonlySet<string> = new Set([
  '__pycache__',
  '.venv',
  'venv',
  'env',
  'node_modules',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.tox',
]);
