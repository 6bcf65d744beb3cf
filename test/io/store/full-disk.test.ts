/** A disk that is full: the kernel takes a part of a write without an error. */
import { describe, expect } from 'vitest';
import type { Fact } from '../../../src/core/learner/fact.ts';
import { emptyFolder } from '../../support/data-folder.ts';
import { itWithFaults } from '../../support/fault-programs.ts';
import { type Ended, storeWorkers } from '../../support/worker.ts';

const RECORDS = 200;

const workers = storeWorkers();

describe('a full disk', () => {
  itWithFaults(
    'unshare',
    `of 64 KiB and ${RECORDS} records: acknowledged = kept, the rest fails with 74, and works again when there is room`,
    async () => {
      const disk = emptyFolder();
      const data = `${disk}/data`;
      const record = JSON.stringify({
        do: 'record',
        folder: data,
        name: 'full',
        count: RECORDS,
        size: 1,
        filling: 901,
        goOn: true,
      });
      const again = JSON.stringify({ do: 'record', folder: data, name: 'room', count: 1, size: 1 });
      const load = JSON.stringify({ do: 'load', folder: data });
      // The disk is gone when the shell ends, so all is done in there.
      const shell = `mount -t tmpfs -o size=64k tmpfs ${disk}
      head -c 8192 /dev/zero > ${disk}/ballast
      node='${process.execPath} ${workers.program}'
      $node '${record}'
      $node '${load}'
      rm ${disk}/ballast
      $node '${again}'
      exec "$@"`;
      const ended = await workers.run(JSON.parse(load), {
        under: ['unshare', '-Urm', 'sh', '-c', shell, 'sh'],
      });

      expect(ended.stderr).toBe('');
      const saved = (begin: string) => marks(ended, 'saved').filter((word) => word.startsWith(begin));
      expect(saved('full-').length).toBeGreaterThan(10);
      expect(saved('full-').length).toBeLessThan(RECORDS);
      const failures = ended.said.filter(
        ([word]) => word !== 'saved' && word !== 'loaded' && word !== 'facts',
      );
      expect(failures).toHaveLength(RECORDS - saved('full-').length);
      expect(failures.filter(([word, code]) => word !== 'failed' || code !== '74')).toEqual([]);
      expect(
        failures.filter(([, , message]) => !/^The change was not saved: the disk .*full/.test(message ?? '')),
      ).toEqual([]);

      const [atFull, atEnd] = ended.said.flatMap(([word, json]) =>
        word === 'facts' ? [JSON.parse(json ?? '')] : [],
      );
      expect(atFull.warnings).toEqual([]);
      expect(keysIn(atFull.facts)).toEqual(saved('full-'));
      expect(saved('room-')).toHaveLength(1);
      expect(keysIn(atEnd.facts)).toEqual([...saved('full-'), ...saved('room-')]);
    },
  );
});

function marks({ said }: Ended, word: string): readonly string[] {
  return said.flatMap(([first, key = '']) => (first === word ? [key] : []));
}

function keysIn(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) => (fact.type === 'set' ? [fact.data.key] : []));
}
