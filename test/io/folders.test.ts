import { describe, expect, it } from 'vitest';
import { foldersFor } from '../../src/io/folders.ts';

const linux = {
  platform: 'linux',
  env: {},
  homeFolder: '/home/ada',
  flag: undefined,
  workingFolder: '/work',
};
const windows = { ...linux, platform: 'win32', homeFolder: 'C:\\Users\\ada', workingFolder: 'D:\\x' };

describe('foldersFor', () => {
  it.each([
    ['the default', linux, '/home/ada/.local/share/pybackend-path'],
    ['XDG_DATA_HOME', { ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/pybackend-path'],
    [
      'a relative XDG_DATA_HOME is ignored',
      { ...linux, env: { XDG_DATA_HOME: 'data' } },
      '/home/ada/.local/share/pybackend-path',
    ],
    ['--home', { ...linux, flag: 'here' }, '/work/here'],
    ['PYBACKEND_PATH_HOME', { ...linux, env: { PYBACKEND_PATH_HOME: '/p' } }, '/p'],
    ['--home before PYBACKEND_PATH_HOME', { ...linux, flag: '/f', env: { PYBACKEND_PATH_HOME: '/p' } }, '/f'],
    [
      'an empty PYBACKEND_PATH_HOME is none',
      { ...linux, env: { PYBACKEND_PATH_HOME: '' } },
      '/home/ada/.local/share/pybackend-path',
    ],
    [
      'macOS',
      { ...linux, platform: 'darwin', homeFolder: '/Users/ada' },
      '/Users/ada/Library/Application Support/pybackend-path',
    ],
    ['Windows', windows, 'C:\\Users\\ada\\AppData\\Local\\pybackend-path\\Data'],
    ['LOCALAPPDATA', { ...windows, env: { LOCALAPPDATA: 'E:\\L' } }, 'E:\\L\\pybackend-path\\Data'],
  ])('%s', (_, input, data) => {
    expect(foldersFor(input).data).toBe(data);
  });
  it('one folder holds everything when it is named', () => {
    expect(foldersFor({ ...linux, flag: '/f' }).cache).toBe('/f/cache');
    expect(foldersFor({ ...linux, env: { XDG_CACHE_HOME: '/c' } }).cache).toBe('/c/pybackend-path');
  });
});
