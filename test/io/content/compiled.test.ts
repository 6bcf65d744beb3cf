import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Roadmap } from '../../../src/core/roadmap/roadmap.ts';
import { type Compiled, compiledText } from '../../../src/io/content/compiled.ts';
import { openContent } from '../../../src/io/content/content.ts';
import { content, SMALL } from '../../support/content.ts';
import { emptyFolder } from '../../support/data-folder.ts';

/** The small roadmap compiled, but with a title that tells where it came from. */
async function marked(): Promise<Compiled<Roadmap>> {
  const { hash, roadmap } = await content.roadmap(SMALL);
  return { hash, content: { ...roadmap, title: 'Compiled' } };
}

describe('the compiled roadmap that comes with the program', () => {
  const titleWith = async (text: string) => {
    const compiledFile = join(emptyFolder(), 'roadmap.json');
    writeFileSync(compiledFile, text);
    const { roadmap, source } = await openContent({ builtInFile: SMALL, compiledFile }).roadmap('built-in');
    expect(source).toBe('built-in');
    return roadmap.title;
  };

  it('is used for the file it was made from, and for no other', async () => {
    const compiled = await marked();
    expect(await titleWith(compiledText(compiled))).toBe('Compiled');
    expect(await titleWith(compiledText({ ...compiled, hash: compiled.hash.replace(/./, 'x') }))).toBe(
      'Cook for friends',
    );
  });

  it('is passed over when it is damaged or of another program', async () => {
    const text = compiledText(await marked());
    const cuts = [0, 1, 40, Math.floor(text.length / 2), text.length - 1].map((size) => text.slice(0, size));
    const strange = [
      'null',
      '[]',
      '5',
      '"x"',
      '{}',
      text.replace(/"compiled":\d+/, '"compiled":0'),
      '\0'.repeat(64),
    ];
    for (const damaged of [...cuts, ...strange]) expect(await titleWith(damaged)).toBe('Cook for friends');
  });
});

describe('the compiled exercises that come with the program', () => {
  const ROOT = resolve(import.meta.dirname, '../../..');
  const builtInFile = join(ROOT, 'roadmap.yaml');

  it('tell the same as the sources, with the folders of this machine', async () => {
    const compiledExercisesFile = join(ROOT, 'dist/exercises.json');
    const loaded = await openContent({ builtInFile }).roadmap('built-in');
    const read = await openContent({ builtInFile }).exercises(loaded);
    expect(await openContent({ builtInFile, compiledExercisesFile }).exercises(loaded)).toEqual(read);
    expect(read.length).toBeGreaterThan(50);
    for (const { folder } of read) expect(existsSync(join(folder, 'check.py'))).toBe(true);
  });

  it('are used for the roadmap they were made with, and for no other', async () => {
    const compiledExercisesFile = join(emptyFolder(), 'exercises.json');
    const own = openContent({ builtInFile: SMALL, compiledExercisesFile });
    const loaded = await own.roadmap('built-in');
    const content = [{ skill: 'chop', slug: 'onion' }];
    writeFileSync(compiledExercisesFile, compiledText({ hash: loaded.hash, content }));
    const folder = join(SMALL, '../skills/chop/exercises/onion');
    expect(await own.exercises(loaded)).toEqual([{ skill: 'chop', slug: 'onion', folder }]);
    expect(await own.exercises({ ...loaded, hash: 'another' })).toEqual([]);
    expect(await own.exercises({ ...loaded, source: SMALL })).toEqual([]);
  });
});

describe('the folder of compiled roadmaps', () => {
  it('is closed to others, even where it was open before', async () => {
    const cacheFolder = join(emptyFolder(), 'cache');
    mkdirSync(cacheFolder);
    chmodSync(cacheFolder, 0o777);
    const { hash } = await openContent({ builtInFile: '', cacheFolder }).roadmap(SMALL);
    const file = join(cacheFolder, `${hash}.json`);
    expect([statSync(cacheFolder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readdirSync(cacheFolder)).toEqual([`${hash}.json`]);
    const { roadmap } = await content.roadmap(SMALL);
    expect(readFileSync(file, 'utf8')).toBe(compiledText({ hash, content: roadmap }));
  });

  it('that cannot be written is no error', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const taken = join(folder, 'taken');
    const { hash } = await content.roadmap(SMALL);
    mkdirSync(join(taken, `${hash}.json`, 'in the way'), { recursive: true });
    for (const cacheFolder of [file, join(file, 'below'), '/dev/null/below', taken, 'a\0b']) {
      const { roadmap } = await openContent({ builtInFile: '', cacheFolder }).roadmap(SMALL);
      expect(roadmap.title).toBe('Cook for friends');
    }
    expect(readdirSync(taken), 'no left-over').toEqual([`${hash}.json`]);
  });

  it('gets nothing of a roadmap that has a fault', async () => {
    const cacheFolder = join(emptyFolder(), 'cache');
    const broken = join(emptyFolder(), 'broken.yaml');
    writeFileSync(broken, readFileSync(SMALL, 'utf8').replace('stage: stove', 'stage: stvoe'));
    const own = openContent({ builtInFile: '', cacheFolder });
    await expect(own.roadmap(broken)).rejects.toMatchObject({
      exitCode: 65,
      message: `${broken}:39:12: There is no stage 'stvoe'.`,
    });
    expect(() => statSync(cacheFolder)).toThrow('ENOENT');
  });
});
