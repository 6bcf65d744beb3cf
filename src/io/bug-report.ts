/** A fault of ours, written down for the learner to send if they like. Never sent by us. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BugReport {
  readonly folder: string;
  readonly homeFolder: string;
  readonly time: string;
  readonly about: Readonly<Record<string, string>>;
  readonly error: unknown;
}

/** The path of the report, or undefined when even that could not be written. The home folder is not in it. */
export function saveBugReport({ folder, homeFolder, time, about, error }: BugReport): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const head = Object.entries(about).map(([name, value]) => `${name}: ${value}`);
  const text = [...head, '', stack].join('\n').replaceAll(homeFolder, '~');
  const file = join(folder, 'reports', `report-${time.replace(/[^0-9]/g, '').slice(0, 17)}.txt`);
  try {
    mkdirSync(join(folder, 'reports'), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${text}\n`, { flag: 'wx', mode: 0o600 });
    return file;
  } catch {
    return undefined;
  }
}
