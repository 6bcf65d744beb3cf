// Bundles the program: our own code, commander and chalk in one file; what is needed seldom in files of its own,
// loaded on first use. conf, inquirer, ora and yaml stay packages.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', 'write-compiled': 'scripts/write-compiled.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  external: ['conf', 'inquirer', '@inquirer/core', 'ora', 'yaml'],
  define: { PROGRAM_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
  },
});
await import(join(root, 'dist', 'write-compiled.js'));
