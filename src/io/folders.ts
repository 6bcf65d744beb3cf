/** Where our own files live. Pure, so that every system can be tested on any. */
import { posix, win32 } from 'node:path';

export interface FolderInput {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** `--home DIR`. */
  readonly flag: string | undefined;
  readonly workingFolder: string;
}

export interface Folders {
  /** Facts, backups, the snapshot. */
  readonly data: string;
  /** What can be made again at any time. */
  readonly cache: string;
  /** Why there, in words, for `doctor`. */
  readonly origin: string;
}

const NAME = 'pybackend-path';

/**
 * `--home`, else PYBACKEND_PATH_HOME, puts everything under one folder. Else the XDG folders (a relative value is
 * ignored, as that specification demands), Application Support on macOS, LocalAppData on Windows.
 */
export function foldersFor({ platform, env, homeFolder, flag, workingFolder }: FolderInput): Folders {
  const { isAbsolute, join, resolve } = platform === 'win32' ? win32 : posix;
  const chosen = flag ?? (env['PYBACKEND_PATH_HOME'] || undefined);
  if (chosen !== undefined) {
    const folder = resolve(workingFolder, chosen);
    return { data: folder, cache: join(folder, 'cache'), origin: flag ? '--home' : 'PYBACKEND_PATH_HOME' };
  }
  const absolute = (name: string) => {
    const value = env[name];
    return value && isAbsolute(value) ? value : undefined;
  };
  if (platform === 'win32') {
    const base = absolute('LOCALAPPDATA') ?? join(homeFolder, 'AppData', 'Local');
    return { data: join(base, NAME, 'Data'), cache: join(base, NAME, 'Cache'), origin: 'LocalAppData' };
  }
  if (platform === 'darwin' && !absolute('XDG_DATA_HOME')) {
    const library = join(homeFolder, 'Library');
    return {
      data: join(library, 'Application Support', NAME),
      cache: join(library, 'Caches', NAME),
      origin: 'Library',
    };
  }
  const data = absolute('XDG_DATA_HOME') ?? join(homeFolder, '.local', 'share');
  const cache = absolute('XDG_CACHE_HOME') ?? join(homeFolder, '.cache');
  return {
    data: join(data, NAME),
    cache: join(cache, NAME),
    origin: absolute('XDG_DATA_HOME') ? 'XDG_DATA_HOME' : 'default',
  };
}
