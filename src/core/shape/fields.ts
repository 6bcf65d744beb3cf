/** Fields that every file of content is made of: ids, texts, lists. */
import * as v from 'valibot';

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Nothing that steers a terminal or hides: control characters, bidi overrides, lone surrogates, separators. */
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]*$/u;
/** The same, and line ends. */
const LINES = /^(\n|[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff])*$/u;
const ADDRESS =
  /^https?:\/\/[^\s/?#@\\]+\.[^\s/?#@\\]+([/?#][^\s\\]*)?$|^https?:\/\/localhost(:\d+)?(\/[^\s\\]*)?$/i;

export const id = idOf(64);

export function idOf(most: number) {
  return v.pipe(
    v.string(),
    v.maxLength(most, `must not be longer than ${most} characters`),
    v.regex(ID, 'must be lower-case words and digits with single hyphens, such as `sql-basics`'),
  );
}

export const text = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/\S/, 'must not be empty'),
    v.maxLength(most, `must not be longer than ${most} characters`),
    v.regex(ONE_LINE, 'must be one line without control characters or invisible marks'),
  );

/** Text of several lines. */
export const lines = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/\S/, 'must not be empty'),
    v.maxLength(most, `must not be longer than ${most} characters`),
    v.regex(LINES, 'must not hold tabs, control characters or invisible marks'),
  );

export const address = v.pipe(
  v.string(),
  v.maxLength(2000, 'must not be longer than 2000 characters'),
  v.regex(ADDRESS, 'must be an http or https address'),
);

export const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(least, `must not be below ${least}`),
    v.maxValue(most, `must not be above ${most}`),
  );

export const described = <S extends v.GenericSchema>(schema: S, says: string) =>
  v.pipe(schema, v.description(says));

export const listOf = <S extends v.GenericSchema>(schema: S, what: string, most: number) =>
  v.pipe(
    v.array(schema),
    v.minLength(1, `must hold one ${what} at least`),
    v.maxLength(most, `must not hold more than ${most} ${what}s`),
  );
