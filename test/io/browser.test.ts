import { describe, expect, it } from 'vitest';
import { openerFor } from '../../src/io/browser/opener.ts';

const FILE = '/home/k/.cache/pybackend-path/map.html';
const DISPLAY = { DISPLAY: ':0' };

describe('what opens the page', () => {
  it.each([
    ['darwin', {}, FILE, ['/usr/bin/open', FILE]],
    ['linux', DISPLAY, FILE, ['xdg-open', FILE]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, FILE, ['xdg-open', FILE]],
    [
      'linux',
      { WSL_DISTRO_NAME: 'Ubuntu-24.04', DISPLAY: ':0' },
      FILE,
      ['explorer.exe', '\\\\wsl.localhost\\Ubuntu-24.04\\home\\k\\.cache\\pybackend-path\\map.html'],
    ],
    [
      'win32',
      { SystemRoot: 'C:\\Windows' },
      'C:\\Users\\k & co\\map.html',
      ['C:\\Windows\\System32\\rundll32.exe', 'url.dll,FileProtocolHandler', 'C:\\Users\\k & co\\map.html'],
    ],
  ])('%s %j', (platform, env, file, [program, ...args]) => {
    expect(openerFor({ platform, env, file })).toMatchObject({ program, args });
  });

  it.each([
    ['no screen', 'linux', {}, FILE],
    ['a path that begins like an option', 'darwin', {}, '--background'],
    ['a line end in the path', 'linux', DISPLAY, '/tmp/a\nb/map.html'],
    ['a network path', 'win32', {}, '\\\\evil\\share\\map.html'],
    ['a quote in the path', 'win32', {}, 'C:\\a" /b\\map.html'],
    ['an address', 'win32', {}, 'https://example.org/'],
    ['a strange system folder', 'win32', { SystemRoot: '\\\\evil\\share' }, 'C:\\map.html'],
    ['a strange distribution', 'linux', { WSL_DISTRO_NAME: '..\\..\\evil' }, FILE],
  ])('nothing for %s', (_, platform, env, file) => {
    expect(openerFor({ platform, env, file })).toBeUndefined();
  });
});
