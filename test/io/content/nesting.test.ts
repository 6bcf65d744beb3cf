import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { BINARY } from '../../support/cli.ts';
import { codes, fileWith } from '../../support/content.ts';

const blockMaps = (levels: number) =>
  Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:`).join('\n');

/** Every way to nest: the plain ones, and those that only a parser that mends errors takes for nesting. */
const SHAPES: Readonly<Record<string, (levels: number) => string>> = {
  'lists in brackets': (levels) => '['.repeat(levels),
  'maps in braces': (levels) => '{a: '.repeat(levels),
  'dashes in a line': (levels) => '- '.repeat(levels),
  'question marks in a line': (levels) => '? '.repeat(levels),
  'dashes and question marks': (levels) => '- ? '.repeat(levels / 2),
  'block maps': blockMaps,
  'colons without keys': (levels) => ': '.repeat(levels),
  'keys in a line': (levels) => 'a: '.repeat(levels),
  'quoted keys in a line': (levels) => '"a": '.repeat(levels),
  'aliases as keys in a line': (levels) => '*a : '.repeat(Math.min(levels, 100)),
  'braces without keys': (levels) => '{: '.repeat(levels),
  'keys in one brace': (levels) => `{${'a: '.repeat(levels)}`,
  'dashes after a list that never ends': (levels) => `a: [\n${'- '.repeat(levels)}`,
  'question marks after a list that never ends': (levels) => `a:\n  [\n${'? '.repeat(levels)}`,
};

describe('nesting', () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    it(`${name}: too deep, three times in one process`, async () => {
      for (const levels of [70, 900, 20_000, 200_000]) {
        const text = shape(name === 'block maps' ? Math.min(levels, 1000) : levels);
        for (let time = 0; time < 3; time += 1) expect(await codes(text)).toEqual(['too-deep']);
      }
    });

    it(`${name}: the program ends with 65 and not by a crash`, () => {
      const file = fileWith(shape(name === 'block maps' ? 1000 : 20_000));
      const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, 'roadmap', 'check', file], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([65, '']);
      expect(stdout).toContain('More than 64 levels of nesting.');
    });
  }

  it('64 levels are enough, 65 are too many', async () => {
    const closed = (levels: number) => `${'['.repeat(levels)}a${']'.repeat(levels)}`;
    const maps = (levels: number) => `${'{a: '.repeat(levels)}a${'}'.repeat(levels)}`;
    for (const shape of [closed, maps, blockMaps, (levels: number) => `${'- '.repeat(levels)}a`]) {
      expect(await codes(shape(64))).not.toContain('too-deep');
      expect(await codes(shape(65))).toEqual(['too-deep']);
    }
  });

  it('many things beside each other are not deep', async () => {
    const list = `${'- [a]\n'.repeat(2000)}`;
    const afterErrors = '[}'.repeat(2000);
    for (const text of [list, afterErrors]) expect(await codes(text)).not.toContain('too-deep');
  });
});

describe('what only looks like tags, aliases and brackets', () => {
  it.each([
    ['a quoted text', '{ title: "!tag *alias [[[" }'],
    ['a folded text', `title: >\n  !tag\n  *alias\n  ${'['.repeat(100)}\n`],
    ['a text at the margin', `--- |\n!tag\n*alias\n${'['.repeat(100)}\n`],
    ['a comment', `# !tag *alias ${'['.repeat(100)}\ntitle: a\n`],
    ['the end of a word', 'title: ready!tag a*b c[[[\n'],
  ])('%s', async (_, text) => {
    const found = await codes(text);
    for (const code of ['tag', 'unknown-alias', 'too-deep', 'yaml']) expect(found).not.toContain(code);
  });
});

describe('aliases', () => {
  const list = (aliases: number) => `a: &a b\nc: [${'*a,'.repeat(aliases)}]`;

  it('100 are enough, 101 are too many', async () => {
    expect(await codes(list(100))).not.toContain('too-many-aliases');
    expect(await codes(list(101))).toEqual(['too-many-aliases']);
  });
  it('few of them may not stand for much', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, at) => `${'bcdefghij'[at]}: &${'bcdefghij'[at]} [${`*${'abcdefghi'[at]},`.repeat(9)}]`,
    );
    expect(await codes(`a: &a [x]\n${levels.join('\n')}`)).toEqual(['too-many-aliases']);
  });
  it.each(['&a [*a]', '&a { b: { c: *a } }', 'a: &a\n  - b\n  - *a\n', '&a [&b [*a, *b]]'])(
    'one that stands for what it is in: %s',
    async (text) => expect(await codes(text)).toContain('self-alias'),
  );
  it('one for something before it is as good as that', async () => {
    expect(await codes('id: &a kitchen\ntitle: *a\n')).not.toContain('unknown-alias');
    expect(await codes('id: *a\ntitle: &a kitchen\n')).toEqual(['unknown-alias']);
  });
});

it('a million stray marks end early', async () => {
  for (const mark of [']', '"\n', ',']) {
    expect(await codes(`[${mark.repeat(Math.floor(1_000_000 / mark.length))}`)).toEqual(['too-large']);
  }
});
