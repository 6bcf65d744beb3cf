/** One fact as one line of a facts file: writing it, and believing nothing when reading it. */
import * as v from 'valibot';
import { type Day, parseDay } from '../../core/day.ts';
import { type Fact, type FactData, type FactType, factId, MOST_TRACES } from '../../core/learner/fact.ts';
import { parseJson } from './json.ts';
import { looksSealed, seal, unseal } from './seal.ts';

/** The version of the line format that this program writes. */
const VERSION = 1;

/** A line whose sum holds. */
export interface FactLine {
  /** The line without its end, as it stands in the file. */
  readonly text: string;
  readonly id: string;
  readonly device: string;
  readonly counter: number;
  /** Undefined when a newer program recorded a kind of fact that this one does not know: kept, not understood. */
  readonly fact: Fact | undefined;
}

export type ReadLine =
  | { readonly kind: 'line'; readonly line: FactLine }
  /** Written in a newer format. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/**
 * The line of a fact, without its end: the members v, device, counter, change, time, type, data in this order,
 * sealed. Throws a plain Error when it could not be read back, for that would be a fact lost.
 */
export function factLine({ device, counter, change, time, type, data }: Fact): FactLine {
  const text = seal(JSON.stringify({ v: VERSION, device, counter, change, time, type, data }));
  const read = readLine(Buffer.from(text));
  if (read.kind !== 'line' || !read.line.fact) throw new Error(`a fact that cannot be read back: ${text}`);
  return read.line;
}

/** Reads the bytes of one line, without its end. */
export function readLine(bytes: Buffer): ReadLine {
  const body = unseal(bytes);
  if (body === undefined && looksSealed(bytes)) return { kind: 'damaged' };
  const value = parseJson(body ?? bytes.toString());
  if (isNewer(value)) return { kind: 'newer' };
  const envelope = v.safeParse(ENVELOPE, value);
  if (body === undefined || !envelope.success) return { kind: 'damaged' };
  const { device, counter } = envelope.output;
  const id = factId({ device, counter });
  return {
    kind: 'line',
    line: { text: bytes.toString(), id, device, counter, fact: factIn(envelope.output) },
  };
}

const DEVICE = v.pipe(v.string(), v.regex(/^([a-z2-7]{4}){2,16}$/));
const CHANGE = v.pipe(v.string(), v.regex(/^([a-z2-7]{4}){2,16}-[1-9]\d{0,11}$/));
const COUNTER = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999_999));
const TIME = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

const ENVELOPE = v.object({
  v: v.literal(VERSION),
  device: DEVICE,
  counter: COUNTER,
  change: CHANGE,
  time: TIME,
  type: v.string(),
  data: v.record(v.string(), v.unknown()),
});

const CHANCE = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const AMOUNT = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));
const HEIGHTS = v.record(DEVICE, v.pipe(v.number(), v.integer(), v.minValue(0)));
const NOTE = v.optional(v.string());
const DAY = v.custom<Day>((value) => typeof value === 'string' && parseDay(value) !== undefined);
const SKILL = v.object({ skill: v.string() });
const EXERCISE = { skill: v.string(), exercise: v.string() };
const VIA = v.object({ skill: v.string(), via: v.picklist(['done', 'import']) });

/** What each kind of fact holds. Further members are passed by, so that a newer program may add some. */
const DATA = {
  set: v.object({ key: v.string(), value: v.union([v.string(), v.number(), v.boolean(), v.null()]) }),
  reported: v.object({
    skill: v.string(),
    report: v.picklist(['known', 'partly', 'unknown', 'unsure']),
  }),
  screened: v.object({ offered: v.array(v.string()), ticked: v.array(v.string()) }),
  answered: v.pipe(
    v.object({
      skill: v.string(),
      question: v.string(),
      outcome: v.picklist(['right', 'wrong', 'unsure']),
      slip: CHANCE,
      guess: CHANCE,
      seconds: v.optional(AMOUNT),
      placement: v.optional(v.boolean()),
    }),
    v.check(({ slip, guess }) => slip + guess < 1),
  ),
  rated: v.object({ question: v.string(), rating: v.picklist(['guessed', 'hard', 'good', 'easy']) }),
  retired: v.object({ question: v.string(), roadmap: v.string() }),
  logged: v.object({ skill: v.string(), minutes: AMOUNT, day: DAY, timed: v.optional(v.literal(true)) }),
  clocked: SKILL,
  practised: v.object({ habit: v.string(), note: NOTE, day: v.optional(DAY) }),
  applied: v.object({ application: v.string(), company: v.string(), role: NOTE, link: NOTE, day: DAY }),
  heard: v.object({
    application: v.string(),
    status: v.picklist(['sent', 'followed-up', 'interview', 'offer', 'rejected', 'withdrawn']),
    note: NOTE,
    day: DAY,
    fact: v.optional(CHANGE),
  }),
  aimed: v.object({
    advert: v.string(),
    title: v.string(),
    must: v.array(v.string()),
    nice: v.array(v.string()),
    mustOneOf: v.optional(v.array(v.array(v.string()))),
    niceOneOf: v.optional(v.array(v.array(v.string()))),
  }),
  dropped: v.object({ advert: v.string(), fact: v.optional(CHANGE) }),
  claimed: VIA,
  reopened: VIA,
  started: v.object({ ...EXERCISE, folder: v.string() }),
  hinted: v.object({ ...EXERCISE, hint: v.number() }),
  revealed: v.object(EXERCISE),
  checked: v.object({
    ...EXERCISE,
    passed: v.boolean(),
    minutes: v.number(),
    hints: v.number(),
    revealed: v.boolean(),
  }),
  found: v.object({
    project: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
    skills: v.pipe(
      v.array(
        v.object({
          skill: v.string(),
          grade: v.picklist(['named', 'once', 'several', 'depth']),
          places: AMOUNT,
          files: AMOUNT,
          last: v.optional(DAY),
        }),
      ),
      v.maxLength(MOST_TRACES),
    ),
  }),
  skipped: SKILL,
  resumed: SKILL,
  restarted: v.object({}),
  placed: v.object({
    end: v.picklist(['complete', 'stopped']),
    depth: v.optional(v.picklist(['quick', 'default', 'thorough'])),
  }),
  undone: v.object({ change: CHANGE }),
  rewound: v.object({
    to: HEIGHTS,
    seen: v.optional(HEIGHTS),
    why: v.picklist(['reset', 'restore', 'import']),
  }),
} satisfies { readonly [T in FactType]: v.GenericSchema<unknown, FactData[T]> };

const KINDS = new Map<string, v.GenericSchema<unknown, FactData[FactType]>>(Object.entries(DATA));

function factIn({ device, counter, change, time, type, data }: v.InferOutput<typeof ENVELOPE>) {
  const kind = KINDS.get(type);
  const known = kind && v.safeParse(kind, data);
  if (!known?.success) return undefined;
  // The table above pairs each type with its data; the compiler cannot follow that through a lookup.
  return { type, data: known.output, device, counter, change, time } as Fact;
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('v' in value)) return false;
  return Number.isInteger(value.v) && Number(value.v) > VERSION;
}
