/** Finds the files below a folder. Follows no link, opens nothing, and takes an order that does not change. */
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LeftOut } from '../../projects-context.ts';
import { MARK } from '../files-below.ts';
import { isGeneratedName, isVendoredFolder } from './left-out.ts';

export interface Tree {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Paths in it, with slashes. */
  readonly files: string[];
  /** The folders in it, each with a slash at the end. */
  readonly folders: string[];
  readonly leftOut: Partial<Record<LeftOut, number>>;
  /** It has a `.git`. */
  hasHistory: boolean;
}

export interface WalkOptions {
  readonly signal: AbortSignal;
  readonly progress: (files: number) => void;
  /** Lets signals and the screen have their turn. */
  readonly breathe: () => Promise<void>;
}

const MOST_FILES = 300_000;
const MOST_PROJECTS = 300;
const MOST_DEPTH = 100;

/** The tree of the folder, and one more for each folder below it that has a history of its own. */
export async function walk(root: string, options: WalkOptions): Promise<readonly Tree[]> {
  const trees: Tree[] = [newTree(root)];
  const open: { readonly tree: Tree; readonly path: string }[] = [{ tree: trees[0] as Tree, path: '' }];
  let seen = 0;
  for (let next = open.pop(); next && !options.signal.aborted; next = open.pop()) {
    const { path } = next;
    let { tree } = next;
    const entries = entriesOf(tree, path);
    if (entries.some(({ name }) => name === '.git')) {
      if (path !== '') {
        if (trees.length >= MOST_PROJECTS) {
          leave(tree, 'beyond');
          continue;
        }
        tree = newTree(join(tree.folder, path.slice(0, -1)));
        trees.push(tree);
      }
      tree.hasHistory = true;
    }
    const prefix = tree === next.tree ? path : '';
    // What is pushed last is read first.
    for (const entry of entries.toReversed()) {
      if (entry.isDirectory()) enter(tree, `${prefix}${entry.name}/`, entry.name, open);
    }
    for (const entry of entries) {
      if (!entry.isDirectory() && take(tree, prefix, entry)) seen += 1;
      if (seen > MOST_FILES) {
        leave(tree, 'beyond');
        return trees;
      }
    }
    options.progress(seen);
    await options.breathe();
  }
  return trees;
}

function newTree(folder: string): Tree {
  return { folder, files: [], folders: [], leftOut: {}, hasHistory: false };
}

/**
 * Sorted, so that two scans of the same tree tell the same. A virtual environment is taken for empty, and so is an
 * exercise: its checks have a judgement of their own, and most of its code is ours.
 */
function entriesOf(tree: Tree, path: string): readonly Dirent[] {
  try {
    const entries = readdirSync(join(tree.folder, path), { withFileTypes: true });
    if (path !== '' && entries.some(({ name }) => name === 'pyvenv.cfg' || name === 'conda-meta')) {
      leave(tree, 'vendored');
      return [];
    }
    if (entries.some(({ name }) => name === MARK)) {
      leave(tree, 'exercise');
      return [];
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    leave(tree, 'unreadable');
    return [];
  }
}

function enter(
  tree: Tree,
  path: string,
  name: string,
  open: { readonly tree: Tree; readonly path: string }[],
): void {
  tree.folders.push(path);
  if (isVendoredFolder(name)) {
    if (name !== '.git') leave(tree, 'vendored');
  } else if (path.split('/').length > MOST_DEPTH) leave(tree, 'beyond');
  else open.push({ tree, path });
}

function take(tree: Tree, prefix: string, entry: Dirent): boolean {
  if (entry.isSymbolicLink()) leave(tree, 'link');
  else if (!entry.isFile()) leave(tree, 'special');
  else if (isGeneratedName(entry.name)) leave(tree, 'generated');
  else {
    tree.files.push(prefix + entry.name);
    return true;
  }
  return false;
}

export function leave({ leftOut }: Pick<Tree, 'leftOut'>, why: LeftOut, count = 1): void {
  leftOut[why] = (leftOut[why] ?? 0) + count;
}

/** The folders that a file lies in, each with a slash at the end, the outermost first. */
export function foldersOf(file: string): readonly string[] {
  const folders: string[] = [];
  for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1))
    folders.push(file.slice(0, at + 1));
  return folders;
}
