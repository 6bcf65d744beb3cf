import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/exit.ts';
import { nameProblem } from '../../src/io/file-name.ts';
import { openFiles } from '../../src/io/files.ts';

let folder: string;
const files = openFiles(new PassThrough() as unknown as NodeJS.ReadStream);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function exitCode(run: () => Promise<unknown>): Promise<number | undefined> {
  try {
    await run();
  } catch (error) {
    if (error instanceof UserError) return error.exitCode;
    throw error;
  }
  return undefined;
}

describe('names that some system cannot hold', () => {
  it.each([
    'CON',
    'con.md',
    'NUL.txt',
    'COM1',
    'com¹.md',
    'LPT9.x',
    'a:b',
    'a?b',
    'what*',
    'a|b',
    'a<b',
    'a"b',
    'a\\b',
    'dot.',
    'space ',
    'nul\0',
    'new\nline',
    '..',
    '.',
    '',
    'x'.repeat(256),
    'é'.repeat(128),
  ])('%j', (name) => {
    expect(nameProblem(name)).toBeTypeOf('string');
  });
  it.each(['plan.md', 'my plan.md', 'console.md', 'common', '.hidden', 'план.md', 'x'.repeat(255)])(
    '%j will do',
    (name) => {
      expect(nameProblem(name)).toBeUndefined();
    },
  );
});

describe('write', () => {
  it('makes a new file and never replaces one unasked', async () => {
    const file = join(folder, 'plan.md');
    expect(await files.write(file, 'one', { force: false })).toBe(file);
    expect(await exitCode(() => files.write(file, 'two', { force: false }))).toBe(73);
    expect(readFileSync(file, 'utf8')).toBe('one');
    await files.write(file, 'two', { force: true });
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });
  it('replaces a link instead of following it', async () => {
    const target = join(folder, 'target');
    const link = join(folder, 'link');
    writeFileSync(target, 'mine');
    symlinkSync(target, link);
    expect(await exitCode(() => files.write(link, 'x', { force: false }))).toBe(73);
    await files.write(link, 'x', { force: true });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(lstatSync(link).isSymbolicLink()).toBe(false);
  });
  it('a dangling link is not followed either', async () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    expect(await exitCode(() => files.write(join(folder, 'link'), 'x', { force: false }))).toBe(73);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
  it('says no to a folder, a missing folder, a bad name and a file used as a folder', async () => {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['sub', 'missing/plan.md', 'CON.md', 'file/plan.md', '']) {
      for (const force of [true, false]) {
        expect([path, await exitCode(() => files.write(join(folder, path), 'x', { force }))]).toEqual([
          path,
          73,
        ]);
      }
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'sub']);
  });
});

describe('read', () => {
  const code = async (run: Promise<unknown>) =>
    run.then(
      () => undefined,
      (error: unknown) => (error instanceof UserError ? error.exitCode : error),
    );

  it('a file, up to the limit', async () => {
    const file = join(folder, 'a.md');
    writeFileSync(file, 'é'.repeat(10));
    expect(await files.read(file, 20)).toBe('é'.repeat(10));
    expect(await code(files.read(file, 19))).toBe(65);
  });
  it('says what is missing, what is no file and what is no text', async () => {
    writeFileSync(join(folder, 'latin1'), Buffer.from([0x66, 0xfc, 0x72]));
    expect(await code(files.read(join(folder, 'none'), 10))).toBe(66);
    expect(await code(files.read(folder, 10))).toBe(66);
    expect(await code(files.read(join(folder, 'latin1'), 10))).toBe(65);
    expect(await code(files.read('/dev/null', 10))).toBe(66);
  });
  it.skipIf(process.platform === 'win32')('never waits for a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    expect(await code(files.read(join(folder, 'fifo'), 10))).toBe(66);
  });
  it('standard input, up to the limit', async () => {
    const stdin = new PassThrough();
    const reading = openFiles(stdin as unknown as NodeJS.ReadStream).read('-', 4);
    stdin.end('abcd');
    expect(await reading).toBe('abcd');
    const large = new PassThrough();
    const failing = code(openFiles(large as unknown as NodeJS.ReadStream).read('-', 4));
    large.end('abcde');
    expect(await failing).toBe(65);
  });
});

it.skipIf(process.getuid?.() === 0)('a folder without permission', async () => {
  chmodSync(folder, 0o500);
  expect(await exitCode(() => files.write(join(folder, 'x'), 'x', { force: false }))).toBe(73);
  expect(statSync(folder).isDirectory()).toBe(true);
});
