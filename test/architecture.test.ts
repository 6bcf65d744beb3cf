/** The walls of docs/architecture.md, checked: who may import whom, and what the core must not know. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.ts';
import { EXPORTERS } from '../src/exporters/index.ts';

const SRC = resolve(import.meta.dirname, '../src');

/** What each room may import; `shared` are the files at the top of src that hold no logic of a room. */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: RegExp }>> = {
  core: { rooms: [], packages: /^(valibot|fastest-levenshtein|ts-fsrs)$/ },
  words: { rooms: ['core', 'shared'], packages: /^$/ },
  views: { rooms: ['core', 'words', 'shared'], packages: /^$/ },
  exporters: {
    rooms: ['core', 'words'],
    // The hashes of the page's own style and script; and those two as text.
    packages:
      /^(ical-generator|csv-stringify\/sync|@dagrejs\/dagre|node:crypto|exporters\/map\/\w+\.(css|js)\?raw)$/,
  },
  commands: { rooms: ['core', 'words', 'views', 'exporters', 'shared'], packages: /^$/ },
  cli: { rooms: ['core', 'commands', 'shared'], packages: /^commander$/ },
  io: {
    rooms: ['core', 'shared'],
    packages:
      /^(node:.*|conf|yaml|ora|inquirer|@inquirer\/core|chalk|fast-string-width|valibot|highlight\.js.*|htmlparser2|markdown-it|@lezer\/python|picomatch|smol-toml)$/,
  },
  shared: { rooms: ['core'], packages: /^$/ },
  main: { rooms: ['cli', 'commands', 'io', 'shared'], packages: /^node:/ },
};

/** Inside the core a room may import those before it. */
const CORE_ORDER = [
  'day',
  'chance',
  'nearest',
  'problem',
  'shape',
  'roadmap',
  'convert',
  'quiz',
  'learner',
  'practice',
  'advert',
  'evidence',
  'review',
  'placement',
  'plan',
];

const HEAVY = [
  'conf',
  'yaml',
  'ora',
  'inquirer',
  '@inquirer/core',
  '@valibot/to-json-schema',
  'ical-generator',
  '@dagrejs/dagre',
  'htmlparser2',
  'smol-toml',
];

interface Import {
  readonly file: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

const text = (file: string) => readFileSync(join(SRC, file), 'utf8');

const imports: readonly Import[] = files.flatMap((file) =>
  ts.preProcessFile(text(file), true, true).importedFiles.map(({ fileName }) => ({
    file,
    to: fileName.startsWith('.')
      ? relative(SRC, resolve(SRC, dirname(file), fileName)).replaceAll('\\', '/')
      : fileName,
  })),
);

const isOurs = (to: string) => to.endsWith('.ts');

function roomOf(file: string): string {
  if (file === 'main.ts') return 'main';
  return file.includes('/') ? (file.split('/')[0] ?? '') : 'shared';
}

describe('walls', () => {
  it('every room imports only the rooms it may', () => {
    const broken = imports.filter(({ file, to }) => {
      const from = roomOf(file);
      return isOurs(to) && roomOf(to) !== from && !ROOMS[from]?.rooms.includes(roomOf(to));
    });
    expect(broken).toEqual([]);
  });

  it('every room imports only the packages it may', () => {
    const broken = imports.filter(({ file, to }) => !isOurs(to) && !ROOMS[roomOf(file)]?.packages.test(to));
    expect(broken).toEqual([]);
  });

  it('inside the core, later imports earlier', () => {
    const at = (file: string) => CORE_ORDER.indexOf((file.split('/')[1] ?? '').replace('.ts', ''));
    const broken = imports.filter(
      ({ file, to }) => file.startsWith('core/') && to.startsWith('core/') && at(to) > at(file),
    );
    expect(broken).toEqual([]);
    expect(files.filter((file) => file.startsWith('core/') && at(file) < 0)).toEqual([]);
  });

  it('no cycles', () => {
    const next = groupByFile(imports);
    const done = new Set<string>();
    const walk = (file: string, trail: readonly string[]): readonly string[] | undefined => {
      if (trail.includes(file)) return [...trail, file];
      if (done.has(file)) return undefined;
      for (const { to } of next.get(file) ?? []) {
        const cycle = isOurs(to) ? walk(to, [...trail, file]) : undefined;
        if (cycle) return cycle;
      }
      done.add(file);
      return undefined;
    };
    expect(files.map((file) => walk(file, [])).find((cycle) => cycle)).toBeUndefined();
  });

  it('heavy packages load on first use only', () => {
    const eager = files.flatMap((file) =>
      [...text(file).matchAll(/^import (?!type)[^;]*? from '([^']+)'/gms)]
        .map((match) => match[1] ?? '')
        .filter((name) => HEAVY.includes(name))
        .map((name) => ({ file, name })),
    );
    // Our own prompts are themselves loaded on first use.
    const prompts = ['keyed-prompt.ts', 'tick-prompt.ts'];
    expect(eager).toEqual(prompts.map((name) => ({ file: `io/terminal/${name}`, name: '@inquirer/core' })));
    const loaders = imports.filter(({ to }) => prompts.some((name) => to.endsWith(name)));
    expect(new Set(loaders.map(({ file }) => file))).toEqual(new Set(['io/terminal/screen-prompter.ts']));
    for (const name of prompts) {
      expect(text('io/terminal/screen-prompter.ts')).toContain(`await import('./${name}')`);
    }
  });
});

describe('habits', () => {
  const matching = (pattern: RegExp, within: (file: string) => boolean) =>
    files.filter((file) => within(file) && pattern.test(withoutComments(text(file))));
  const inCore = (file: string) => file.startsWith('core/');

  it('the core knows no clock, no chance, no waiting and no classes but errors', () => {
    expect(
      matching(
        /new Date\(\)|Date\.now|Math\.random|\basync\b|\bawait\b|^\s*(export )?class (?!\w+ extends Error)/m,
        inCore,
      ),
    ).toEqual([]);
  });

  it('only the gate writes to the screen', () => {
    expect(
      matching(/\bconsole\.|std(out|err)\.write|process\.stdout/, (file) => !file.startsWith('io/terminal/')),
    ).toEqual([]);
  });

  it('only io/python and io/browser start a program, io/projects git, and nothing opens a connection', () => {
    const starters = imports.filter(({ to }) => /child_process/.test(to)).map(({ file }) => file);
    const allowed = (file: string) =>
      /^io\/(python|browser)\//.test(file) || file === 'io/projects/history.ts';
    expect(starters.filter((file) => !allowed(file))).toEqual([]);
    expect(imports.filter(({ to }) => /^node:(http|https|http2|net|tls|dgram|dns)/.test(to))).toEqual([]);
    expect(matching(/\bfetch\(|WebSocket|XMLHttpRequest/, () => true)).toEqual([]);
  });

  it('no default exports, no drawers, files a person can read', () => {
    expect(matching(/^export default/m, () => true)).toEqual([]);
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|manager|misc)/.test(file))).toEqual([]);
    expect(files.filter((file) => text(file).split('\n').length > 250)).toEqual([]);
  });

  it('every function fits a screen', () => {
    expect(files.flatMap((file) => longFunctions(file, 50))).toEqual([]);
  });

  it('every command and every exporter is registered, under its own name', async () => {
    const declared = files
      .filter((file) => file.startsWith('commands/'))
      .flatMap((file) =>
        [...text(file).matchAll(/: Command = \{\n\s+name: '([^']+)'/g)].map((match) => match[1]),
      );
    expect(Object.keys(COMMANDS).sort()).toEqual(declared.sort());
    for (const [name, load] of Object.entries(COMMANDS)) expect((await load()).name).toBe(name);
    expect(EXPORTERS.map(({ format }) => format).sort()).toEqual([
      'csv',
      'html',
      'ics',
      'json',
      'markdown',
      'mermaid',
      'passport',
      'passport-json',
      'svg',
    ]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function longFunctions(file: string, most: number): readonly string[] {
  const source = ts.createSourceFile(file, text(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = (at: number) => source.getLineAndCharacterOfPosition(at).line;
      const lines = line(node.end) - line(node.getStart()) + 1;
      if (lines > most) found.push(`${file}:${line(node.getStart()) + 1} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function groupByFile(all: readonly Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>();
  for (const one of all) groups.set(one.file, [...(groups.get(one.file) ?? []), one]);
  return groups;
}
