/** The learner's own projects: found, attributed and read, and nothing of them run. */
import { realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { EXIT, UserError } from '../../exit.ts';
import type { Projects, ScannedProject, ScanOrder } from '../../projects-context.ts';
import { historyOf } from './history.ts';
import { isTwin, type Origin, originOf } from './origin.ts';
import { patternsOf } from './patterns.ts';
import { readProject } from './read-project.ts';
import { walk } from './walk.ts';

/** Of all files that are read for their words: about ten seconds of parsing. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What git may take for one repository, and for all of a scan. */
const MOST_GIT_MS = 20_000;
const MOST_GIT_MS_IN_ALL = 60_000;
/** Signals and the screen have their turn as often. */
const TURN_MS = 25;

export function openProjects(workingFolder: string): Projects {
  return {
    scan: async (order) => {
      const roots = rootsOf(order.folders.map((folder) => absolute(folder, workingFolder)));
      const patterns = patternsOf(order.patterns);
      const budget = { bytes: MOST_BYTES };
      const historyIn = historian(order);
      const breathe = breather();
      let [done, found] = [0, 0];
      const projects: ScannedProject[] = [];
      const read: Origin[] = [];
      for (const root of roots) {
        const before = found;
        const progress = (files: number) => {
          found = before + files;
          order.progress(done, found);
        };
        const passed = () => {
          done += 1;
          order.progress(done, found);
        };
        for (const tree of await walk(root, { signal: order.signal, progress, breathe })) {
          const history = await historyIn(tree.folder);
          if (order.signal.aborted) return projects;
          const origin = originOf(tree, history, order.isScanned);
          const twin = read.find((other) => isTwin(origin, other))?.folder;
          read.push(origin);
          const input = { tree, history, twin, origin, patterns, breathe, budget, order, passed };
          projects.push(await readProject(input));
        }
      }
      return projects.filter(hasAnything);
    },
  };
}

/** A folder that only holds projects is none itself. */
function hasAnything({ files, leftOut, authorship }: ScannedProject): boolean {
  return files > 0 || authorship.kind !== 'all' || Object.keys(leftOut).length > 0;
}

function absolute(folder: string, workingFolder: string): string {
  const home = folder === '~' || folder.startsWith('~/') ? join(homedir(), folder.slice(1)) : folder;
  const path = resolve(workingFolder, home);
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory()) return realpathSync(path);
  throw new UserError(info ? `${folder} is no folder.` : `There is no folder ${folder}.`, {
    exitCode: EXIT.missingInput,
    hint: 'Name the folders with your projects: pybackend-path scan ~/projects',
  });
}

/** Those that do not lie in another of them. */
function rootsOf(folders: readonly string[]): readonly string[] {
  const inside = (folder: string, outer: string) =>
    folder.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  return [...new Set(folders)].filter((folder, _, all) => !all.some((other) => inside(folder, other)));
}

/** A thousand repositories that each hold git up a little must not hold up the learner. */
function historian({ authors, signal }: ScanOrder): (folder: string) => ReturnType<typeof historyOf> {
  let left = MOST_GIT_MS_IN_ALL;
  return async (folder) => {
    const control = new AbortController();
    const stop = () => control.abort();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    // Not AbortSignal.any and AbortSignal.timeout: Node may collect them before the time is over.
    const timer = setTimeout(stop, Math.min(left, MOST_GIT_MS));
    const from = performance.now();
    try {
      return await historyOf(folder, authors, control.signal);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      left = Math.max(0, left - (performance.now() - from));
    }
  };
}

function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < TURN_MS) return;
    await new Promise((turn) => setImmediate(turn));
    last = performance.now();
  };
}
