import { describe, expect, it } from 'vitest';
import { hasColour, hasUnicode, widthOf } from '../../../src/io/terminal/colour.ts';

const base = { flag: undefined, setting: 'auto', env: {}, isTerminal: true, plain: false } as const;

describe('hasColour', () => {
  it.each([
    ['a terminal', {}, true],
    ['a pipe', { isTerminal: false }, false],
    ['NO_COLOR', { env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', { env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR in a pipe', { env: { FORCE_COLOR: '1' }, isTerminal: false }, true],
    ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR before FORCE_COLOR', { env: { NO_COLOR: '1', FORCE_COLOR: '3' } }, false],
    ['--color before NO_COLOR', { flag: true, env: { NO_COLOR: '1' } }, true],
    ['--no-color before FORCE_COLOR', { flag: false, env: { FORCE_COLOR: '1' } }, false],
    ['TERM=dumb', { env: { TERM: 'dumb' } }, false],
    ['the setting never', { setting: 'never' as const }, false],
    ['the setting always in a pipe', { setting: 'always' as const, isTerminal: false }, true],
    ['NO_COLOR before the setting', { setting: 'always' as const, env: { NO_COLOR: '1' } }, false],
    ['plain before everything', { plain: true, flag: true, env: { FORCE_COLOR: '1' } }, false],
  ])('%s', (_, change, expected) => {
    expect(hasColour({ ...base, ...change })).toBe(expected);
  });
});

describe('hasUnicode and widthOf', () => {
  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'linux', true],
    [{ LANG: 'C.utf8' }, 'linux', true],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'linux', false],
    [{}, 'linux', false],
    [{}, 'darwin', true],
    [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, 'linux', false],
    [{}, 'win32', false],
    [{ WT_SESSION: 'x' }, 'win32', true],
  ])('%j on %s: %s', (env, platform, expected) => {
    expect(hasUnicode(env, platform)).toBe(expected);
  });
  it.each([
    [{}, 120, 120],
    [{}, undefined, 80],
    [{ COLUMNS: '40' }, 120, 40],
    [{ COLUMNS: 'wide' }, 120, 120],
    [{ COLUMNS: '3' }, 120, 20],
    [{}, 0, 80],
  ])('%j and %s columns: %s', (env, columns, expected) => {
    expect(widthOf(env, columns)).toBe(expected);
  });
});
