/** Sources that nobody should have to fear: where they are read from, and how much of them. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { convert } from '../../src/core/convert/convert.ts';
import { readSource, sourceOf } from '../../src/io/sources/sources.ts';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder with these files; a text of `-> PATH` makes a link. */
function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, name, path);
    mkdirSync(join(file, '..'), { recursive: true });
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), file);
    else writeFileSync(file, text);
  }
  return join(root, name);
}

const DRAWING = '{"nodes":[],"edges":[]}';
const paths = ({ pages }: Awaited<ReturnType<typeof readSource>>) => pages.map(({ path }) => path);

describe('where it is read from', () => {
  folder('secret', { 'key@1.md': '# Secret', 'links.json': '[]', 'x.json': DRAWING });

  it('follows no link out of the folder, and says so', async () => {
    const plan = folder('plan', {
      'plan.json': DRAWING,
      'content/inside@a.md': '# Inside',
      'content/link@b.md': '-> inside@a.md',
      'content/out@c.md': '-> ../../secret/key@1.md',
      'content/gone@d.md': '-> nowhere',
    });
    const source = await readSource(plan);
    expect(paths(source)).toEqual(['content/inside@a.md', 'content/link@b.md']);
    expect(source.unread).toEqual([
      { path: 'content/gone@d.md', why: 'closed' },
      { path: 'content/out@c.md', why: 'outside' },
    ]);
    const linked = folder('linked', { 'linked.json': DRAWING, content: '-> ../secret' });
    expect((await readSource(linked)).unread).toEqual([{ path: 'content/key@1.md', why: 'outside' }]);
    expect(paths(await readSource(linked))).toEqual([]);
  });

  it('takes no main file that leads out of a folder, but any file that was named itself', async () => {
    const trap = folder('trap', { 'trap.json': '-> ../secret/x.json' });
    await expect(readSource(trap)).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('link'),
    });
    expect((await readSource(join(trap, 'trap.json'))).main?.text).toBe(DRAWING);
  });

  it('reads what a track says of its concepts', async () => {
    const track = folder('track', {
      'config.json': '{}',
      'concepts/a/links.json': '[]',
      'concepts/a/.meta/config.json': '{}',
      'concepts/b/about.md': '# B',
    });
    expect(paths(await readSource(track))).toEqual(['concepts/a/.meta/config.json', 'concepts/a/links.json']);
  });

  it('finds the outline of a folder, and says when there is nothing', async () => {
    expect((await readSource(folder('words', { 'README.md': '- Chop' }))).name).toBe('words');
    await expect(readSource(folder('empty', { 'x.txt': '' }))).rejects.toMatchObject({ exitCode: 65 });
    await expect(readSource(join(root, 'nowhere'))).rejects.toMatchObject({ exitCode: 66 });
    await expect(readSource('/dev/zero')).rejects.toMatchObject({ exitCode: 66 });
  });
});

describe('what cannot be read', () => {
  it.skipIf(process.platform === 'win32')('a folder that may not be listed: 66', async () => {
    const closed = folder('closed', { 'README.md': '- Chop' });
    chmodSync(root, 0o755);
    chmodSync(closed, 0o311);
    const isRoot = process.getuid?.() === 0;
    // Root may do anything, so as root the test becomes nobody.
    if (isRoot) process.seteuid?.(65534);
    try {
      await expect(readSource(closed)).rejects.toMatchObject({
        exitCode: 66,
        message: expect.stringContaining(closed),
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(closed, 0o755);
    }
  });

  it('is told of files and folders that cannot be opened, and of pages that name no box', async () => {
    const plan = folder('shut', {
      'shut.json':
        '{"nodes":[{"id":"a","type":"topic","position":{"x":0,"y":0},"data":{"label":"A"}},{"id":"b","type":"subtopic","position":{"x":0,"y":90},"data":{"label":"B"}}],"edges":[]}',
      'content/a@a.md': '# A',
      'content/index.md': '# All of it',
      'content/deeper/b@b.md': '# B',
      concepts: '-> concepts',
      'loop@c.md': '-> loop@c.md',
    });
    const source = await readSource(plan);
    expect(paths(source)).toEqual(['content/a@a.md']);
    expect(source.unread).toEqual([
      { path: 'concepts', why: 'closed' },
      { path: 'content/deeper', why: 'unnamed' },
      { path: 'content/index.md', why: 'unnamed' },
      { path: 'loop@c.md', why: 'closed' },
    ]);
    const converted = convert(source, 'roadmap.sh');
    expect('notes' in converted && converted.notes.map(({ code, at }) => [code, at])).toEqual(
      expect.arrayContaining([
        ['closed', ['concepts', 'loop@c.md']],
        ['unnamed', ['content/deeper', 'content/index.md']],
      ]),
    );
    const content = folder('gone', { 'gone.json': DRAWING, content: '-> nowhere' });
    expect((await readSource(content)).unread).toEqual([{ path: 'content', why: 'closed' }]);
    await expect(readSource(folder('pit', { content: '-> content' }))).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('content'),
    });
  });

  it.skipIf(process.platform === 'win32')('is told of a folder and a file that are forbidden', async () => {
    const plan = folder('forbidden', {
      'forbidden.json': DRAWING,
      'a@a.md': '# A',
      'content/b@b.md': '# B',
      'concepts/c/links.json': '[]',
    });
    chmodSync(root, 0o755);
    for (const path of ['a@a.md', 'content', 'concepts/c']) chmodSync(join(plan, path), 0);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      const { unread } = await readSource(plan);
      expect(new Set(unread.map(({ why }) => why))).toEqual(new Set(['closed']));
      expect(unread.map(({ path }) => path)).toEqual(
        expect.arrayContaining(['a@a.md', 'content', 'concepts/c/links.json']),
      );
    } finally {
      if (isRoot) process.seteuid?.(0);
      for (const path of ['a@a.md', 'content', 'concepts/c']) chmodSync(join(plan, path), 0o755);
    }
  });

  it('is named as what it is, not as the folder it lies in', async () => {
    const odd = folder('odd', { 'config.json/x': '' });
    await expect(readSource(odd)).rejects.toMatchObject({
      exitCode: 66,
      message: `Cannot read ${join(odd, 'config.json')}: it is no file.`,
    });
  });
});

describe('how much of it', () => {
  it('takes no file that is too large, no text that is none', async () => {
    const big = folder('big', {
      'big.md': `- ${'x'.repeat(1024 * 1024)}`,
      'big.json': `{"a":"${'x'.repeat(4 * 1024 * 1024)}"}`,
      'content/long@a.md': 'x'.repeat(300 * 1024),
    });
    for (const name of ['big.md', 'big.json']) {
      await expect(readSource(join(big, name))).rejects.toMatchObject({ exitCode: 65 });
    }
    const plan = folder('pages', { 'pages.json': DRAWING, 'content/long@a.md': 'x'.repeat(300 * 1024) });
    writeFileSync(join(plan, 'content/latin@b.md'), Buffer.from([0xe4, 0xff]));
    expect((await readSource(plan)).unread).toEqual([
      { path: 'content/latin@b.md', why: 'not-text' },
      { path: 'content/long@a.md', why: 'too-large' },
    ]);
    writeFileSync(join(plan, 'latin.md'), Buffer.from([0x2d, 0x20, 0xe4]));
    await expect(readSource(join(plan, 'latin.md'))).rejects.toMatchObject({ exitCode: 65 });
  });

  it('survives depth and numbers', async () => {
    const deep = `{"nodes":${'['.repeat(500_000)}${']'.repeat(500_000)},"edges":[]}`;
    expect(convert(await sourceOf(deep), undefined)).toHaveProperty('refused');
    const lists = Array.from({ length: 800 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n');
    expect(convert(await sourceOf(lists), undefined)).toHaveProperty('roadmap');
    const quotes = `${'> '.repeat(20_000)}- x\n${'['.repeat(20_000)}`;
    expect(convert(await sourceOf(quotes), undefined)).toBeDefined();
    const boxes = JSON.stringify({ nodes: Array.from({ length: 5_001 }, () => 0), edges: [] });
    expect(convert(await sourceOf(boxes), undefined)).toMatchObject({
      refused: expect.stringContaining('5000 boxes'),
    });
    const items = `# A\n${'- x\n'.repeat(10_001)}`;
    expect(convert(await sourceOf(items), undefined)).toMatchObject({
      refused: expect.stringContaining('10000 skills'),
    });
    const headings = Array.from({ length: 150 }, (_, at) => `## H${at}\n\n- S${at}\n`).join('\n');
    const many = convert(await sourceOf(headings), undefined);
    if ('refused' in many) throw new Error(many.refused);
    expect(many.roadmap.stages).toHaveLength(100);
    expect(many.notes).toContainEqual(expect.objectContaining({ code: 'stage-beyond', count: 51 }));
  });
});
