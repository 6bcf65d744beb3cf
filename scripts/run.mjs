// Runs a TypeScript file of ours: node scripts/run.mjs FILE [ARGUMENTS]
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { plainTexts } from './text-files.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [file = '', ...rest] = process.argv.slice(2);
// Inside the project, so that the packages are found; beside dist, so that nothing of it is shipped.
const folder = join(root, 'node_modules', '.run');
const bundle = join(folder, `${process.pid}.mjs`);
mkdirSync(folder, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: [resolve(file)],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  plugins: [plainTexts],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
});
process.argv = [process.argv[0] ?? 'node', file, ...rest];
try {
  await import(pathToFileURL(bundle).href);
} finally {
  rmSync(bundle, { force: true });
}
