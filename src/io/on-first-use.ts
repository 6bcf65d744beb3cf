/**
 * The rooms that most runs never enter, opened on first use. What `next` needs of them (whether the facts or the
 * roadmap changed) is answered without opening them.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock, Content, Files, Machine, Python, Store } from '../context.ts';
import type { Folders } from './folders.ts';
import { fingerprintOf } from './store/names.ts';
import type { Screen } from './terminal/screen.ts';

export function lazyStore(folder: string, clock: Clock): Store {
  const opened = once(async () => (await import('./store/store.ts')).openStore({ folder, clock }));
  return {
    fingerprint: () => fingerprintOf(folder),
    load: async () => (await opened()).load(),
    record: async (facts) => (await opened()).record(facts),
    backup: async (reason, file) => (await opened()).backup(reason, file),
    backups: async () => (await opened()).backups(),
    restore: async (file) => (await opened()).restore(file),
    entries: async () => (await opened()).entries(),
    adoption: async (entries) => (await opened()).adoption(entries),
    adopt: async (entries) => (await opened()).adopt(entries),
    inspect: async () => (await opened()).inspect(),
  };
}

export function lazyContent(cacheFolder: string): Content {
  const packageFolder = fileURLToPath(new URL('..', import.meta.url));
  const builtIn = join(packageFolder, 'roadmap.yaml');
  const opened = once(async () =>
    (await import('./content/content.ts')).openContent({
      builtInFile: builtIn,
      compiledFile: join(packageFolder, 'dist', 'roadmap.json'),
      compiledQuestionsFile: join(packageFolder, 'dist', 'questions.json'),
      compiledExercisesFile: join(packageFolder, 'dist', 'exercises.json'),
      schemaFolder: join(packageFolder, 'schemas'),
      cacheFolder,
    }),
  );
  return {
    builtIn,
    stamp: (source) => stampOf(source === 'built-in' ? builtIn : source),
    roadmap: async (source) => (await opened()).roadmap(source),
    hasExercise: (source, skill) => {
      const file = source === 'built-in' ? builtIn : source;
      return existsSync(join(dirname(file), 'skills', skill, 'exercises'));
    },
    exercises: async (loaded) => (await opened()).exercises(loaded),
    questions: async (loaded) => (await opened()).questions(loaded),
    check: async (file) => (await opened()).check(file),
    readData: async (text, file) => (await opened()).readData(text, file),
    schema: async (of) => (await opened()).schema(of),
  };
}

export function lazyFiles(process: NodeJS.Process): Files {
  const opened = once(async () => (await import('./files.ts')).openFiles(process.stdin));
  return {
    read: async (path, mostBytes) => (await opened()).read(path, mostBytes),
    write: async (path, text, options) => (await opened()).write(path, text, options),
    lines: async function* () {
      yield* (await opened()).lines();
    },
  };
}

export interface MachineInput {
  readonly process: NodeJS.Process;
  readonly folders: Folders;
  readonly screen: Screen;
  readonly programVersion: string;
}

export function lazyMachine({ process, folders, screen, programVersion }: MachineInput): Machine {
  return {
    nodeVersion: process.versions.node,
    programVersion,
    platform: `${process.platform} ${process.arch}`,
    program: [process.execPath, process.argv[1] ?? ''],
    folder: folders.data,
    folderOrigin: folders.origin,
    freeBytes: async () => (await import('./disk.ts')).freeBytesAt(folders.data),
    screen,
  };
}

export function lazyPython({ platform, env }: NodeJS.Process): Python {
  const supervisor = fileURLToPath(new URL('python/supervise.py', import.meta.url));
  const opened = once(async () =>
    (await import('./python/python.ts')).openPython({ platform, env, supervisor }),
  );
  return {
    find: async (input) => (await opened()).find(input),
    missing: async (python, packages) => (await opened()).missing(python, packages),
    missingPrograms: async (names) => (await opened()).missingPrograms(names),
    check: async (order) => (await opened()).check(order),
    // Plain words, but they belong to the room that runs them.
    environmentCommands: async (python, folder, packages) =>
      (await opened()).environmentCommands(python, folder, packages),
    run: async (commands) => (await opened()).run(commands),
  };
}

/** Size and time of the file, or that there is none. */
function stampOf(file: string): string {
  const info = statSync(file, { throwIfNoEntry: false });
  return info ? `${info.size}:${info.mtimeMs}` : 'missing';
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
