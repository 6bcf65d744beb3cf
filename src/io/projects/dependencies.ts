/** The packages that a project asks for. Lock files are not among them: most of what they name, somebody else chose. */
import type { Sighting } from '../../core/evidence/reading.ts';

/** How a line of a requirements file begins (PEP 508). */
const REQUIREMENT = /^\s*([A-Za-z0-9][A-Za-z0-9._-]{0,99})/;

/** Nothing when the file is no list of packages. */
export async function packageSightings(path: string, text: string): Promise<readonly Sighting[]> {
  const packages = await packagesIn(path, text);
  const tools = path.endsWith('pyproject.toml') ? await inToml(text, toolsIn) : [];
  if (packages.length === 0) return tools;
  const listed: Sighting = {
    kind: 'sign',
    name: 'listed-dependencies',
    line: packages[0]?.line ?? 0,
    count: Math.ceil(packages.length / 5),
  };
  return [...packages, ...tools, listed];
}

async function packagesIn(path: string, text: string): Promise<readonly Sighting[]> {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (
    /^(.*[-_.])?requirements([-_.].*)?\.(txt|in)$/.test(name) ||
    /(^|\/)requirements\/[^/]+\.(txt|in)$/i.test(path)
  ) {
    return requirements(text);
  }
  if (name === 'pyproject.toml') return inToml(text, fromPyproject);
  if (name === 'pipfile') return inToml(text, fromPipfile);
  return name === 'setup.cfg' ? fromSetupCfg(text) : [];
}

function requirements(text: string): readonly Sighting[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const name = REQUIREMENT.exec(line)?.[1];
    return name === undefined || isForAnother(lines, at) ? [] : [sighting(name, at + 1)];
  });
}

/** pip-compile notes below each package who asked for it: another package, or the list that somebody wrote. */
function isForAnother(lines: readonly string[], at: number): boolean {
  const notes: string[] = [lines[at] ?? ''];
  for (let next = at + 1; /^\s+(#|--hash)/.test(lines[next] ?? ''); next += 1) notes.push(lines[next] ?? '');
  const via = notes.join(' ').match(/#\s*via\b(.*)$/)?.[1];
  return via !== undefined && !/-r\s|\.in\b|pyproject|setup\.(py|cfg)/.test(via);
}

type Table = Readonly<Record<string, unknown>>;

async function inToml(
  text: string,
  names: (table: Table) => readonly string[],
): Promise<readonly Sighting[]> {
  const { parse } = await import('smol-toml');
  let table: Table;
  try {
    table = parse(text, { maxDepth: 50 });
  } catch {
    return [];
  }
  const lineOf = firstLines(text);
  return [...new Set(names(table))].map((name) => sighting(name, lineOf.get(name.toLowerCase()) ?? 0));
}

/** By word in lower case, with its dots and without (`zope.interface`, `[tool.ruff]`), from 1. */
function firstLines(text: string): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [at, line] of text.toLowerCase().split('\n').entries()) {
    for (const word of line.match(/[\w.-]+/g) ?? []) {
      for (const one of [word, ...word.split('.')]) if (!first.has(one)) first.set(one, at + 1);
    }
  }
  return first;
}

function fromPyproject(table: Table): readonly string[] {
  const project = tableIn(table, 'project');
  const poetry = tableIn(tableIn(table, 'tool'), 'poetry');
  const poetryGroups = Object.values(tableIn(poetry, 'group')).flatMap((group) =>
    keysOf(tableIn(asTable(group), 'dependencies')),
  );
  return [
    ...requirementsIn(project['dependencies']),
    ...Object.values(tableIn(project, 'optional-dependencies')).flatMap(requirementsIn),
    ...Object.values(tableIn(table, 'dependency-groups')).flatMap(requirementsIn),
    ...requirementsIn(tableIn(table, 'build-system')['requires']),
    ...keysOf(tableIn(poetry, 'dependencies')),
    ...keysOf(tableIn(poetry, 'dev-dependencies')),
    ...poetryGroups,
  ];
}

/** What a tool is told there is used, wherever it is installed. */
function toolsIn(table: Table): readonly string[] {
  return Object.keys(tableIn(table, 'tool'));
}

function fromPipfile(table: Table): readonly string[] {
  return ['packages', 'dev-packages'].flatMap((list) => keysOf(tableIn(table, list)));
}

const LIST_IN_CFG = /^(install_requires|tests_require|extras_require)\b/;

/** The lines below `install_requires =`, as far as they are indented. */
function fromSetupCfg(text: string): readonly Sighting[] {
  let isIn = false;
  return text.split('\n').flatMap((line, at) => {
    if (/^\S/.test(line)) isIn = LIST_IN_CFG.test(line) || /^\[options\.extras_require\]/.test(line);
    const name = isIn && /^\s/.test(line) ? REQUIREMENT.exec(line)?.[1] : undefined;
    return name === undefined ? [] : [sighting(name, at + 1)];
  });
}

function requirementsIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => (typeof one === 'string' ? (REQUIREMENT.exec(one)?.[1] ?? []) : []));
}

function tableIn(table: Table, key: string): Table {
  return Object.hasOwn(table, key) ? asTable(table[key]) : {};
}

function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function keysOf(table: Table): readonly string[] {
  return Object.keys(table).filter((name) => name !== 'python');
}

function sighting(name: string, line: number): Sighting {
  return { kind: 'package', name, line, count: 1 };
}
