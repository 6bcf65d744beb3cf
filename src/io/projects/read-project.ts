/** Goes through the files of one project and tells what each shows. */
import { join } from 'node:path';
import type { Sighting } from '../../core/evidence/reading.ts';
import { isPartOf, tutorialsIn } from '../../core/evidence/tutorials.ts';
import type { Authorship, ScannedProject, ScanOrder } from '../../projects-context.ts';
import { configurationSightings, isConfiguration } from './configuration.ts';
import { packageSightings } from './dependencies.ts';
import type { Changes, History, NoHistory } from './history.ts';
import { isMarkedGenerated } from './left-out.ts';
import { isByHand, isMigration, signsOfName } from './named-files.ts';
import { isInHistory, type Origin } from './origin.ts';
import type { Patterns } from './patterns.ts';
import { readText } from './read-text.ts';
import { sqlFileSightings } from './sql.ts';
import { foldersOf, leave, type Tree } from './walk.ts';

export interface ProjectInput {
  readonly tree: Tree;
  readonly history: History | NoHistory;
  readonly origin: Origin;
  /** Where the same project was read already. */
  readonly twin: string | undefined;
  readonly order: ScanOrder;
  readonly patterns: Patterns;
  readonly breathe: () => Promise<void>;
  /** Told of each file once it is gone through. */
  readonly passed: () => void;
  /** Bytes that may still be read, of all projects together. */
  readonly budget: { bytes: number };
}

/** A file is the learner's when they wrote this share of its commits. */
const OWN_SHARE = 1 / 3;

export async function readProject(input: ProjectInput): Promise<ScannedProject> {
  const { tree, history, order } = input;
  const { fingerprint, prefix, replaces } = input.origin;
  const authorship = authorshipOf(input);
  const tutorials = tutorialsIn(tree.files);
  const project = {
    folder: tree.folder,
    fingerprint,
    isPart: prefix !== '',
    replaces,
    authorship,
    isHistoryCut: history.kind === 'history' && history.isCut,
    tutorials: tutorials.map(({ title }) => title),
  };
  if (authorship.kind !== 'own' && authorship.kind !== 'all')
    return { ...project, files: 0, pythonFiles: 0, leftOut: tree.leftOut };
  const isOwn = authorship.kind === 'own' && history.kind === 'history' ? history.files : undefined;
  const files = tree.files.filter((file) => {
    const isCopy = tutorials.some((copy) => isPartOf(copy, file));
    if (isCopy) leave(tree, 'tutorial');
    return !isCopy && (isOwn === undefined || isWritten(input, isOwn.get(file)));
  });
  takeHistory(input, authorship);
  takeFolders(input, files);
  const own = ownModules(files, order.libraries);
  let counted = 0;
  let pythonFiles = 0;
  for (const file of files) {
    if (order.signal.aborted) break;
    const sightings = await sightingsIn(input, file, own);
    if (sightings !== undefined) {
      counted += 1;
      if (file.endsWith('.py')) pythonFiles += 1;
      const day = history.kind === 'history' ? history.files.get(file)?.day : undefined;
      if (sightings.length > 0) order.take({ project: fingerprint, file, day, sightings });
    }
    input.passed();
    await input.breathe();
  }
  return { ...project, files: counted, pythonFiles, leftOut: tree.leftOut };
}

function authorshipOf({ tree, history, order, twin }: ProjectInput): Authorship {
  if (twin !== undefined) return { kind: 'copy', of: twin };
  if (order.isEveryone) return { kind: 'all', why: 'asked' };
  if (history.kind === 'git-refuses' || history.kind === 'git-slow')
    return { kind: 'unclear', why: history.kind };
  if (history.kind !== 'history') return { kind: 'all', why: history.kind };
  if (!isInHistory(tree, history)) return { kind: 'all', why: 'no-history' };
  if (history.addresses.length === 0) return { kind: 'unclear', why: 'no-address' };
  const { ownCommits, commits, authors } = history;
  return ownCommits > 0
    ? { kind: 'own', commits: ownCommits, all: commits }
    : { kind: 'foreign', authors, all: commits };
}

function isWritten({ tree, history }: ProjectInput, changes: Changes | undefined): boolean {
  if (!changes) leave(tree, history.kind === 'history' && history.isCut ? 'not-told' : 'uncommitted');
  else if (changes.own < OWN_SHARE * changes.all) leave(tree, 'others');
  else return true;
  return false;
}

/** Each month with commits counts as a file would: a year of commits shows more than a day full of them. */
function takeHistory({ history, order, origin: { fingerprint } }: ProjectInput, { kind }: Authorship): void {
  if (history.kind !== 'history' || kind !== 'own') return;
  for (const { commits, merges, day } of history.months.values()) {
    const sightings: Sighting[] = [{ kind: 'sign', name: 'own-commits', line: 0, count: commits }];
    if (merges > 0) sightings.push({ kind: 'sign', name: 'own-merges', line: 0, count: merges });
    order.take({ project: fingerprint, file: '.git', day, sightings });
  }
}

/** Folders count by their names, where a file that counts lies in them; the history and an environment always. */
function takeFolders(
  { tree, order, origin: { fingerprint }, patterns }: ProjectInput,
  files: readonly string[],
): void {
  const used = new Set(files.flatMap(foldersOf));
  for (const folder of tree.folders) {
    const name = folder.slice(folder.lastIndexOf('/', folder.length - 2) + 1);
    if (!used.has(folder) && !['.git/', '.venv/', 'venv/'].includes(name)) continue;
    const sightings = patterns.matches(folder).map((pattern): Sighting => fitting(pattern));
    if (sightings.length > 0) order.take({ project: fingerprint, file: folder, sightings });
  }
}

/** Beside these a project begins, also one of several in a folder without a history. */
const BEGINNING = /^(.*\/)(manage\.py|pyproject\.toml|setup\.(py|cfg)|requirements\.txt|Pipfile)$/;
const FOLDERS_OF_CODE = ['', 'src/', 'app/', 'backend/', 'tests/'];

/** What `import` finds in the project itself: where it begins, and in its folders of code. */
function ownModules(files: readonly string[], libraries: ReadonlySet<string>): ReadonlySet<string> {
  const begins = new Set(['', ...files.flatMap((file) => BEGINNING.exec(file)?.[1] ?? [])]);
  const tops = new Set([...begins].flatMap((begin) => FOLDERS_OF_CODE.map((folder) => begin + folder)));
  const all = new Set(files);
  const own = new Set<string>();
  for (const file of files) {
    if (!file.endsWith('.py')) continue;
    for (const top of ['', ...foldersOf(file)]) {
      if (!tops.has(top)) continue;
      const [first = '', ...inside] = file.slice(top.length).split('/');
      const isPackage = inside.length === 0 || all.has(`${top}${first}/__init__.py`);
      // A folder to import from, as `app` may be, or one that is only called as the library that is learnt in it.
      const isOnlyFolder = tops.has(`${top}${first}/`) || libraries.has(first);
      if (isPackage || !isOnlyFolder) own.add(first.replace(/\.py$/, ''));
    }
  }
  return own;
}

/** Undefined when the file does not count. */
async function sightingsIn(
  input: ProjectInput,
  file: string,
  own: ReadonlySet<string>,
): Promise<readonly Sighting[] | undefined> {
  const names: Sighting[] = [
    ...input.patterns.matches(file).map(fitting),
    ...signsOfName(file).map((name): Sighting => ({ kind: 'sign', name, line: 0, count: 1 })),
  ];
  if (isMigration(file)) names.push({ kind: 'sign', name: 'migration', line: 0, count: 1 });
  if (!isRead(file)) return names;
  const text = textIn(input, file);
  if (text === undefined) return undefined;
  try {
    const read = await sightingsInText(file, text, own);
    return [...names, ...(isMigration(file) ? read.filter(isByHand) : read)];
  } catch (error) {
    // Parsers call themselves for each bracket: a file full of them exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    leave(input.tree, 'unreadable');
    return undefined;
  }
}

async function sightingsInText(
  file: string,
  text: string,
  own: ReadonlySet<string>,
): Promise<readonly Sighting[]> {
  if (file.endsWith('.py')) {
    const { pythonSightings } = await import('./python/python-file.ts');
    return pythonSightings(text, own);
  }
  if (file.endsWith('.sql')) return sqlFileSightings(text);
  return [...(await packageSightings(file, text)), ...(await configurationSightings(file, text))];
}

function isRead(file: string): boolean {
  return /\.(py|sql|txt|in)$|(^|\/)(pyproject\.toml|Pipfile|setup\.cfg)$/.test(file)
    ? !/\.(txt|in)$/.test(file) || /requirements/i.test(file)
    : isConfiguration(file);
}

function textIn({ tree, budget }: ProjectInput, file: string): string | undefined {
  if (budget.bytes <= 0) {
    leave(tree, 'beyond');
    return undefined;
  }
  const read = readText(join(tree.folder, file));
  if ('why' in read) {
    leave(tree, read.why);
    return undefined;
  }
  budget.bytes -= read.text.length;
  if (!isMarkedGenerated(read.text)) return read.text;
  leave(tree, 'generated');
  return undefined;
}

function fitting(name: string): Sighting {
  return { kind: 'file', name, line: 0, count: 1 };
}
