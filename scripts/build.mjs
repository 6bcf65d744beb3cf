// Bundles the program: our own code, commander and chalk; what is needed seldom in files of its own, loaded on first
// use. conf, inquirer, ora and yaml stay packages. CommonJS, since a run that never starts Node's loader of ES modules
// is 7% of bare Node cheaper. Then makes what is derived from the sources: the compiled roadmap and the manual page.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import ts from 'typescript';
import { smallTexts } from './text-files.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// A folder of its own, which becomes dist when it is whole: nobody runs half a program, and two builds at once do no harm.
const dist = join(root, `.dist-${process.pid}`);
const derived = join(dist, 'derive');
const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bundled = ['commander', 'chalk'];
const packages = Object.keys(dependencies).filter((name) => !bundled.includes(name));

/** commander could start other programs as subcommands. We have none, and loading that costs every run. */
const noPrograms = {
  name: 'no-programs',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? '\0no-programs' : null,
  load: (id) => (id === '\0no-programs' ? 'export {}' : null),
};

/** What every run of `next` loads, in one file: finding and opening a file costs more than reading it. */
const DAILY = [
  'words/amounts.ts',
  'words/grades.ts',
  'words/step.ts',
  'views/next.ts',
  'views/checklist.ts',
  'cli/registry.ts',
  'cli/request.ts',
  'commands/command.ts',
  'commands/index.ts',
  'commands/next.ts',
  'commands/numbers.ts',
  'commands/snapshot.ts',
  'core/day.ts',
  'core/learner/belief.ts',
  'core/plan/checklist.ts',
  'core/plan/step.ts',
  'core/roadmap/graph.ts',
  'io/on-first-use.ts',
  'io/store/leftovers.ts',
  'io/store/names.ts',
  'io/store/remove-quietly.ts',
  'io/store/snapshot.ts',
];
const isDaily = (id) => {
  const path = relative(join(root, 'src'), id).replaceAll('\\', '/');
  return DAILY.some((start) => path.startsWith(start));
};

process.on('exit', () => rmSync(dist, { recursive: true, force: true }));
await build({
  cwd: root,
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: packages,
  plugins: [noPrograms, smallTexts],
  transform: { target: 'node20.19', define: { PROGRAM_VERSION: JSON.stringify(version) } },
  output: {
    dir: dist,
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: [{ name: 'daily', test: isDaily }] },
  },
  logLevel: 'warn',
});
// The placement engine for other programs: an ES module of its own, with its types.
await build({
  cwd: root,
  input: { placement: 'src/core/placement/placement.ts' },
  platform: 'neutral',
  transform: { target: 'node20.19' },
  output: { dir: dist, format: 'esm', entryFileNames: '[name].mjs' },
  logLevel: 'warn',
});
// What makes files out of the sources, run once and thrown away.
await build({
  cwd: root,
  input: { derive: 'scripts/derive.ts' },
  platform: 'node',
  external: packages,
  plugins: [smallTexts],
  output: { dir: derived, format: 'cjs' },
  logLevel: 'silent',
});
declareTypes(join(root, 'src/core/placement/placement.ts'), join(dist, 'types'));
// The rest of the project is made of ES modules; these files are not.
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
writeFileSync(join(derived, 'package.json'), '{ "type": "commonjs" }\n');
const { deriveFiles } = createRequire(import.meta.url)(join(derived, 'derive.js'));
await deriveFiles({ root, dist, version });
rmSync(derived, { recursive: true });
// The part that runs in the learner's Python.
mkdirSync(join(dist, 'python'));
for (const name of ['supervise.py', 'harness.py', 'checking.py', 'reviewing.py']) {
  copyFileSync(join(root, 'src/io/python', name), join(dist, 'python', name));
}
// Another build may put its own there in between.
for (let tries = 1; existsSync(dist); tries += 1) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  try {
    renameSync(dist, join(root, 'dist'));
  } catch (error) {
    if (tries === 10) throw error;
  }
}

/** Types of one module and of what it imports, as declaration files. */
function declareTypes(entry, outDir) {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    rootDir: join(root, 'src/core'),
    outDir,
    types: [],
    strict: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
  });
  const { emitSkipped } = program.emit();
  if (emitSkipped) throw new Error('the types of the placement engine could not be written');
}
