/** The page of `map` and the learner's browser. The one room beside io/python that starts a program. */
import { spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser } from '../../context.ts';
import { diskError } from '../store/disk-error.ts';
import { makeFolder, replaceFile } from '../store/durable.ts';
import { type Opener, openerFor } from './opener.ts';

export interface BrowserInput {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The page, absolute. */
  readonly file: string;
  /** Whether a person sees what we print. */
  readonly isWatched: () => boolean;
}

export function openBrowser({ platform, env, file, isWatched }: BrowserInput): Browser {
  return {
    write: (html) => {
      try {
        makeFolder(dirname(file));
        replaceFile(file, Buffer.from(html));
      } catch (error) {
        throw diskError('The page cannot be saved', file, error);
      }
      return file;
    },
    show: async () => {
      if (!isWatched()) return 'nobody there';
      const opener = isPlainFile(file) ? openerFor({ platform, env, file }) : undefined;
      if (!opener) return 'no browser';
      return (await startsWell(opener)) ? 'opened' : 'no browser';
    },
  };
}

/** Programs that open a browser hand over and end; one that is still there after this long has become the browser. */
const PATIENCE_MS = 3_000;

function startsWell({ program, args, tells }: Opener): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', shell: false });
    const end = (opened: boolean) => {
      clearTimeout(timer);
      child.unref();
      done(opened);
    };
    const timer = setTimeout(() => end(true), PATIENCE_MS);
    child.on('error', () => end(false));
    child.on('spawn', () => {
      if (!tells) end(true);
    });
    child.on('exit', (code) => end(code === 0 || !tells));
  });
}

function isPlainFile(file: string): boolean {
  try {
    return lstatSync(file).isFile();
  } catch {
    return false;
  }
}
