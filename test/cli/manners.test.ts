import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { GLOBAL_OPTIONS } from '../../src/cli/global-options.ts';
import { COMMANDS as REGISTRY } from '../../src/commands/index.ts';
import { BINARY, environment, type Home, newHome, type Run, startedHome } from '../support/cli.ts';
import { runInTerminal } from '../support/terminal.ts';

const READING = [
  ['next'],
  ['list'],
  ['list', '--short'],
  ['show', 'git-basics'],
  ['roadmap', 'show'],
  ['config'],
  ['doctor'],
  ['backup', '--list'],
  ['log'],
  ['habit'],
  ['application'],
  ['nudge'],
  ['job'],
  ['scan', '.', '--dry-run'],
];
const COMMANDS = await Promise.all(Object.values(REGISTRY).map((load) => load()));

const escapes = (text: string) => text.split('\x1b').length - 1;

describe('help', () => {
  const home = newHome();
  const names = COMMANDS.map(({ name }) => name);

  it('without arguments: what it is, examples first, on one screen of 80 by 24', () => {
    const { code, stdout, stderr } = home.run([]);
    expect([code, stderr]).toEqual([0, '']);
    const rows = stdout.trimEnd().split('\n');
    expect(rows.length).toBeLessThanOrEqual(24);
    for (const name of names) {
      const [first = ''] = name.split(' ');
      expect(stdout).toContain(first);
    }
  });

  it.each(names)('%s: -h, --help and help agree, fit 80 columns, have two examples or more', (name) => {
    const words = name.split(' ');
    const [short, long, verb] = [
      home.run([...words, '-h']),
      home.run([...words, '--help']),
      home.run(['help', ...words]),
    ];
    expect(short).toEqual(long);
    expect(verb).toEqual(long);
    expect(long.code).toBe(0);
    for (const row of long.stdout.split('\n')) expect(stringWidth(row)).toBeLessThanOrEqual(80);
    expect(COMMANDS.find((command) => command.name === name)?.examples.length).toBeGreaterThanOrEqual(2);
    expect(long.stdout.indexOf('Examples')).toBeLessThan(long.stdout.indexOf('Usage'));
  });

  it('names every option and every exit code', () => {
    const options = home.run(['help', 'options']).stdout;
    for (const { flags } of GLOBAL_OPTIONS) expect(options).toContain(flags);
    const codes = home.run(['help', 'exit-codes']).stdout;
    for (const code of [0, 1, 64, 65, 66, 69, 70, 73, 74, 75, 78, 130, 143])
      expect(codes).toMatch(new RegExp(`^  ${code} `, 'm'));
    expect(home.run(['roadmap']).stdout).toContain('check');
  });

  it('every example runs', () => {
    const home = startedHome();
    const file = (name: string) => join(home.folder, name);
    home.run(['backup']);
    home.run(['export', 'markdown', '-o', 'plan.md']);
    home.run(['backup', 'my-progress.jsonl']);
    copyFileSync(resolve(import.meta.dirname, '../../roadmap.yaml'), file('my-roadmap.yaml'));
    writeFileSync(file('answers.yaml'), 'hoursPerWeek: 5\n');
    writeFileSync(file('outline.md'), '## Start\n\n- Chop\n');
    for (const name of ['advert.md', 'page.html']) {
      writeFileSync(file(name), 'Python developer\n\nRequirements: Flask, SQL.\n');
    }
    for (const folder of ['projects', 'shop']) mkdirSync(file(folder));
    writeFileSync(file('requests.jsonl'), '{"op":"problem","skills":[]}\n');
    const asks = [
      'start',
      'start --quick',
      'start --restart',
      'quiz',
      'quiz py-classes -n 3',
      'quiz --stage databases',
      'done terminal-basics',
      'reset',
      'restore latest',
      'solution',
    ];
    // Answers that are no: an exercise that was just begun, an environment that nobody agreed to.
    const noes = ['check', 'doctor --environment flask-basics'];
    // The one goes on until Ctrl-C, the other needs a project (test/cli/practice.test.ts).
    const elsewhere = ['check --watch', 'check portfolio-flask --dir ~/my-app'];
    home.run(['practice', 'py-files']);
    const creates: Readonly<Record<string, string>> = {
      'export markdown -o plan.md': 'plan.md',
      'backup my-progress.jsonl': 'my-progress.jsonl',
    };
    for (const { examples } of COMMANDS) {
      const here = examples.filter(({ run }) => !elsewhere.includes(run));
      for (const [at, { run }] of here.entries()) {
        if (creates[run]) rmSync(file(creates[run]));
        // In a shell each command once, and what is written for a shell.
        const isPlain = at > 0 && /^[\w .:/=,-]+$/.test(run);
        const { code, stderr } = isPlain ? home.run(run.split(' ')) : inShell(home, run);
        const expected = asks.includes(run) ? 64 : noes.includes(run) ? 1 : 0;
        const said =
          expected === 64 ? '' : stderr.replace(/^(Checking|Reading your projects: .*) \.\.\.\n/gm, '');
        expect([run, code, said]).toEqual([run, expected, '']);
      }
    }
  }, 180_000);
});

/** As a person types it, in a process of its own. */
function inShell({ folder }: Home, words: string): Omit<Run, 'stdout'> {
  const program = `pybackend-path() { "${process.execPath}" "${BINARY}" "$@"; }`;
  const { status, stderr } = spawnSync('bash', ['-c', `${program}; pybackend-path ${words}`], {
    input: '',
    cwd: folder,
    env: environment(folder),
    encoding: 'utf8',
  });
  return { code: status, stderr };
}

describe('wrong usage', () => {
  const home = newHome();

  it.each([
    [['nxt'], 'next'],
    [['next', '--jsn'], '--json'],
    [['next', 'extra'], 'next'],
    [['show'], 'SKILL'],
    [['list', '--stage'], 'stage'],
    [['roadmap', 'chek'], 'check'],
    [['ne'], ''],
    [['completion', 'tcsh'], 'fish'],
    [['help', 'nonsense'], 'help'],
  ])('%j ends with 64, one plain sentence and a next step', (args, named) => {
    const { code, stdout, stderr } = home.run(args);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/\n\s+at |error:/);
  });

  it('guesses what was meant in 28 of 30 typos at least', () => {
    const typos = [
      'satrt start',
      'strat start',
      'stat start',
      'nxt next',
      'nextt next',
      'enxt next',
      'lst list',
      'lisst list',
      'ilst list',
      'shw show',
      'shwo show',
      'doen done',
      'don done',
      'skp skip',
      'skipp skip',
      'udno undo',
      'uno undo',
      'exprt export',
      'exort export',
      'imprt import',
      'improt import',
      'roadmp roadmap',
      'raodmap roadmap',
      'confg config',
      'conifg config',
      'docter doctor',
      'bakcup backup',
      'restor restore',
      'rest reset',
      'complet complete',
    ].map((pair) => pair.split(' '));
    const right = typos.filter(([typo = '', meant = '']) =>
      home.run([typo]).stderr.includes(meant === 'complete' ? 'completion' : meant),
    );
    expect(right.length).toBeGreaterThanOrEqual(28);
  });

  it('control characters on the command line do no harm', () => {
    const { stderr } = home.run(['\x1b]52;c;aGk=\x07', '\x1b[31m']);
    expect(stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('--json gives the error as JSON on stderr', () => {
    for (const args of [
      ['show', 'nonsense', '--json'],
      ['nxt', '--json'],
      ['import', 'none', '--json'],
    ]) {
      const { code, stdout, stderr } = home.run(args);
      expect(stdout).toBe('');
      expect(JSON.parse(stderr)).toMatchObject({ schema: 'pybackend-path/error@1', code });
    }
  });
});

describe('output', () => {
  const home = startedHome();

  it('every JSON document is one that its schema describes', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(
      JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/output.schema.json'), 'utf8')),
    );
    const seen = new Set<string>();
    const commands = [
      ...READING,
      ['next', '-n', '9'],
      ['config', 'get', 'goal'],
      ['done', 'git-basics', '--trust'],
      ['quiz', '--stats'],
      ['quiz', '--answers', 'questions.yaml'],
      ['undo'],
      ['skip', 'mysql'],
      ['nudge', 'zsh'],
      ['today', '--remind-with', 'launchd'],
      ['backup'],
      ['export', 'markdown', '-o', 'j.md'],
      ['import', 'j.md'],
      ['map'],
      ['roadmap', 'check', resolve(import.meta.dirname, '../fixtures/roadmaps/small.yaml')],
      ['roadmap', 'use', 'built-in'],
      ['roadmap', 'new'],
      ['roadmap', 'convert', 'outline.md', '-o', 'kitchen.yaml'],
      ['roadmap', 'diff', 'built-in'],
      ['reset', '--yes'],
      ['restore', 'latest', '--yes'],
    ];
    writeFileSync(join(home.folder, 'questions.yaml'), '{}');
    writeFileSync(join(home.folder, 'outline.md'), '- Chop\n');
    for (const args of commands) {
      const { stdout } = home.run([...args, '--json']);
      const document = JSON.parse(stdout);
      seen.add(document.schema);
      expect([args, validate(document) ? [] : validate.errors]).toEqual([args, []]);
    }
    expect(seen.size).toBe(28);
  });

  it('results on stdout, all else on stderr; a reader that goes away is no error', () => {
    expect(newHome().run(['next']).stdout).not.toContain('You have not run');
    const piped = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" "${BINARY}" roadmap show --json | head -1; echo "\${PIPESTATUS[0]}"`],
      { env: environment(home.folder), encoding: 'utf8' },
    );
    expect([piped.stdout, piped.stderr]).toEqual(['{\n0\n', '']);
    const counted = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" "${BINARY}" roadmap show --json | wc -c`],
      { env: environment(home.folder), encoding: 'utf8' },
    );
    expect(Number(counted.stdout)).toBe(Buffer.byteLength(home.run(['roadmap', 'show', '--json']).stdout));
  });

  it.each([20, 40, 80, 200])('fits %i columns', (columns) => {
    for (const args of READING) {
      const { stdout } = home.run(args, { env: { COLUMNS: String(columns) } });
      // A web address is never broken, so that it can be clicked; it has its row to itself.
      for (const row of stdout.split('\n'))
        if (!/^ *https?:\S+$/.test(row)) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
    }
  });

  it('is ASCII where the terminal shows nothing else', () => {
    for (const args of [...READING, [], ['help', 'start'], ['export', 'markdown']]) {
      expect(home.run(args, { env: { LC_ALL: 'C' } }).stdout).toMatch(/^[\x00-\x7f]*$/);
    }
  });

  it('means the same without colour', () => {
    for (const args of READING.filter(([verb]) => verb !== 'doctor')) {
      const plain = home.run(args).stdout;
      const coloured = home.run([...args, '--color']).stdout;
      expect(escapes(plain)).toBe(0);
      expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(plain);
    }
  });

  it.each([
    ['a terminal', {}, [], true],
    ['NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['--no-color', {}, ['--no-color'], false],
    ['TERM=dumb', { TERM: 'dumb' }, [], false],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
    ['NO_COLOR and FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '3' }, [], false],
    ['--color and NO_COLOR', { NO_COLOR: '1' }, ['--color'], true],
    ['--plain', {}, ['--plain'], false],
    ['ACCESSIBLE', { ACCESSIBLE: '1' }, [], false],
  ])('in a terminal with %s', async (_, env, flags, coloured) => {
    const terminal = runInTerminal(home.folder, ['next', ...flags], { env });
    expect(await terminal.ended).toBe(0);
    expect(escapes(terminal.raw()) > 0).toBe(coloured);
  });

  it('says the version', () => {
    expect(home.run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(home.run(['-V']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a fault of ours', () => {
  it('is reported in a file without the home folder, code 70; --debug shows more', () => {
    const home = newHome();
    const env = { NODE_OPTIONS: `--import=${new URL('../support/break-next.mjs', import.meta.url).href}` };
    const { code, stderr } = home.run(['next'], { env });
    expect(code).toBe(70);
    expect(stderr).toContain('our fault');
    expect(stderr).not.toMatch(/\n\s+at /);
    const file = /A report is in (\S+)/.exec(stderr.replace(/\n/g, ' '))?.[1] ?? '';
    const report = readFileSync(file, 'utf8');
    expect(report).toContain('planted');
    expect(report).not.toContain(home.folder);
    expect(home.run(['next', '--debug'], { env }).stderr).toMatch(/\n\s*at /);
  });
});
