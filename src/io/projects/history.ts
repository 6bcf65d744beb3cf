/**
 * Whose files these are, as git tells. A stranger's repository can hold settings that make git run a program; here
 * nothing can: no hooks, no file monitor, no pager, no signatures, no filters, no connection, and only commands that read
 * commits and trees.
 */
import { spawn } from 'node:child_process';
import { parse } from 'node:path';
import type { Readable } from 'node:stream';
import type { Day } from '../../core/day.ts';

/** What the history says of one file. */
export interface Changes {
  readonly own: number;
  readonly all: number;
  /** Of the learner's last commit to it. */
  readonly day: Day | undefined;
}

export interface History {
  readonly kind: 'history';
  /** The first commit: the same on every machine. */
  readonly root: string;
  /** The folder in the repository, with a slash at the end; empty for all of it. */
  readonly prefix: string;
  readonly files: ReadonlyMap<string, Changes>;
  readonly commits: number;
  readonly ownCommits: number;
  /** By month (`2026-05`), the learner's commits and merges. */
  readonly months: ReadonlyMap<string, { commits: number; merges: number; day: Day }>;
  /** Lower case; empty when git knows no address of the learner. */
  readonly addresses: readonly string[];
  /** The most frequent others. */
  readonly authors: readonly string[];
  readonly isCut: boolean;
}

export type NoHistory = { readonly kind: 'no-git' | 'git-refuses' | 'git-slow' | 'no-history' };

const MOST_COMMITS = 10_000;
/** Characters. */
const MOST_OUTPUT = 256 * 1024 * 1024;
const MOST_LINE = 4_096;

/** The signal ends it early. `authors`: instead of the address in git's own settings. */
export async function historyOf(
  folder: string,
  authors: readonly string[],
  signal: AbortSignal,
): Promise<History | NoHistory> {
  const place = await git(folder, ['rev-parse', '--show-prefix'], signal);
  if (place.ended === 'missing') return { kind: 'no-git' };
  if (place.ended === 'failed')
    return { kind: /dubious ownership/.test(place.errors) ? 'git-refuses' : 'no-history' };
  const known =
    authors.length > 0 ? [] : (await git(folder, ['config', '--get', 'user.email'], signal)).lines;
  const addresses = [...authors, ...known].map((address) => address.trim().toLowerCase()).filter(Boolean);
  const roots = await git(folder, ['rev-list', '--max-parents=0', 'HEAD', '--'], signal);
  const log = newLog(new Set(addresses));
  const { ended } = await git(folder, LOG, signal, log.take);
  if (log.total.commits === 0) return { kind: ended === 'cut' ? 'git-slow' : 'no-history' };
  return {
    kind: 'history',
    root: roots.lines.at(-1) ?? folder,
    prefix: place.lines[0] ?? '',
    files: log.files,
    commits: log.total.commits,
    ownCommits: log.total.own,
    months: log.months,
    addresses,
    authors: [...log.authors]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([author]) => author),
    isCut: ended === 'cut' || log.total.commits >= MOST_COMMITS,
  };
}

const LOG = [
  'log',
  `--max-count=${MOST_COMMITS}`,
  // Names as they are, each with a zero byte after it. No name is empty: what comes after nothing is a commit.
  '-z',
  '--format=%x00%ae%x01%as%x01%p',
  '--name-only',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--no-mailmap',
  '--no-color',
  '--no-decorate',
  '--no-notes',
  '--relative',
  'HEAD',
  '--',
  '.',
];

const COMMIT = /^([^\x01]*)\x01(\d{4}-\d\d-\d\d)\x01([0-9a-f ]*)$/;

interface Log {
  readonly take: (entry: string) => void;
  readonly files: Map<string, { own: number; all: number; day: Day | undefined }>;
  readonly months: Map<string, { commits: number; merges: number; day: Day }>;
  /** How many commits others made, by their addresses. */
  readonly authors: Map<string, number>;
  readonly total: { commits: number; own: number };
}

/** Reads the log entry by entry, the newest commit first. */
function newLog(addresses: ReadonlySet<string>): Log {
  const files: Log['files'] = new Map();
  const months: Log['months'] = new Map();
  const authors: Log['authors'] = new Map();
  const total = { commits: 0, own: 0 };
  let isOwn = false;
  let day: Day = '0001-01-01';
  const begin = (address: string, isMerge: boolean) => {
    isOwn = addresses.has(address);
    total.commits += 1;
    if (!isOwn) {
      authors.set(address, (authors.get(address) ?? 0) + 1);
      return;
    }
    total.own += 1;
    const month = months.get(day.slice(0, 7)) ?? { commits: 0, merges: 0, day };
    months.set(day.slice(0, 7), month);
    month.commits += 1;
    if (isMerge) month.merges += 1;
  };
  const change = (file: string) => {
    const changes = files.get(file) ?? { own: 0, all: 0, day: undefined };
    files.set(file, changes);
    changes.all += 1;
    if (!isOwn) return;
    changes.own += 1;
    changes.day ??= day;
  };
  let before: 'nothing' | 'commit' | 'file' = 'file';
  const take = (entry: string) => {
    const commit = before === 'nothing' ? COMMIT.exec(entry) : undefined;
    if (entry === '') before = 'nothing';
    else if (commit) {
      day = commit[2] as Day;
      begin((commit[1] ?? '').toLowerCase(), (commit[3] ?? '').includes(' '));
      before = 'commit';
    } else {
      // Between a commit and its files git begins a line.
      const file = before === 'commit' ? entry.slice(1) : entry;
      if (file.length < MOST_LINE) change(file);
      before = 'file';
    }
  };
  return { take, files, months, authors, total };
}

interface Ended {
  readonly ended: 'done' | 'failed' | 'missing' | 'cut';
  readonly lines: readonly string[];
  readonly errors: string;
}

const SAFE = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'log.showSignature=false',
  ].flatMap((setting) => ['-c', setting]),
  ...['gpg.program=', 'diff.external=', 'protocol.allow=never'].flatMap((setting) => ['-c', setting]),
];

/** Once the signal has stopped one, no other is started. `take` gets what comes with a zero byte after it. */
function git(
  folder: string,
  words: readonly string[],
  signal: AbortSignal,
  take?: (line: string) => void,
): Promise<Ended> {
  if (signal.aborted) return Promise.resolve({ ended: 'cut', lines: [], errors: '' });
  return new Promise((done) => {
    // Started at the root: on Windows a program called git in the working folder would come first.
    const child = spawn('git', [...SAFE, '-C', folder, ...words], {
      cwd: parse(folder).root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const lines: string[] = [];
    let errors = '';
    const stop = () => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      end('cut');
    };
    signal.addEventListener('abort', stop);
    let left = MOST_OUTPUT;
    child.stdout.on('data', (text: string) => {
      left -= text.length;
      if (left < 0) stop();
    });
    inParts(child.stdout, take ? '\0' : '\n', take ?? ((line) => lines.push(line)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(0, MOST_LINE);
    });
    const end = (ended: Ended['ended']) => {
      signal.removeEventListener('abort', stop);
      done({ ended, lines, errors });
    };
    child.on('error', () => end('missing'));
    child.on('close', (code) => end(code === 0 ? 'done' : 'failed'));
  });
}

/** Hands over what stands before each of these ends, and what is left. */
function inParts(stream: Readable, end: string, take: (part: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split(end);
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  });
  stream.on('end', () => {
    if (rest !== '') take(rest);
  });
}

/** What git needs to find its own settings, and nothing that could make it look or run elsewhere. */
function environment(): Readonly<Record<string, string>> {
  const kept = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'SYSTEMROOT', 'GIT_CONFIG_GLOBAL'];
  return {
    ...Object.fromEntries(
      kept.flatMap((name) => (process.env[name] ? [[name, process.env[name] as string]] : [])),
    ),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
