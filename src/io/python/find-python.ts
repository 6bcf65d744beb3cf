/** Finds the Pythons of this machine and chooses the one that checks the learner's work. */
import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { FoundPython, PythonSearch } from '../../context.ts';
import { normal, packagesOf } from './packages.ts';

export interface SearchInput {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--python`: then no other is looked for. */
  readonly given?: string | undefined;
  /** The folder with the learner's work: an environment in it, or in the folder above, comes before the system's. */
  readonly folder?: string | undefined;
}

interface Candidate {
  readonly command: readonly string[];
  readonly origin: string;
}

/** Checks need it: `match`, `zoneinfo`, and the current frameworks do. */
const OLDEST = [3, 10] as const;

const PROBE = `import json, sys
print(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "minor": sys.version_info[:2],
"executable": sys.executable, "environment": sys.prefix != getattr(sys, "base_prefix", sys.prefix)}))`;

const PROBE_MS = 5_000;

/** Never throws. The first that is new enough is chosen; where one is named, that one or none. */
export async function findPython(input: SearchInput): Promise<PythonSearch> {
  const found: FoundPython[] = [];
  for (const candidate of candidates(input)) {
    const python = await probe(candidate);
    const isKnown = found.some(({ executable, fault }) => !fault && executable === python?.executable);
    if (python && !isKnown) found.push(python);
  }
  return { found, chosen: found.find(({ fault }) => fault === undefined) };
}

function candidates({ platform, env, given, folder }: SearchInput): readonly Candidate[] {
  const named = (command: string | undefined, origin: string) =>
    command ? [{ command: [command], origin }] : [];
  if (given) return named(given, '--python');
  const chosen = named(env['PYBACKEND_PATH_PYTHON'], 'PYBACKEND_PATH_PYTHON');
  if (chosen.length > 0) return chosen;
  const active = env['VIRTUAL_ENV'];
  const system = platform === 'win32' ? [['py', '-3'], ['python'], ['python3']] : [['python3'], ['python']];
  return [
    ...named(active && pythonIn(active, platform), 'the active environment'),
    ...named(folder && environmentNear(folder, platform), 'the environment beside the work'),
    ...system.map((command) => ({ command, origin: 'the path' })),
  ];
}

/** The Python of `.venv` or `venv` in the folder or the one above. Further up others may have put one. */
function environmentNear(folder: string, platform: string): string | undefined {
  return [folder, dirname(folder)]
    .flatMap((place) => ['.venv', 'venv'].map((name) => join(place, name)))
    .filter(isOwn)
    .map((environment) => pythonIn(environment, platform))
    .find((python) => existsSync(python));
}

function isOwn(folder: string): boolean {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  return owner !== undefined && (process.getuid === undefined || owner === process.getuid());
}

export function pythonIn(environment: string, platform: string): string {
  return platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}

/** Undefined when there is no such command, or it answers nothing, as the shim of the Windows store does. */
async function probe({ command, origin }: Candidate): Promise<FoundPython | undefined> {
  const [program = '', ...args] = command;
  const isNamed = !['the path'].includes(origin);
  const missing = isNamed ? faulty(command, origin, 'it does not start') : undefined;
  try {
    const { stdout } = await promisify(execFile)(program, [...args, '-c', PROBE], { timeout: PROBE_MS });
    const { version, minor, executable, environment } = JSON.parse(stdout) as {
      version: string;
      minor: readonly [number, number];
      executable: string;
      environment: boolean;
    };
    const isOld = minor[0] < OLDEST[0] || (minor[0] === OLDEST[0] && minor[1] < OLDEST[1]);
    return {
      command,
      origin,
      version,
      executable,
      isEnvironment: environment,
      ...(isOld ? { fault: `it is Python ${version}, and ${OLDEST.join('.')} or newer is needed` } : {}),
    };
  } catch {
    return missing;
  }
}

function faulty(command: readonly string[], origin: string, fault: string): FoundPython {
  return { command, origin, version: '', executable: command.join(' '), isEnvironment: false, fault };
}

/** Which of the packages that Python lacks, by the names that pip knows. */
export async function missingPackages(
  { command }: FoundPython,
  packages: readonly string[],
): Promise<readonly string[]> {
  if (packages.length === 0) return [];
  const there = await packagesOf(command);
  return packages.filter((name) => !there.has(normal(name)));
}
