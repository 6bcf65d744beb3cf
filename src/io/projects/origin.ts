/** Which project a folder is, or is a part of: the same repository is the same project wherever it lies. */
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { History, NoHistory } from './history.ts';
import { isVendoredFolder } from './left-out.ts';
import { foldersOf, type Tree } from './walk.ts';

export interface Origin {
  readonly folder: string;
  /** It tells that two scans are of the same project, and nothing else. */
  readonly fingerprint: string;
  /** The folder in its repository, or in the folder that was scanned before, with a slash at the end; empty for all of it. */
  readonly prefix: string;
  /** Fingerprints of scans, of the folder or of folders in it as projects of their own, that a scan of it does over again. */
  readonly replaces: readonly string[];
}

/** `isScanned`: whether there was a scan of the project with this fingerprint. */
export function originOf(
  tree: Tree,
  history: History | NoHistory,
  isScanned: (fingerprint: string) => boolean,
): Origin {
  const { folder } = tree;
  const origin = (own: string, prefix: string): Origin => ({
    folder,
    fingerprint: own,
    prefix,
    replaces: foldersIn(tree, history)
      .map(fingerprint)
      .filter((one) => one !== own && isScanned(one)),
  });
  if (isInHistory(tree, history)) return origin(fingerprint(`${history.root}:`), history.prefix);
  // A repository without a commit was not read as a part of what lies around it.
  for (let above = dirname(folder); !tree.hasHistory && above !== dirname(above); above = dirname(above)) {
    const whole = fingerprint(above);
    if (isScanned(whole)) return origin(whole, `${relative(above, folder)}${sep}`);
  }
  return origin(fingerprint(folder), '');
}

/** Absolute paths of the folder and those in it that were gone through; with a history, those that it knows files of. */
function foldersIn(tree: Tree, history: History | NoHistory): readonly string[] {
  const { folder } = tree;
  const known = isInHistory(tree, history)
    ? new Set([...history.files.keys()].flatMap(foldersOf))
    : undefined;
  const inside = tree.folders.filter((path) => {
    const isRead = !isVendoredFolder(basename(path));
    return isRead && (known?.has(path) ?? true);
  });
  return [folder, ...inside.map((path) => join(folder, path.slice(0, -1)))];
}

/** A folder with projects may itself lie in a repository that knows nothing of them. */
export function isInHistory(tree: Tree, history: History | NoHistory): history is History {
  return (
    history.kind === 'history' && (tree.hasHistory || tree.files.some((file) => history.files.has(file)))
  );
}

/** Two copies of one project, or one of a part of the other; not two parts beside each other. */
export function isTwin(one: Origin, other: Origin): boolean {
  return (
    one.fingerprint === other.fingerprint &&
    (one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix))
  );
}

function fingerprint(origin: string): string {
  return createHash('sha256').update(`pybackend-path project\n${origin}`).digest('hex').slice(0, 16);
}
