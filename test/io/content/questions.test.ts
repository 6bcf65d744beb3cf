/** Questions beside a roadmap, right and wrong, hostile and many. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openContent } from '../../../src/io/content/content.ts';
import { SMALL } from '../../support/content.ts';
import { emptyFolder } from '../../support/data-folder.ts';

const ENTRY = (id: string) => `  - id: ${id}
    kind: single
    level: 2
    outcome: 1
    prompt: Why?
    options:
      - { id: a, text: Speed, correct: true }
      - { id: b, text: Looks, why: Looks do not matter. }
    explanation: Because.
`;
const FILE = (...ids: readonly string[]) => `questions:\n${ids.map(ENTRY).join('')}`;

/** A roadmap in a folder of its own, with files of questions by skill. */
function kitchen(files: Readonly<Record<string, string>>): { folder: string; roadmap: string } {
  const folder = emptyFolder();
  const roadmap = join(folder, 'roadmap.yaml');
  writeFileSync(roadmap, readFileSync(SMALL));
  for (const [skill, text] of Object.entries(files)) {
    mkdirSync(join(folder, 'skills', skill), { recursive: true });
    writeFileSync(join(folder, 'skills', skill, 'questions.yaml'), text);
  }
  return { folder, roadmap };
}

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { problems } = await openContent({ builtInFile: SMALL }).check(kitchen(files).roadmap);
  return problems.map(({ file, line, column, code }) => {
    const name = file.split('/').slice(-2).join('/');
    return `${name}:${line}:${column} ${code}`;
  });
}

describe('questions beside a roadmap', () => {
  it('are found by the ids of the skills, and by nothing else', async () => {
    const { roadmap } = kitchen({ chop: FILE('chop-a'), fry: FILE('fry-a', 'fry-b'), sing: 'no questions' });
    const content = openContent({ builtInFile: SMALL });
    expect(await content.check(roadmap)).toMatchObject({ questions: 3, problems: [] });
    const bank = await content.questions(await content.roadmap(roadmap));
    expect([...bank].map(([skill, all]) => [skill, all.map(({ id }) => id)])).toEqual([
      ['chop', ['chop-a']],
      ['fry', ['fry-a', 'fry-b']],
    ]);
  });

  it('are none where there is no folder', async () => {
    const { roadmap } = kitchen({});
    const content = openContent({ builtInFile: SMALL });
    expect((await content.questions(await content.roadmap(roadmap))).size).toBe(0);
  });

  it('are kept compiled until a file changes', async () => {
    const { folder, roadmap } = kitchen({ chop: FILE('chop-a') });
    const cacheFolder = join(folder, 'cache');
    const content = openContent({ builtInFile: SMALL, cacheFolder });
    const loaded = await content.roadmap(roadmap);
    const first = await content.questions(loaded);
    expect(readdirSync(cacheFolder)).toHaveLength(2);
    expect(await content.questions(loaded)).toEqual(first);
    writeFileSync(join(folder, 'skills', 'chop', 'questions.yaml'), FILE('chop-a', 'chop-b'));
    expect((await content.questions(loaded)).get('chop')).toHaveLength(2);
  });

  it.each([
    ['broken YAML', 'questions: [', ['chop/questions.yaml:1:13 yaml']],
    ['a key twice', `${FILE('chop-a')}questions: []\n`, ['chop/questions.yaml:11:1 duplicate-key']],
    ['a tag', 'questions: !!js/function x', ['chop/questions.yaml:1:12 tag']],
    ['an empty file', '', ['chop/questions.yaml:1:1 bad-type']],
    [
      '10,000 questions',
      FILE(...Array.from({ length: 10_000 }, (_, at) => `chop-${at}`)),
      ['chop/questions.yaml:1:1 too-large'],
    ],
    [
      '300 questions',
      FILE(...Array.from({ length: 300 }, (_, at) => `chop-${at}`)),
      ['chop/questions.yaml:2:3 bad-value'],
    ],
    ['2 MiB', `questions: "${'x'.repeat(2 << 20)}"`, ['chop/questions.yaml:1:1 too-large']],
    ['no text', 'questions: \0', ['chop/questions.yaml:1:1 not-text']],
    ['one wrong of many', FILE('chop-a', 'fry-b', 'chop-c'), ['chop/questions.yaml:11:9 bad-id']],
  ])('%s: named with its place', async (_, text, expected) => {
    expect(await problemsOf({ chop: text, fry: FILE('fry-a') })).toEqual(expected);
  });

  it('of every file are checked, and with one problem none is used', async () => {
    const files = { chop: FILE('fry-a'), fry: FILE('chop-a') };
    expect(await problemsOf(files)).toEqual([
      'chop/questions.yaml:2:9 bad-id',
      'fry/questions.yaml:2:9 bad-id',
    ]);
    const { roadmap } = kitchen({ ...files, chop: FILE('chop-a') });
    const content = openContent({ builtInFile: SMALL });
    const loaded = await content.roadmap(roadmap);
    await expect(content.questions(loaded)).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('questions.yaml:2:9: '),
    });
  });

  it('that are a link out of the folder are refused', async () => {
    const { folder, roadmap } = kitchen({ fry: FILE('fry-a') });
    const outside = join(emptyFolder(), 'questions.yaml');
    writeFileSync(outside, FILE('chop-a'));
    mkdirSync(join(folder, 'skills', 'chop'));
    symlinkSync(outside, join(folder, 'skills', 'chop', 'questions.yaml'));
    const { problems } = await openContent({ builtInFile: SMALL }).check(roadmap);
    expect(problems.map(({ code }) => code)).toEqual(['outside']);
  });

  it('that cannot be read are named (66)', async () => {
    const { folder, roadmap } = kitchen({});
    mkdirSync(join(folder, 'skills', 'chop', 'questions.yaml'), { recursive: true });
    await expect(openContent({ builtInFile: SMALL }).check(roadmap)).rejects.toMatchObject({
      exitCode: 66,
      message: expect.stringContaining('Cannot read the questions'),
    });
  });
});
