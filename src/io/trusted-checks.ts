/**
 * Which checks of other people's roadmaps may run on this machine, by their hash. Kept apart from the facts: those
 * can be imported and restored, and nobody else's consent is worth anything here.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TrustedChecks } from '../context.ts';

const HASH = /^[0-9a-f]{64}$/;

export function openTrustedChecks(file: string): TrustedChecks {
  return {
    has: (hash) => read(file).includes(hash),
    add: (hash) => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const fresh = `${file}.${process.pid}.tmp`;
      writeFileSync(fresh, `${[...new Set([...read(file), hash])].join('\n')}\n`, { mode: 0o600 });
      renameSync(fresh, file);
    },
  };
}

/** What cannot be read allows nothing: the learner is asked again. */
function read(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => HASH.test(line));
  } catch {
    return [];
  }
}
