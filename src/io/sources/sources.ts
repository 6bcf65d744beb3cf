/** Files of others that are to become a roadmap: read with limits, and never out of the folder that was named. */
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { pageNamed, type Source, type SourceFile, type Unread } from '../../core/convert/source.ts';
import { EXIT, UserError } from '../../exit.ts';
import { codeOf } from '../store/error-code.ts';
import { markdownBlocks } from './markdown-blocks.ts';

const MIB = 1024 * 1024;
const MOST = { json: 4 * MIB, markdown: MIB, page: MIB / 4, pages: 5_000, allPages: 32 * MIB };

/** A file, or a folder in which it is looked for. UserError 65 or 66. */
export async function readSource(path: string): Promise<Source> {
  const file = resolve(path);
  const isFolder = statOf(file, path).isDirectory();
  const folder = isFolder ? file : dirname(file);
  const main = isFolder ? mainIn(folder, path) : basename(file);
  if (main !== undefined && isFolder && placeOf(join(folder, main), folder) === 'outside')
    throw outside(path, main);
  const beside = main === undefined || isJson(main) ? pagesIn(folder) : NO_PAGES;
  const { pages, unread } = await readPages(folder, beside.paths);
  const passedOver = [...beside.unread, ...unread];
  if (main === undefined && pages.length === 0) throw nothing(path, passedOver);
  return {
    name: nameOf(isFolder || main === undefined ? file : main),
    main:
      main === undefined
        ? undefined
        : await sourceFile(main, readMain(join(folder, main), isFolder ? join(path, main) : path)),
    pages,
    unread: passedOver,
  };
}

/** Of a text that came in through a pipe. UserError 65. */
export async function sourceOf(text: string): Promise<Source> {
  if (Buffer.byteLength(text) > (isJson('', text) ? MOST.json : MOST.markdown))
    throw tooLarge('standard input');
  return { name: 'Roadmap', main: await sourceFile('', text), pages: [], unread: [] };
}

async function sourceFile(path: string, text: string): Promise<SourceFile> {
  return { path, text, markdown: isJson(path, text) ? undefined : await markdownBlocks(text) };
}

function isJson(path: string, text = ''): boolean {
  return extname(path).toLowerCase() === '.json' || /^\s*\{\s*"/.test(text);
}

function nameOf(file: string): string {
  const name = basename(file, extname(file));
  // The folder of pages and the file of a project are called alike everywhere; what they are in is not.
  return /^(content|readme|config|index)$/i.test(name) ? basename(dirname(file)) || name : name;
}

/** What a folder is about: the configuration of a track, the drawing of its pages, or what it says of itself. */
function mainIn(folder: string, path: string): string | undefined {
  const own = [`${basename(folder)}.json`, 'config.json'].find((name) => existsSync(join(folder, name)));
  return own ?? (pagesIn(folder).paths.length > 0 ? undefined : readme(folder, path));
}

function readme(folder: string, path: string): string | undefined {
  try {
    return readdirSync(folder).find((name) => /^readme\.(md|markdown)$/i.test(name));
  } catch {
    throw missing(path, 'you may not see what is in it');
  }
}

/** Paths below the folder, sorted, and what was passed over. */
interface Pages {
  readonly paths: readonly string[];
  readonly unread: Source['unread'];
}

const NO_PAGES: Pages = { paths: [], unread: [] };

/** Pages of roadmap.sh, and what a track says of its concepts. */
function pagesIn(folder: string): Pages {
  const [own, content, concepts] = ['.', 'content', 'concepts'].map((name) => namesIn(folder, name));
  const [top = [], pages = [], taught = []] = [own, content, concepts].map((one) => one?.names);
  const found = [
    ...top.filter(pageNamed),
    ...pages.filter(pageNamed).map((name) => `content/${name}`),
    ...taught.flatMap((name) => [`concepts/${name}/links.json`, `concepts/${name}/.meta/config.json`]),
  ];
  // Names in a folder elsewhere are nobody's business.
  const isOurs = placeOf(join(folder, 'content'), folder) === 'inside';
  const unnamed = pages.filter((name) => isOurs && !name.startsWith('.') && !pageNamed(name));
  return {
    paths: found.filter((path) => isThere(join(folder, path))).sort(),
    unread: [
      ...[own, content, concepts].flatMap((one) => (one?.isClosed ? [{ path: one.path, why: CLOSED }] : [])),
      ...unnamed.sort().map((name) => ({ path: `content/${name}`, why: 'unnamed' as const })),
    ],
  };
}

const CLOSED = 'closed' as const;

interface Names {
  readonly path: string;
  readonly names: readonly string[];
  /** There is such a folder, and it cannot be opened. */
  readonly isClosed: boolean;
}

function namesIn(folder: string, path: string): Names {
  const file = join(folder, path);
  try {
    return { path, names: readdirSync(file), isClosed: false };
  } catch (error) {
    const isFile = codeOf(error) === 'ENOTDIR';
    return { path, names: [], isClosed: !isFile && isThere(file) };
  }
}

/** Whether there is something of that name, be it a link to nothing or in a folder that nobody may look into. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

async function readPages(
  folder: string,
  paths: readonly string[],
): Promise<Pick<Source, 'pages' | 'unread'>> {
  const pages: SourceFile[] = [];
  const unread: Source['unread'][number][] = [];
  let bytes = 0;
  for (const path of paths) {
    const file = join(folder, path);
    const place = placeOf(file, folder);
    const text = place === 'inside' ? readPage(file, MOST.allPages - bytes) : place;
    if (typeof text === 'string') unread.push({ path, why: text });
    else if (pages.length === MOST.pages) unread.push({ path, why: 'too-large' });
    else {
      bytes += text.length;
      pages.push(await sourceFile(path, text.toString()));
    }
  }
  return { pages, unread };
}

/** Links are followed only as far as they stay in the folder. */
function placeOf(file: string, folder: string): 'inside' | 'outside' | 'closed' {
  try {
    const root = realpathSync(folder);
    const isInside = realpathSync(file).startsWith(root.endsWith(sep) ? root : root + sep);
    return isInside ? 'inside' : 'outside';
  } catch {
    return CLOSED;
  }
}

function readPage(file: string, room: number): Buffer | Unread {
  try {
    const info = statSync(file);
    if (!info.isFile()) return 'not-text';
    if (info.size > Math.min(MOST.page, room)) return 'too-large';
    const bytes = readFileSync(file);
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes;
  } catch (error) {
    return error instanceof TypeError ? 'not-text' : CLOSED;
  }
}

/** Never waits: what is no file is refused before it is opened. */
function readMain(file: string, path: string): string {
  const info = statOf(file, path);
  if (!info.isFile()) throw missing(path, 'it is no file');
  if (info.size > (isJson(file) ? MOST.json : MOST.markdown)) throw tooLarge(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) {
      throw new UserError(`${path} is not UTF-8 text.`, {
        exitCode: EXIT.badContent,
        hint: 'Save it again with the encoding UTF-8.',
      });
    }
    throw missing(path, 'you have no permission');
  }
}

function statOf(file: string, path: string) {
  try {
    return statSync(file);
  } catch {
    throw missing(path, 'there is no such file or folder, or you may not read it');
  }
}

function missing(path: string, why: string): UserError {
  return new UserError(`Cannot read ${path}: ${why}.`, {
    exitCode: EXIT.missingInput,
    hint: 'Check the name and the folder you are in.',
  });
}

function tooLarge(path: string): UserError {
  return new UserError(`${path} is too large: up to 4 MiB of JSON or 1 MiB of markdown can be read.`, {
    exitCode: EXIT.badContent,
    hint: 'Is it the right file?',
  });
}

function outside(path: string, main: string): UserError {
  return new UserError(`${join(path, main)} is a link that leads out of ${path}.`, {
    exitCode: EXIT.badContent,
    hint: 'Name the file itself.',
  });
}

function nothing(path: string, unread: Source['unread']): UserError {
  const first = unread.find(({ why }) => why !== 'unnamed');
  const but = first ? `, and ${first.path} in it could not be read` : '';
  return new UserError(`There is nothing to convert in the folder ${path}${but}.`, {
    exitCode: EXIT.badContent,
    hint: 'Name the file, or a folder of roadmap.sh (NAME.json, content/NAME@ID.md), of an Exercism track (config.json), or with a README.md.',
  });
}
