/** The worker is killed while it records, again and again: nothing that it was told to be saved may be missing. */
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, filesIn, marksIn, storeIn } from '../../support/data-folder.ts';
import { times } from '../../support/times.ts';
import { type Ended, inParallel, savedBy, storeWorkers } from '../../support/worker.ts';

const KILLS = times(20, 500);
const AT_ONCE = 4;
/** So that most starts find what the kill before left behind. */
const KILLS_IN_ONE_FOLDER = 10;

const workers = storeWorkers();

describe('a process that is killed while it records', () => {
  it(`loses nothing it acknowledged: ${KILLS} kills at random moments, 0 lost, 0 unreadable, no lock left to wait for`, async () => {
    const folders = Array.from({ length: KILLS / KILLS_IN_ONE_FOLDER }, (_, index) => `f${index}`);
    const outcomes = await inParallel(
      AT_ONCE,
      folders.map((name) => () => killAgainAndAgain(name, KILLS_IN_ONE_FOLDER)),
    );
    const killed = outcomes.flatMap(({ runs }) => runs);
    expect(killed.filter(({ signal }) => signal === 'SIGKILL')).toHaveLength(KILLS);
    expect(killed.flatMap(({ said }) => said.filter(([word]) => word === 'waiting'))).toEqual([]);
    expect(
      killed.flatMap(({ said }) => said.filter(([word, ...codes]) => word === 'loaded' && codes.length)),
    ).toEqual([]);
    for (const { folder, runs } of outcomes) await expectAllKept(folder, runs);
  }, 300_000);
});

async function killAgainAndAgain(name: string, kills: number) {
  const folder = emptyFolder();
  const runs: Ended[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const worker = workers.start({ do: 'record', folder, name: `${name}k${kill}` });
    await worker.heard('saved');
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 100));
    worker.process.kill('SIGKILL');
    runs.push(await worker.ended);
  }
  return { folder, runs };
}

async function expectAllKept(folder: string, runs: readonly Ended[]): Promise<void> {
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), new Date(0), new Date(0));
  const { facts, warnings } = await storeIn(folder).load();
  expect(warnings).toEqual([]);
  const kept = new Set(
    facts.flatMap((fact) => (fact.type === 'set' ? [fact.data.key, `${fact.device}-${fact.counter}`] : [])),
  );
  const acknowledged = runs.flatMap(savedBy);
  expect(acknowledged.length).toBeGreaterThan(runs.length);
  expect(acknowledged.filter((word) => !kept.has(word))).toEqual([]);
  expect(new Set(facts.map(({ counter }) => counter)).size).toBe(facts.length);
  await storeIn(folder).record([{ type: 'skipped', data: { skill: 'after-all' } }]);
  expect((await marksIn(folder)).length).toBe(facts.length);
  expect(Object.keys(filesIn(folder)).filter((name) => !/^(device|facts-.{8}\.jsonl)$/.test(name))).toEqual(
    [],
  );
}
