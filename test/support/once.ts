/** What one run of the tests prepares once for all files. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built store worker; see worker.ts. */
    readonly storeWorker: string;
    /** A folder that goes away after the last file. */
    readonly folderOfRun: string;
  }
}

export default async function prepare({ provide }: TestProject): Promise<() => void> {
  putRealPythonFirst();
  const folder = mkdtempSync(join(tmpdir(), 'pybackend-path-once-'));
  // Some tests run as somebody without rights.
  chmodSync(folder, 0o755);
  const storeWorker = join(folder, 'store-worker.cjs');
  await build({
    entryPoints: [resolve(import.meta.dirname, 'store-worker.ts')],
    outfile: storeWorker,
    // One file, so that no system call of a run is a read of the program's own code.
    bundle: true,
    platform: 'node',
    // What Node starts with fewest system calls, of which each is struck in turn.
    format: 'cjs',
    minify: true,
    logLevel: 'error',
  });
  provide('storeWorker', storeWorker);
  provide('folderOfRun', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The `python3` of a version manager is a shell script that looks for the real one: 0.1 s for each of hundreds of starts. */
function putRealPythonFirst(): void {
  const { stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  if (stdout) process.env['PATH'] = [dirname(stdout.trim()), process.env['PATH']].join(delimiter);
}
