import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, NewFact } from '../../../src/core/learner/fact.ts';
import { factLine, readLine } from '../../../src/io/store/fact-line.ts';
import { seal, unseal } from '../../../src/io/store/seal.ts';
import { NOON } from '../../support/clock.ts';
import { mark } from '../../support/data-folder.ts';
import { lineOf } from './lines.ts';

const ID = { device: 'kitchen2', counter: 7, change: 'kitchen2-6', time: NOON } as const;
const read = (text: string) => readLine(Buffer.from(text));

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('{"v":1,', ',"sum":"00000000"}', '\n', '__proto__'),
);
const newFact: fc.Arbitrary<NewFact> = fc.oneof(
  fc.record({
    type: fc.constant('set' as const),
    data: fc.record({
      key: text,
      value: fc.oneof(
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      ),
    }),
  }),
  fc.record({
    type: fc.constant('claimed' as const),
    data: fc.record({ skill: text, via: fc.constantFrom('done', 'import') }),
  }),
  fc.record({ type: fc.constant('skipped' as const), data: fc.record({ skill: text }) }),
  fc.record({
    type: fc.constant('rewound' as const),
    data: fc.record({
      to: fc.dictionary(fc.stringMatching(/^([a-z2-7]{4}){2,3}$/), fc.nat()),
      why: fc.constantFrom('reset', 'restore'),
    }),
  }),
);

describe('a line', () => {
  it('looks like this, for ever', () => {
    expect(factLine({ ...mark('path', 'default'), ...ID }).text).toBe(
      '{"v":1,"device":"kitchen2","counter":7,"change":"kitchen2-6","time":"2026-11-23T12:00:00.000+01:00","type":"set","data":{"key":"path","value":"default"},"sum":"d94926e3"}',
    );
  });

  it('gives back every fact, whatever stands in it (1,000 facts)', () => {
    fc.assert(
      fc.property(newFact, (fact) => {
        const line = factLine({ ...fact, ...ID } as Fact);
        expect(line.text).not.toMatch(/\n/);
        // JSON knows no -0.
        expect(read(line.text)).toEqual({ kind: 'line', line });
        expect(JSON.stringify(line.fact)).toBe(JSON.stringify({ type: fact.type, data: fact.data, ...ID }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows any change of one byte (1,000 changes)', () => {
    const bytes = Buffer.from(factLine({ ...mark('päth', 'défault'), ...ID }).text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ change;
        expect(readLine(other).kind).toBe('damaged');
      }),
      { numRuns: 1_000 },
    );
  });

  it('with data that cannot be read back is refused', () => {
    expect(() => factLine({ ...mark('hours', Number.NaN), ...ID })).not.toThrow();
    expect(() => factLine({ type: 'skipped', data: { skill: 3 as unknown as string }, ...ID })).toThrow(
      'cannot be read back',
    );
    expect(() => factLine({ ...mark('a'), ...ID, device: '../evil' })).toThrow('cannot be read back');
  });
});

describe('a line with a sum that holds is still not believed', () => {
  const good = { v: 1, ...ID, type: 'set', data: { key: 'a', value: 1 } };
  it.each<readonly [string, object]>([
    ['a device that is a path', { ...good, device: '../../evil' }],
    ['a device that is short', { ...good, device: 'abc' }],
    ['a device that is a number', { ...good, device: 12345678 }],
    ['no counter', { ...good, counter: undefined }],
    ['a counter of 0', { ...good, counter: 0 }],
    ['a counter with a fraction', { ...good, counter: 1.5 }],
    ['a counter that leaves no larger one', { ...good, counter: Number.MAX_SAFE_INTEGER }],
    ['a counter that is a text', { ...good, counter: '7' }],
    ['a change that is none', { ...good, change: 'x' }],
    ['a time that is none', { ...good, time: 'yesterday' }],
    ['a time that no calendar has', { ...good, time: '2026-13-45T99:00:00Z' }],
    ['no data', { ...good, data: undefined }],
    ['version 0', { ...good, v: 0 }],
    ['version 1.5', { ...good, v: 1.5 }],
    ['version "2"', { ...good, v: '2' }],
  ])('%s', (_name, members) => {
    expect(read(lineOf(members)).kind).toBe('damaged');
  });

  it.each<readonly [string, object]>([
    ['a kind that is not known', { ...good, type: 'dreamt' }],
    ['a known kind with other data', { ...good, data: { key: 'a' } }],
    [
      'a known kind with a new word',
      { ...good, type: 'reported', data: { skill: 'git', report: 'forgotten' } },
    ],
    ['a known kind with a list for data', { ...good, data: [1] }],
    ['a kind named like a member of every object', { ...good, type: 'constructor' }],
  ])('but kept: %s', (_name, members) => {
    expect(read(lineOf(members))).toMatchObject({
      kind: 'line',
      line: { id: 'kitchen2-7', fact: undefined },
    });
  });

  it.each<readonly [string, string, string]>([
    ['version 2, sealed', lineOf({ ...good, v: 2 }), 'newer'],
    ['version 2 of quite another shape, sealed', lineOf({ v: 2, anything: [] }), 'newer'],
    ['version 2 with another kind of sum', '{"v":2,"hash":"abc"}', 'newer'],
    ['version 1 that was damaged into a 2', lineOf(good).replace('"v":1', '"v":2'), 'damaged'],
  ])('%s is %s', (_name, line, kind) => {
    expect(read(line).kind).toBe(kind);
  });
});

describe('the seal', () => {
  it('is the CRC-32 of the text without it, as its description says', () => {
    expect(seal('{"a":1}')).toBe('{"a":1,"sum":"561bacaf"}');
    expect(unseal(Buffer.from('{"a":1,"sum":"561bacaf"}'))).toBe('{"a":1}');
  });

  it('does not hold for bytes that are not UTF-8', () => {
    const bytes = Buffer.from(seal('{"a":"?"}'));
    bytes[6] = 0xff;
    expect(unseal(bytes)).toBeUndefined();
  });
});
