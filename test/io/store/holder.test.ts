/** Whether a lock is still held, decided from plain values. */
import { describe, expect, it } from 'vitest';
import { type Holder, isStale, type Machine } from '../../../src/io/store/holder.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

const machine: Machine = {
  host: 'desk',
  now: NOW,
  bootedAt: NOW - 60 * MINUTE,
  isAlive: () => true,
  startOf: () => 'boot-1/100',
};

function holder(age: number, ticket: Partial<NonNullable<Holder['ticket']>> | undefined): Holder {
  const whole = ticket && { pid: 42, started: 'boot-1/100', host: 'desk', token: 't', ...ticket };
  return { ticket: whole, identity: 't', writtenAt: NOW - age };
}

describe('a lock', () => {
  const cases: readonly (readonly [string, Holder, Partial<Machine>, boolean])[] = [
    ['of a living process', holder(5, {}), {}, false],
    ['of a living process, held for an hour', holder(59 * MINUTE, {}), {}, false],
    ['of a process that ended', holder(5, {}), { isAlive: () => false }, true],
    ['whose number another process has now', holder(5, {}), { startOf: () => 'boot-1/999' }, true],
    ['from before the machine was started anew', holder(5, {}), { startOf: () => 'boot-2/100' }, true],
    [
      'where the system tells no start, newer than the boot',
      holder(5, { started: undefined }),
      { startOf: () => undefined },
      false,
    ],
    [
      'where the system tells no start, older than the boot',
      holder(61 * MINUTE, { started: undefined }),
      { startOf: () => undefined },
      true,
    ],
    ['of another machine', holder(9 * MINUTE, { host: 'lap' }), { isAlive: () => false }, false],
    ['of another machine, for more than ten minutes', holder(11 * MINUTE, { host: 'lap' }), {}, true],
    ['that is empty', holder(9_000, undefined), {}, false],
    ['that is empty for more than ten seconds', holder(11_000, undefined), {}, true],
    ['of a living process when the clock was set back a day', holder(-24 * 60 * MINUTE, {}), {}, false],
    ['that is empty when the clock was set back a day', holder(-24 * 60 * MINUTE, undefined), {}, true],
  ];
  it.each(cases)('%s', (_name, held, changes, expected) => {
    expect(isStale(held, { ...machine, ...changes })).toBe(expected);
  });
});
