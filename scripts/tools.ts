/** The tools that prove questions and exercises, found and named with their versions. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normal, packagesOf } from '../src/io/python/packages.ts';

export interface Tools {
  /** Pythons in order of preference; the first that has what a proof needs runs it. */
  readonly pythons: readonly { readonly command: string; readonly packages: ReadonlyMap<string, string> }[];
}

const REQUIREMENTS = 'test/content-requirements.txt';
/** Asked of the Python that has them; Debian's come where pip has none. */
const FROM_DEBIAN = ['djangorestframework', 'celery'];
const PROGRAMS = [
  ['node', '--version'],
  ['git', '--version'],
  ['sqlite3', '--version'],
  ['bash', '--version'],
] as const;

/** Says every version, and aloud what is missing. */
export async function toolsHere(say: (text: string) => void): Promise<Tools> {
  const commands = new Set([
    process.env['PYBACKEND_PATH_PROOF_PYTHON'] ?? environment(say),
    'python3',
    '/usr/bin/python3',
  ]);
  const pythons: Tools['pythons'][number][] = [];
  for (const command of commands) {
    const packages = await packagesOf([command]).catch(() => undefined);
    if (packages) pythons.push({ command, packages });
    else say(`missing here: ${command}`);
  }
  const wanted = [...requirements().map((line) => line.split('==')[0] ?? line), ...FROM_DEBIAN].map(normal);
  for (const { command, packages } of pythons) {
    const has = wanted.filter((name) => packages.has(name)).map((name) => `${name} ${packages.get(name)}`);
    say(`${versionOf(command, '--version')} (${command}): ${has.join(', ') || 'no package that is needed'}`);
  }
  say(PROGRAMS.map(([program, ask]) => `${program}: ${versionOf(program, ask)}`).join('; '));
  for (const name of wanted.filter((one) => !pythons.some(({ packages }) => packages.has(one)))) {
    say(`missing here: ${name}`);
  }
  return { pythons };
}

function versionOf(program: string, ask: string): string {
  const { stdout, status } = spawnSync(program, [ask], { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '').trim() : 'missing';
}

/** A virtual environment with what the proofs need; what cannot be installed is said aloud. */
function environment(say: (text: string) => void): string {
  const folder = join(process.cwd(), 'node_modules', '.content-python');
  const python = join(folder, 'bin', 'python');
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', folder]);
  for (const name of requirements()) {
    const { status } = spawnSync(python, ['-m', 'pip', 'install', '-q', '--retries', '0', name], {
      stdio: 'ignore',
    });
    if (status !== 0) say(`cannot be installed here: ${name}`);
  }
  return python;
}

function requirements(): readonly string[] {
  return readFileSync(REQUIREMENTS, 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line));
}
