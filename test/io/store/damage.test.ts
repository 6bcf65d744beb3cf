/** Bytes that changed on the disk: whatever happened, every undamaged fact stays and nothing is thrown away. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, inFolderWith, mark, marksIn, storeIn } from '../../support/data-folder.ts';
import { times } from '../../support/times.ts';
import { linesWith } from './lines.ts';

const FACTS = 50;
const DEVICE = 'kitchen2';
const NAME = `facts-${DEVICE}.jsonl`;
const RUNS = times(150, 10_000);

const keys = Array.from({ length: FACTS }, (_, index) => `fact-${index}-${'é'.repeat(index % 9)}`);
const whole = Buffer.from(linesWith(keys, DEVICE));
const lines = whole.toString().trimEnd().split('\n');

type Damage = (bytes: Buffer) => Buffer;

/** Where, how many bytes, and what is put there. */
const place = fc.record({
  at: fc.nat(whole.length - 1),
  length: fc.integer({ min: 1, max: 400 }),
  filling: fc.uint8Array({ minLength: 1, maxLength: 300 }),
  bit: fc.nat(7),
});

const KINDS = ['flip', 'delete', 'insert', 'truncate', 'zero'] as const;

const damage = fc
  .tuple(fc.constantFrom(...KINDS), place)
  .map(([kind, { at, length, filling, bit }]): readonly [string, Damage] => {
    const acts: Readonly<Record<(typeof KINDS)[number], Damage>> = {
      flip: (bytes) => splice(bytes, at, 1, [(bytes[at] ?? 0) ^ (1 << bit)]),
      delete: (bytes) => splice(bytes, at, length, []),
      insert: (bytes) => splice(bytes, at, 0, filling),
      truncate: (bytes) => bytes.subarray(0, at),
      zero: (bytes) => splice(bytes, at, length, Buffer.alloc(length)),
    };
    return [`${kind} at ${at}, length ${length}, bit ${bit}`, acts[kind]];
  });

function splice(bytes: Buffer, at: number, length: number, filling: Iterable<number>): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([...filling]), bytes.subarray(at + length)]);
}

/** The facts whose bytes are all still there. */
function undamaged(bytes: Buffer): readonly string[] {
  return keys.filter((_, index) => bytes.includes(Buffer.from(lines[index] ?? '')));
}

/** Good lines, then perhaps the beginning of one, as a stopped write leaves it: nothing shows what is missing. */
function looksWhole(bytes: Buffer): boolean {
  const parts = bytes.toString('latin1').split('\n');
  const known = new Set(lines.map((line) => Buffer.from(line).toString('latin1')));
  const last = parts.pop() ?? '';
  // The version may be of any number: a line of a newer program can be cut off as well.
  const begins = /^\{"v":\d+(,|$)/.test(last) || '{"v":'.startsWith(last);
  const isCutOff = begins && !/[\x00-\x1f]/.test(last) && !/,"sum":"[0-9a-f]{8}"\}/.test(last);
  return parts.every((part) => known.has(part)) && (isCutOff || known.has(last));
}

/** Strange bytes between facts may have been a fact for all one can know. */
function mayHideMore(name: string): boolean {
  return /^(insert|zero)/.test(name);
}

function copiesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${NAME}.corrupt-`))
    .map((name) => readFileSync(join(folder, name), 'latin1'));
}

describe('a damaged facts file', () => {
  it(`in ${RUNS} random ways: every undamaged fact stays, the damaged file is kept, the next load has nothing to say`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const bytes = damages.reduce<Buffer>((left, [, act]) => act(left), whole);
        await inFolderWith({ [NAME]: bytes, device: `${DEVICE}\n` }, (folder) =>
          expectUndamagedKept(folder, bytes),
        );
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  it(`in ${RUNS / 5} random ways with a backup: every fact comes back`, async () => {
    const source = folderWith({ [NAME]: whole, device: `${DEVICE}\n` });
    const { file } = await storeIn(source).backup('import');
    const backup = { [`backups/${basename(file)}`]: readFileSync(file) };
    await fc.assert(
      fc.asyncProperty(damage, async ([name, act]) => {
        const bytes = act(whole);
        await inFolderWith({ [NAME]: bytes, device: `${DEVICE}\n`, ...backup }, async (folder) => {
          const { warnings } = await storeIn(folder).load();
          expect(await marksIn(folder)).toEqual(keys);
          const isUnharmed = looksWhole(bytes) && undamaged(bytes).length === FACTS;
          expect(warnings.map(({ code }) => code)).toEqual(
            isUnharmed ? [] : [expect.stringMatching(mayHideMore(name) ? /healed|damaged/ : 'healed')],
          );
          if (!looksWhole(bytes)) expect(copiesIn(folder)).toEqual([bytes.toString('latin1')]);
        });
      }),
      { numRuns: RUNS / 5 },
    );
  }, 300_000);
});

async function expectUndamagedKept(folder: string, bytes: Buffer): Promise<void> {
  const { facts, warnings } = await storeIn(folder).load();
  const kept = facts.flatMap((fact) => (fact.type === 'set' ? fact.data.key : []));
  expect(kept).toEqual(undamaged(bytes));
  if (!looksWhole(bytes)) {
    expect(warnings.map(({ code }) => code)).toEqual([expect.stringMatching(/^(damaged|healed)$/)]);
    expect(copiesIn(folder)).toEqual([bytes.toString('latin1')]);
  }
  // Afterwards all is as ever; a quarter of the runs shows that soon enough.
  if (bytes.length % 4 > 0) return;
  expect(await storeIn(folder).load()).toMatchObject({ facts, warnings: [] });
  await storeIn(folder).record([mark('next')]);
  expect(await marksIn(folder)).toEqual([...kept, 'next']);
}
