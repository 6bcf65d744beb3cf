/** Many programs that write at once. */
import { describe, expect, it } from 'vitest';
import { factId } from '../../../src/core/learner/fact.ts';
import { emptyFolder, filesIn, mark, marksIn, storeIn } from '../../support/data-folder.ts';
import { times } from '../../support/times.ts';
import { savedBy, storeWorkers } from '../../support/worker.ts';

const PROCESSES = 20;
const RECORDS = times(20, 50);
const REPEATS = times(1, 5);
/** A busy machine must not make this fail. */
const LOCK_WAIT_MS = 60_000;

const workers = storeWorkers();

describe('writers at once', () => {
  it.each(Array.from({ length: REPEATS }, (_, index) => index + 1))(
    `${PROCESSES} processes with ${RECORDS} records each keep ${PROCESSES * RECORDS} of ${PROCESSES * RECORDS}, repeat %i of ${REPEATS}`,
    async () => {
      const folder = emptyFolder();
      const ended = await Promise.all(
        Array.from({ length: PROCESSES }, (_, index) =>
          workers.run({
            do: 'record',
            folder,
            name: `p${index}`,
            count: RECORDS,
            size: 1,
            lockWaitMs: LOCK_WAIT_MS,
          }),
        ),
      );
      expect(ended.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
      const { facts, warnings } = await storeIn(folder).load();
      expect(warnings).toEqual([]);
      expect(facts).toHaveLength(PROCESSES * RECORDS);
      expect(new Set(facts.map(factId)).size).toBe(PROCESSES * RECORDS);
      const kept = new Set([...facts.map(factId), ...(await marksIn(folder))]);
      expect(ended.flatMap(savedBy).filter((word) => !kept.has(word))).toEqual([]);
      expect(Object.keys(filesIn(folder)).sort()).toEqual(['device', expect.stringMatching(/^facts-/)]);
    },
  );

  it('two stores in one process and calls that nobody waits for keep everything', async () => {
    const folder = emptyFolder();
    const stores = [storeIn(folder), storeIn(folder)];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        stores[index % 2]?.record([mark(`a${index}`), mark(`b${index}`)]),
      ),
    );
    const { facts } = await storeIn(folder).load();
    expect(facts.map(({ counter }) => counter)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });
});
