import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/exit.ts';
import { openContent } from '../../../src/io/content/content.ts';
import { readYaml } from '../../../src/io/content/read-yaml.ts';
import { codes, content, fileWith, SMALL } from '../../support/content.ts';
import { times } from '../../support/times.ts';

const small = readFileSync(SMALL, 'utf8');
const MUTATIONS = times(200, 10_000);
const keys = (count: number) => Array.from({ length: count }, (_, at) => `k${at}: 1`).join('\n');

type Odd = readonly [input: string | Uint8Array, code: string];

const ODD: Readonly<Record<string, Odd>> = {
  'a custom tag': ['!!python/object:os.system [ls]', 'tag'],
  'a local tag': ['a: !secret x', 'tag'],
  'two documents': ['a: 1\n---\nb: 2\n', 'yaml'],
  'a tab as indent': ['a:\n\tb: 1\n', 'yaml'],
  'an open bracket': ['a: [1,\n', 'yaml'],
  'an open quote': ['a: "x\n', 'yaml'],
  'yes and no': [small.replace('optional: true', 'optional: yes'), 'bad-type'],
  'a date for a title': [small.replace('title: Cook, ', 'title: 2026-01-01, '), ''],
  'a number with a zero before': [small.replace('adverts: 12', 'adverts: 012'), ''],
  'not a number': [small.replace('adverts: 12', 'adverts: .nan'), 'bad-type'],
  infinity: [small.replace('max: 2', 'max: .inf'), 'bad-value'],
  'a lone surrogate': [small.replace('title: Cook for friends', 'title: "a\\ud800b"'), 'bad-value'],
  'a control character': [small.replace('title: Cook for friends', 'title: "a\\x1b[31mb"'), 'bad-value'],
  'a bidi override': [small.replace('title: Cook for friends', 'title: "a\\u202eb"'), 'bad-value'],
  'bytes that are no UTF-8': [Buffer.from([0x61, 0xff, 0xfe]), 'not-utf8'],
  'UTF-16, little end first': [Buffer.from('\ufeffa: 1', 'utf16le'), 'not-utf8'],
  'UTF-16, big end first': [Buffer.from([0xfe, 0xff, 0, 0x61]), 'not-utf8'],
  'a NUL': ['a: \0', 'not-text'],
  'a byte order mark': [`\ufeff${small}`, ''],
  CRLF: [small.replaceAll('\n', '\r\n'), ''],
  'the key __proto__': [`__proto__: { polluted: 1 }\n${small}`, 'unknown-key'],
  'the key constructor': [`constructor: 1\n${small}`, 'unknown-key'],
  'the key toString': [`toString: 1\n${small}`, 'unknown-key'],
  'a merge key': [`base: &b { title: x }\n<<: *b\n${small}`, 'unknown-key'],
  'a key that is a list': ['? [a, b]\n: c\n', 'bad-key'],
  'a key that is a map': ['{ { a: 1 }: 2 }', 'bad-key'],
  'a key that is null': ['~: 1', 'unknown-key'],
  'a key that is a number': ['1: 1', 'unknown-key'],
  'a key twice': ['id: a\nid: b\n', 'duplicate-key'],
  nothing: ['', 'bad-type'],
  'only a comment': ['# hello\n', 'bad-type'],
  'a list': ['- 1\n', 'bad-type'],
  'a word': ['hello', 'bad-type'],
  'a file that is a byte too large': [Buffer.alloc(1024 * 1024 + 1, 0x61), 'too-large'],
  'a word of 10 MB': [Buffer.alloc(10_000_000, 0x61), 'too-large'],
  '5,001 keys': [keys(5001), 'too-many-keys'],
  'an alias bomb': [
    'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n',
    'too-many-aliases',
  ],
  'an alias of itself': ['&a { a: *a }', 'self-alias'],
  '101 aliases': [`a: &a 1\nb: [${'*a,'.repeat(101)}]`, 'too-many-aliases'],
  'ids that differ in case': [small.replace('id: fry', 'id: Chop'), 'bad-value'],
};

describe('odd input', () => {
  it.each(Object.entries(ODD))('%s', async (_, [bytes, code]) => {
    const found = await codes(bytes);
    if (code === '') expect(found).toEqual([]);
    else expect(found).toContain(code);
  });

  it('nothing leaks into the prototype of everything', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('40,000 different keys are counted, not compared with each other', async () => {
    const { problems } = await readYaml(keys(40_000));
    expect(problems.map(({ code }) => code)).toEqual(['too-many-keys']);
  });
});

describe('files', () => {
  const exitCode = (run: Promise<unknown>) =>
    run.then(
      () => 0,
      (error: unknown) => (error instanceof UserError ? error.exitCode : error),
    );

  it('what is no readable file is 66, at once', async () => {
    expect(await exitCode(content.check('/nonexistent/x.yaml'))).toBe(66);
    expect(await exitCode(content.roadmap(tmpdir()))).toBe(66);
    expect(await exitCode(content.check('/dev/zero'))).toBe(66);
    expect(await exitCode(content.roadmap(fileWith('a: 1')))).toBe(65);
  });

  it('a compiled roadmap is used for the same bytes only, and kept where nobody else looks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
    const cacheFolder = join(folder, 'cache');
    const own = openContent({ builtInFile: SMALL, cacheFolder });
    const first = await own.roadmap(SMALL);
    const file = join(cacheFolder, `${first.hash}.json`);
    expect([
      statSync(cacheFolder).mode & 0o777,
      statSync(file).mode & 0o777,
      readdirSync(cacheFolder).length,
    ]).toEqual([0o700, 0o600, 1]);
    const compiled = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(
      file,
      JSON.stringify({ ...compiled, content: { ...compiled.content, title: 'From the cache' } }),
    );
    expect((await own.roadmap(SMALL)).roadmap.title).toBe('From the cache');
    for (const text of ['', '{', 'null', JSON.stringify({ ...compiled, hash: 'other' })]) {
      writeFileSync(file, text);
      expect((await own.roadmap(SMALL)).roadmap.title).toBe('Cook for friends');
    }
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(cacheFolder, 'a file in the way');
    expect((await own.roadmap(SMALL)).roadmap.title).toBe('Cook for friends');
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  });
});

it(`${MUTATIONS} mutated roadmaps give problems or a roadmap, nothing else`, async () => {
  const bytes = Buffer.from(small.slice(0, small.indexOf('  - id: chop')));
  const spice = fc.constantFrom(
    ...'[]{}:,-?&*!|>\'"%@`#\n\t \\~0',
    '\r\n',
    '- ',
    ': ',
    '---\n',
    '<<: ',
    '\u2028',
    '\0',
  );
  const mutation = fc.tuple(
    fc.constantFrom('flip', 'cut', 'insert', 'double'),
    fc.nat({ max: bytes.length - 1 }),
    fc.integer({ min: 1, max: 60 }),
    spice,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const { roadmap, problems } = await content.check(fileWith(mutations.reduce(mutate, bytes)));
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
      expect(roadmap !== undefined || problems.length > 0).toBe(true);
    }),
    { numRuns: MUTATIONS },
  );
}, 300_000);

function mutate(bytes: Buffer, [kind, at, size, spice]: readonly [string, number, number, string]): Buffer {
  const [head, slice, tail] = [
    bytes.subarray(0, at),
    bytes.subarray(at, at + size),
    bytes.subarray(at + size),
  ];
  if (kind === 'cut') return Buffer.concat([head, tail]);
  if (kind === 'insert') return Buffer.concat([head, Buffer.from(spice), slice, tail]);
  if (kind === 'double') return Buffer.concat([head, slice, slice, tail]);
  return Buffer.concat([head, Buffer.from([(bytes[at] ?? 0) ^ (1 << (size % 8))]), bytes.subarray(at + 1)]);
}
