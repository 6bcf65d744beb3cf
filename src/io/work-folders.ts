/** The folders with the learner's work on exercises. What the learner wrote is never written over. */
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FoundExercise, WorkFile, WorkFolders } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import { filesBelow, MADE_BY_TOOLS, MARK } from './files-below.ts';

const TASK = 'TASK.md';
const POLL_MS = 300;
const MOST_WATCHED = 2_000;

export function openWorkFolders(homeFolder: string, workingFolder: string): WorkFolders {
  const absolute = (path: string) => resolve(workingFolder, path.replace(/^~(?=$|[\\/])/, homeFolder));
  return {
    absolute,
    defaultRoot: join(homeFolder, 'pybackend-path'),
    stateOf: (folder, exercise) => stateOf(folder, exercise),
    place: (exercise, folder) => place(exercise, folder),
    setAside: (folder) => setAside(folder),
    markAt: (folder) => markAbove(resolve(workingFolder, folder)),
    solution: (exercise) => solutionOf(exercise),
    checkFiles: ({ folder }) =>
      filesBelow(folder)
        .filter(
          (file) => !/^(starter|solution)[\\/]/.test(relative(folder, file)) && !/\.(md|yaml)$/.test(file),
        )
        .map((file) => ({ path: relative(folder, file), text: readFileSync(file, 'utf8') })),
    stamp: (folder) => stampOf(folder),
    changed: (folder, stamp, signal) => changed(folder, stamp, signal),
  };
}

function stateOf(folder: string, exercise: string): ReturnType<WorkFolders['stateOf']> {
  try {
    if (markIn(folder)?.exercise === exercise) return 'ours';
    return readdirSync(folder).length === 0 ? 'missing' : 'other';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'other';
  }
}

/** Writes what is not there yet. */
function place(exercise: FoundExercise, folder: string): readonly string[] {
  const starter = join(exercise.folder, 'starter');
  try {
    mkdirSync(folder, { recursive: true });
    const written = filesBelow(starter).flatMap((file) => {
      const target = join(folder, relative(starter, file));
      if (existsSync(target)) return [];
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(file, target, constants.COPYFILE_EXCL);
      return [relative(folder, target)];
    });
    const { skill, slug, title, task } = exercise;
    if (!existsSync(join(folder, TASK)))
      writeFileSync(join(folder, TASK), `# ${title}\n\n${task}\n`, { flag: 'wx' });
    const mark = { skill, exercise: slug };
    if (!existsSync(join(folder, MARK)))
      writeFileSync(join(folder, MARK), `${JSON.stringify(mark)}\n`, { flag: 'wx' });
    return written;
  } catch (error) {
    throw new UserError(`Cannot write to ${folder}: ${codeOf(error)}.`, {
      exitCode: EXIT.cannotCreate,
      hint: 'Name another folder with --dir FOLDER.',
      cause: error,
    });
  }
}

/** Renames it to the first free `NAME.old-1`, `NAME.old-2` ...; returns the new name. */
function setAside(folder: string): string {
  for (let number = 1; ; number += 1) {
    const aside = `${folder}.old-${number}`;
    if (existsSync(aside)) continue;
    renameSync(folder, aside);
    return aside;
  }
}

function markAbove(folder: string): ReturnType<WorkFolders['markAt']> {
  const mark = markIn(folder);
  if (mark) return { ...mark, folder };
  const above = dirname(folder);
  return above === folder ? undefined : markAbove(above);
}

function markIn(folder: string): { readonly skill: string; readonly exercise: string } | undefined {
  try {
    const { skill, exercise } = JSON.parse(readFileSync(join(folder, MARK), 'utf8'));
    return typeof skill === 'string' && typeof exercise === 'string' ? { skill, exercise } : undefined;
  } catch {
    return undefined;
  }
}

function solutionOf({ folder }: FoundExercise): readonly WorkFile[] {
  const solution = join(folder, 'solution');
  return filesBelow(solution).map((file) => ({
    path: relative(solution, file).replaceAll('\\', '/'),
    text: readFileSync(file, 'utf8'),
  }));
}

/** Asks for sizes and times a few times a second: that works on every disk, where watching does not. */
async function changed(folder: string, before: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    await setTimeout(POLL_MS, undefined, { signal }).catch(() => {});
    if (!signal.aborted && stampOf(folder) !== before) return true;
  }
  return false;
}

function stampOf(folder: string): string {
  const stamps: string[] = [];
  const walk = (at: string) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (MADE_BY_TOOLS.has(entry.name) || entry.name === '.git' || stamps.length > MOST_WATCHED) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      const info = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
      if (info) stamps.push(`${path} ${info.size} ${info.mtimeMs}`);
    }
  };
  try {
    walk(folder);
  } catch {
    return 'gone';
  }
  return stamps.join('\n');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
