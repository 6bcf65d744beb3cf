/** Files that are not what a facts file is, and what the learner is told. */
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, folderWith, mark, marksIn, putFile, storeIn } from '../../support/data-folder.ts';
import { lineOf, linesWith, lineWith } from './lines.ts';

const DEVICE = 'kitchen2';
const NAME = `facts-${DEVICE}.jsonl`;
const GOOD = linesWith(['a', 'b', 'c'], DEVICE);

const copiesIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.corrupt-'));

describe('read as they are, without a word', () => {
  const cases: readonly (readonly [string, string | Buffer, readonly string[]])[] = [
    ['an empty file', '', []],
    ['a byte order mark', `\u{feff}${GOOD}`, ['a', 'b', 'c']],
    ['line ends of Windows', GOOD.replaceAll('\n', '\r\n'), ['a', 'b', 'c']],
    [
      'a byte order mark and line ends of Windows',
      `\u{feff}${GOOD.replaceAll('\n', '\r\n')}`,
      ['a', 'b', 'c'],
    ],
    ['empty lines', `\n\n${GOOD.replaceAll('\n', '\n\n')}`, ['a', 'b', 'c']],
    ['no end of the last line', GOOD.trimEnd(), ['a', 'b', 'c']],
    ['a last line that was cut off while it was written', GOOD.slice(0, -30), ['a', 'b']],
    ['a first line that was cut off while it was written', '{"v":1,"dev', []],
    ['the same facts twice', `${GOOD}${GOOD}`, ['a', 'b', 'c']],
    [
      'a kind of fact that is not known yet',
      `${unknownKind()}${GOOD.slice(GOOD.indexOf('\n') + 1)}`,
      ['b', 'c'],
    ],
  ];
  it.each(cases)('%s', async (_name, bytes, expected) => {
    const folder = folderWith({ [NAME]: bytes, device: `${DEVICE}\n` });
    const before = filesIn(folder);
    const { warnings } = await storeIn(folder).load();
    expect(warnings).toEqual([]);
    expect(await marksIn(folder)).toEqual(expected);
    expect(filesIn(folder)).toEqual(before);
    await storeIn(folder).record([mark('next')]);
    expect(await marksIn(folder)).toEqual([...expected, 'next']);
    expect((await storeIn(folder).load()).warnings).toEqual([]);
    expect(copiesIn(folder)).toEqual([]);
  });
});

describe('set aside, with one warning and no stack trace', () => {
  const cases: readonly (readonly [string, string | Buffer])[] = [
    ['a file full of NULs', Buffer.alloc(4_096)],
    ['a JSON array', '[1, 2, 3]\n'],
    ['a JSON object', '{"v":1}\n'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['text in UTF-16', Buffer.from(`\u{feff}${GOOD}`, 'utf16le')],
    ['words', 'this is not a facts file\n'],
    [
      'a good line with a member that is not ours to believe',
      `${lineWith('x', DEVICE, 1).replace('"v":1', '"v":0')}\n`,
    ],
  ];
  it.each(cases)('%s', async (_name, bytes) => {
    const folder = folderWith({
      [NAME]: bytes,
      device: `${DEVICE}\n`,
      'facts-garden22.jsonl': linesWith(['other'], 'garden22'),
    });
    const { warnings } = await storeIn(folder).load();
    const [copy = ''] = copiesIn(folder);
    expect(warnings).toEqual([
      { code: 'damaged', file: join(folder, NAME), message: expect.stringContaining(join(folder, copy)) },
    ]);
    expect(filesIn(folder)[copy]).toBe(Buffer.from(bytes).toString('latin1'));
    expect(await marksIn(folder)).toEqual(['other']);
    await storeIn(folder).record([mark('next')]);
    expect(await marksIn(folder)).toEqual(['other', 'next']);
  });

  it('a folder in the place of the file', async () => {
    const folder = folderWith({ device: `${DEVICE}\n` });
    mkdirSync(join(folder, NAME));
    putFile(join(folder, NAME), 'inside', 'keep me');
    const { warnings } = await storeIn(folder).load();
    expect(warnings.map(({ code }) => code)).toContain('damaged');
    expect(filesIn(folder)[`${copiesIn(folder)[0]}/inside`]).toBe('keep me');
    await storeIn(folder).record([mark('next')]);
    expect(await marksIn(folder)).toEqual(['next']);
  });

  it('again and again: only the newest five copies stay', async () => {
    const folder = folderWith({ device: `${DEVICE}\n` });
    const seen: string[] = [];
    for (let time = 1; time <= 7; time++) {
      putFile(folder, NAME, `damage number ${time} of this very file\n`);
      chmodSync(join(folder, NAME), 0o600);
      await storeIn(folder).load();
      seen.push(...copiesIn(folder).filter((name) => !seen.includes(name)));
    }
    expect(copiesIn(folder).sort()).toEqual(seen.slice(-5));
  });
});

describe('what the warning says', () => {
  it('counts the facts that are lost, and those that came back', async () => {
    const marks = ['a', 'b', 'c', 'd', 'e', 'f'];
    const text = linesWith(marks, DEVICE);
    const folder = folderWith({ [NAME]: linesWith(['a', 'b'], DEVICE), device: `${DEVICE}\n` });
    await storeIn(folder).backup('asked');
    putFile(folder, NAME, text.replace('"key":"b"', '"key":"!"').replace(/"key":"[de]"/g, '"key":"!"'));
    const [before] = await storeIn(folder).inspect();
    expect(before).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('1 fact can come back'),
    });
    const { warnings } = await storeIn(folder).load();
    expect(warnings).toEqual([
      {
        code: 'damaged',
        file: join(folder, NAME),
        message: expect.stringMatching(
          /1 fact came back from a backup\. 2 facts could not be read\. The damaged file is kept as/,
        ),
      },
    ]);
    expect(await marksIn(folder)).toEqual(['a', 'b', 'c', 'f']);
    expect(await storeIn(folder).inspect()).toEqual([]);
  });

  it('a file that was emptied comes back from the backup', async () => {
    const folder = folderWith({ [NAME]: GOOD, device: `${DEVICE}\n` });
    await storeIn(folder).backup('import');
    putFile(folder, NAME, '');
    const { warnings } = await storeIn(folder).load();
    expect(warnings).toMatchObject([
      { code: 'healed', message: expect.stringContaining('3 facts came back') },
    ]);
    expect(await marksIn(folder)).toEqual(['a', 'b', 'c']);
  });

  it('two different facts with one number: the first counts, nothing is rewritten, and it is said', async () => {
    const files = {
      [NAME]: GOOD,
      [`facts-${DEVICE} (copy of the laptop).jsonl`]: `${lineWith('a', DEVICE, 1)}\n${lineWith('other', DEVICE, 2)}\n`,
    };
    const folder = folderWith(files);
    const { warnings } = await storeIn(folder).load();
    expect(warnings).toMatchObject([{ code: 'damaged', message: expect.stringContaining(`${DEVICE}-2`) }]);
    expect(filesIn(folder)).toEqual(Object.fromEntries(Object.entries(files)));
  });

  it('the backup of somebody else in the backup folder is not taken in', async () => {
    const other = folderWith({ 'facts-stranger.jsonl': linesWith(['theirs'], 'stranger') });
    const made = await storeIn(other).backup('asked');
    const folder = folderWith({
      [NAME]: GOOD,
      [`backups/${made.file.split('/').at(-1)}`]: Object.values(filesIn(other))[0] ?? '',
    });
    putFile(folder, NAME, `${GOOD}some damage that is longer than a scrap\n`);
    await storeIn(folder).load();
    expect(await marksIn(folder)).toEqual(['a', 'b', 'c']);
  });
});

function unknownKind(): string {
  return `${lineOf({ v: 1, device: DEVICE, counter: 1, change: `${DEVICE}-1`, time: '2026-11-23T12:00:00Z', type: 'dreamt', data: { of: 'x' } })}\n`;
}
