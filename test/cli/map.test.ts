import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Home, startedHome } from '../support/cli.ts';
import { runInTerminal } from '../support/terminal.ts';

const SECRET = 'Canary Ltd';
const pageIn = (home: Home) => join(home.folder, 'cache', 'map.html');

/** A folder with a program of that name, which notes its arguments and ends with the code. */
function fakeBrowser(home: Home, code: number): { readonly path: string; readonly asked: string } {
  const [folder, asked] = [join(home.folder, 'programs'), join(home.folder, 'asked')];
  mkdirSync(folder);
  const file = join(folder, 'xdg-open');
  writeFileSync(file, `#!/bin/sh\nprintf '%s|' "$#" "$@" > '${asked}'\nexit ${code}\n`);
  chmodSync(file, 0o755);
  return { path: `${folder}${delimiter}${process.env['PATH']}`, asked };
}

describe('map', () => {
  const home = startedHome();
  home.run(['application', 'add', SECRET]);
  home.run(['habit', 'done', 'look-back', '--note', `${SECRET} again`]);

  it('off a terminal it says where the page is, and nothing else', () => {
    const browser = fakeBrowser(home, 0);
    const env = { DISPLAY: ':0', PATH: browser.path };
    for (const args of [['map'], ['map', '--no-open']]) {
      expect(home.run(args, { env })).toEqual({ code: 0, stdout: `${pageIn(home)}\n`, stderr: '' });
    }
    expect(JSON.parse(home.run(['map', '--json'], { env }).stdout)).toEqual({
      schema: 'pybackend-path/map@1',
      file: pageIn(home),
    });
    expect(existsSync(browser.asked)).toBe(false);
    expect(statSync(pageIn(home)).mode & 0o077).toBe(0);
  });

  it('is the page of export html, byte by byte, and another one tomorrow', () => {
    home.run(['map']);
    const page = readFileSync(pageIn(home), 'utf8');
    expect(home.run(['export', 'html']).stdout).toBe(page);
    expect(home.run(['export', 'html'], { env: { LANG: 'C' } }).stdout.length).toBe(page.length);
    expect(home.run(['export', 'html', '--today', '2026-01-06']).stdout).not.toBe(page);
  });

  it('holds nothing that only the learner should know', () => {
    home.run(['map']);
    const page = readFileSync(pageIn(home), 'utf8');
    expect(home.facts()).toContain(SECRET);
    for (const secret of [SECRET, home.folder, 'facts-']) expect(page).not.toContain(secret);
  });

  it.each([
    ['opens', 0, 'It opens in your browser.'],
    ['does not start', 3, 'No browser could be opened'],
  ])('at a terminal, with a browser that %s', async (_, code, says) => {
    const own = startedHome();
    const { path, asked } = fakeBrowser(own, code);
    const terminal = runInTerminal(own.folder, ['map'], { columns: 200, env: { DISPLAY: ':0', PATH: path } });
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain(pageIn(own));
    expect(terminal.screen()).toContain(says);
    expect(readFileSync(asked, 'utf8')).toBe(`1|${pageIn(own)}|`);
  });

  it('at a terminal without a screen or any browser it says where the page is', async () => {
    for (const env of [{}, { DISPLAY: ':0', PATH: '/nowhere' }]) {
      const own = startedHome();
      const terminal = runInTerminal(own.folder, ['map'], { columns: 200, env });
      expect(await terminal.ended).toBe(0);
      expect(terminal.screen()).toContain(pageIn(own));
      expect(terminal.screen()).toContain('Open that file in one.');
    }
  });

  it('a link in the place of the page is replaced, not followed; a folder is an error of the disk', () => {
    const own = startedHome();
    const other = join(own.folder, 'mine.txt');
    writeFileSync(other, 'mine');
    mkdirSync(join(own.folder, 'cache'), { recursive: true });
    symlinkSync(other, pageIn(own));
    expect(own.run(['map']).code).toBe(0);
    expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(readFileSync(pageIn(own), 'utf8')).toContain('<!doctype html>');
    const blocked = startedHome();
    mkdirSync(pageIn(blocked), { recursive: true });
    const { code, stderr } = blocked.run(['map']);
    expect([code, stderr.includes('The page cannot be saved')]).toEqual([74, true]);
  });
});
