import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { NUDGE_SNIPPETS } from '../../src/words/shell-nudge.ts';
import { BINARY, environment, newHome, startedHome } from '../support/cli.ts';
import { itWith } from '../support/programs.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'nudge-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let count = 0;
function newFolder(name = 'home'): string {
  count += 1;
  const folder = join(top, String(count), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** So many days from the real today, which the shells see. */
function day(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

const DUE = '3 reviews are due, about 2 min: pybackend-path today';
const FILE = `${day(-9)}\t1 review is due\n${day(0)}\t${DUE}\n${day(1)}\t5 reviews are due\n`;

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** The lines for a shell, for the file in that folder. */
function snippetFor(shell: Shell, folder: string): string {
  return NUDGE_SNIPPETS[shell](join(folder, 'nudge.txt'));
}

/** The words that start a shell whose start-up file is this text, and what it needs. */
function startOf(shell: Shell, startUp: string) {
  const folder = newFolder('shell');
  const inFish = join(folder, 'fish', 'conf.d');
  mkdirSync(inFish, { recursive: true });
  const files = { bash: '.bashrc', zsh: '.zshrc', fish: 'fish/conf.d/nudge.fish' };
  const file = join(folder, files[shell]);
  writeFileSync(file, startUp);
  const words = { bash: ['--rcfile', file, '-i'], zsh: ['-d', '-i'], fish: ['-i'] };
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: folder, ZDOTDIR: folder, XDG_CONFIG_HOME: folder },
    ...{ LANG: 'C.UTF-8', TERM: 'xterm-256color' },
  };
  return { folder, file, words: words[shell], env };
}

/** Everything that an interactive shell in a terminal writes until it has read its start-up file. */
function start(shell: Shell, snippet: string, under: readonly string[] = []): Promise<string> {
  const { folder, words, env } = startOf(shell, `${snippet}\nexec true\n`);
  const [program = shell, ...rest] = [...under, shell, ...words];
  const child = pty.spawn(program, rest, { cols: 200, rows: 24, cwd: folder, env });
  let written = '';
  child.onData((data) => {
    written += data;
  });
  return new Promise((resolve) =>
    child.onExit(() => setTimeout(() => resolve(written.replaceAll('\r\n', '\n')), 50)),
  );
}

const ODD = [
  "it's a $(touch pwned) `touch pwned`",
  'Jörg ’; touch pwned; ’',
  'a\\x "b" %c\tü😀',
  '-n *?[a]~',
];
const HOSTILE = [
  '$(touch pwned)\tone',
  'a[$(touch pwned)]\ttwo',
  `${day(-3)}\t$(touch pwned)`,
  `${day(-3)}\t\`touch pwned\`; touch pwned`,
  `${day(-2)}\t\x1b]52;c;aGk=\x07\x1b[2J`,
  `${day(-2)}\t%s %n \\x1b[31m`,
  `${day(-2)}\t\u202etxet`,
  `${day(-1)}\t${'x'.repeat(100_000)}!`,
  `${day(-1)}\t* /etc/*`,
  '\t\t\t',
  '',
].join('\n');

describe.each(SHELLS)('the lines for %s', (shell) => {
  itWith(shell, `${shell} says what is due today in one line`, async () => {
    const folder = newFolder();
    const snippet = snippetFor(shell, folder);
    writeFileSync(join(folder, 'nudge.txt'), FILE);
    expect(await start(shell, snippet)).toBe(`${DUE}\n`);
    writeFileSync(join(folder, 'nudge.txt'), FILE.split('\n').slice(2).join('\n'));
    expect(await start(shell, snippet)).toBe('');
    writeFileSync(join(folder, 'nudge.txt'), `${day(-1)}\t${DUE}\n${day(0)}\t\n`);
    expect(await start(shell, snippet)).toBe('');
  });

  itWith(shell, `${shell} finds the file whatever its folder is called`, async () => {
    for (const name of ODD) {
      const folder = newFolder(name);
      const snippet = snippetFor(shell, folder);
      writeFileSync(join(folder, 'nudge.txt'), FILE);
      expect([name, await start(shell, snippet)]).toEqual([name, `${DUE}\n`]);
    }
    expect(spawnSync('find', [top, '-name', 'pwned'], { encoding: 'utf8' }).stdout).toBe('');
  });

  itWith(shell, `${shell} is silent without a file, and runs nothing that stands in it`, async () => {
    const folder = newFolder();
    const file = join(folder, 'nudge.txt');
    const snippet = snippetFor(shell, folder);
    expect(await start(shell, snippet)).toBe('');
    mkdirSync(file);
    expect(await start(shell, snippet)).toBe('');
    rmSync(file, { recursive: true });
    spawnSync('mkfifo', [file]);
    expect(await start(shell, snippet)).toBe('');
    rmSync(file);
    writeFileSync(file, HOSTILE);
    expect(await start(shell, snippet)).toBe('');
    writeFileSync(
      file,
      Buffer.concat([Buffer.from([0, 255, 254, 10, 128]), Buffer.from(`${HOSTILE}\n${FILE}`)]),
    );
    expect(await start(shell, snippet)).toBe(`${DUE}\n`);
    expect(spawnSync('find', [top, '-name', 'pwned'], { encoding: 'utf8' }).stdout).toBe('');
  });

  itWith(shell, `${shell} is silent when nobody is there, and leaves nothing behind`, async () => {
    const folder = newFolder();
    const snippet = snippetFor(shell, folder);
    writeFileSync(join(folder, 'nudge.txt'), FILE);
    const { file, words, env } = startOf(shell, snippet);
    const read = spawnSync(shell, ['-c', `. '${file}'`], { env, encoding: 'utf8' });
    expect([read.status, read.stdout, read.stderr]).toEqual([0, '', '']);
    const piped = spawnSync(shell, [...words, '-c', 'echo mine'], { env, encoding: 'utf8' });
    expect(piped.stdout).toBe('mine\n');
    const names = shell === 'fish' ? 'functions -n; set -n' : 'typeset -f; typeset';
    const after = await start(shell, `${snippet}\n${names}`);
    expect(after.split('\n')[0]).toBe(DUE);
    expect(after.replace(/_pybackend_path_nudged=1/, '').slice(DUE.length)).not.toMatch(/_nudge|3 reviews/);
  });
});

describe('the lines', () => {
  itWith('bash', 'added twice say it once; an old bash asks date', async () => {
    const folder = newFolder();
    const snippet = snippetFor('bash', folder);
    writeFileSync(join(folder, 'nudge.txt'), FILE);
    expect(await start('bash', `set -eu\n${snippet}${snippet}`)).toBe(`${DUE}\n`);
    expect(await start('bash', snippet.replace('>= 402', '>= 9902'))).toBe(`${DUE}\n`);
    const zsh = snippetFor('zsh', folder);
    writeFileSync(join(folder, 'nudge.txt'), FILE);
    expect(await start('zsh', `setopt ksharrays shwordsplit nounset\n${zsh}${zsh}`)).toBe(`${DUE}\n`);
  });

  for (const shell of ['bash', 'zsh'] as const) {
    itWith('strace', `start no program at all in ${shell}`, async () => {
      const folder = newFolder();
      const snippet = snippetFor(shell, folder);
      writeFileSync(join(folder, 'nudge.txt'), FILE);
      const log = join(folder, 'calls');
      const trace = ['strace', '-f', '-qq', '-o', log, '-e', 'trace=execve,?fork,?vfork,clone,?clone3'];
      expect(await start(shell, snippet, trace)).toContain(DUE);
      const calls = readFileSync(log, 'utf8');
      // `true` is what `start` ends it with.
      const programs = [...calls.matchAll(/execve\("[^"]*\/(\w+)".* = 0$/gm)].map(([, name]) => name);
      expect(programs.filter((name) => name !== 'true')).toEqual([shell]);
      expect(calls).not.toMatch(/\b(fork|vfork|clone3?)\(/);
    });
  }

  it('are printed as they are, in ASCII even where other signs would be replaced', () => {
    const folder = newFolder('Jörg’s');
    for (const shell of [...SHELLS, 'powershell'] as const) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, 'nudge', shell], {
        env: environment(folder, { LANG: 'C', LC_ALL: 'C' }),
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toBe(NUDGE_SNIPPETS[shell](join(folder, 'nudge.txt')));
      expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
      if (shell === 'powershell')
        expect(stdout).toContain("/J' + [char]0xf6 + 'rg' + [char]0x2019 + 's/nudge.txt')");
    }
  });
});

describe('the command', () => {
  const home = startedHome();
  const file = join(home.folder, 'nudge.txt');
  const on = (today: string) => ({ env: { PYBACKEND_PATH_TODAY: today } });
  const text = () => readFileSync(file, 'utf8');

  it('is off at first, and says how to turn it on', () => {
    const { code, stdout } = home.run(['nudge']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Nudges are off[\s\S]*nudge\.txt[\s\S]*pybackend-path nudge SHELL/);
    home.run(['done', 'terminal-basics', '--trust']);
    expect(existsSync(file)).toBe(false);
    expect(home.run(['nudge', '--show'], on('2026-01-08')).stdout).toBe('');
    expect(home.run(['nudge', '--show'], on('2026-01-12')).stdout).toBe(
      'It is a week since you learned something. One small step: pybackend-path today\n',
    );
  });

  it('once on, the file follows every change of the facts, and no reading', () => {
    expect(home.run(['nudge', 'bash']).code).toBe(0);
    expect(home.run(['nudge']).stdout).toContain('Nudges are on');
    expect(text()).toMatch(/^2026-01-12\tIt is a week/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    home.run(['done', 'git-basics', '--trust'], on('2026-01-07'));
    expect(text()).toMatch(/^2026-01-14\tIt is a week/);
    writeFileSync(file, '');
    home.run(['next'], on('2026-01-20'));
    home.run(['list'], on('2026-01-20'));
    expect(text()).toBe('');
    home.run(['undo'], on('2026-01-08'));
    expect(text()).toMatch(/^2026-01-12\tIt is a week/);
    home.run(['config', 'set', 'holidays', '2026-01-10..2026-01-14'], on('2026-01-08'));
    expect(text()).toMatch(/^2026-01-15\tIt is a week/);
  });

  it('an answered question is in it when it is due again', () => {
    const bank = join(import.meta.dirname, '../../skills/terminal-basics/questions.yaml');
    const rows: readonly { id: string; options?: readonly { id: string; correct?: boolean }[] }[] = parse(
      readFileSync(bank, 'utf8'),
    ).questions;
    const questions = Object.fromEntries(
      rows.flatMap(({ id, options = [] }) =>
        options.filter(({ correct }) => correct).map((one) => [id, one.id]),
      ),
    );
    home.run(['quiz', 'terminal-basics', '--answers', '-'], {
      ...on('2026-01-09'),
      input: JSON.stringify({ questions }),
    });
    expect(text()).toMatch(/\t\d+ reviews? (is|are) due, about \d+ min: pybackend-path today\n/);
    const [first = ''] = text().split('\n');
    const [when = '', says] = first.split('\t');
    expect(home.run(['nudge', '--show'], on(when)).stdout).toBe(`${says}\n`);
    expect(JSON.parse(home.run(['nudge', '--json'], on(when)).stdout)).toMatchObject({
      isOn: true,
      today: says,
    });
  });

  itWith('strace', 'a disk that refuses it stops nothing', () => {
    const before = text();
    const { status, stderr } = spawnSync(
      'strace',
      [
        ...['-f', '-qq', '-o', join(top, 'refused'), '-e', 'trace=?rename,?renameat,?renameat2'],
        ...['-e', 'inject=?rename,?renameat,?renameat2:error=ENOSPC'],
        ...[process.execPath, BINARY, 'done', 'http-basics', '--trust'],
      ],
      { env: environment(home.folder, on('2026-01-09').env), encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(top, 'refused'), 'utf8')).toMatch(/nudge\.txt.*INJECTED/);
    expect(text()).toBe(before);
  });

  it('goes off, and stays off', () => {
    expect(home.run(['nudge', '--off']).stdout).toContain('off now');
    expect(home.run(['nudge', '--off']).stdout).toContain('off already');
    home.run(['done', 'git-basics', '--trust']);
    expect(existsSync(file)).toBe(false);
  });

  it('refuses other shells, and two things at once', () => {
    const fresh = newHome();
    for (const args of [['tcsh'], ['bash', '--off'], ['--off', '--show'], ['']]) {
      const { code, stderr } = fresh.run(['nudge', ...args]);
      expect([args, code]).toEqual([args, 64]);
      expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
      expect(existsSync(join(fresh.folder, 'nudge.txt'))).toBe(false);
    }
  });
});
