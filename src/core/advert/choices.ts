/** Words that make names a choice: `one of`, `such as`, `or similar`, `any of them`, `... is fine too`. */
import { type Hit, hits, lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** `one`: one of the names is enough, whatever they are. `example`: they are examples of one kind of thing. */
export type Opening = 'one' | 'example';

/** Of time, not of names. */
const PERIODS = `
  at least one year; at least 1 year; at least one month; at least 1 month; minimum one year; one or more year`;

const OPENINGS = lexicon<Opening | 'nothing'>({
  nothing: `
    ${PERIODS}; would like; we'd like; you like; you'd like; i'd like; feel like; looks like; either way; of the
    like`,
  one: `
    one of; either; either of; at least one; at least 1; at least one of; any of; any one of; one or more; one
    or more of; one or several; one or several of; 1 or more; 1 of; minimum one; min one; whichever of; of
    your choice; pelo menos uma; pelo menos um; um destes; uma destas; uma ou mais; al menos uno; al menos una;
    mindestens eine; mindestens einer; mindestens eines; mindestens einem; einer der; eines der; einem der`,
  example: `
    e.g; eg; such as; like; for example; for instance; por exemplo; tais como; como; z.b; zum beispiel; wie`,
});

/** After a list; the words of `similar` need an `or` or `and` before them. `last`: only where its clause ends. */
const CLOSINGS = lexicon<Opening | 'last' | 'nothing'>({
  nothing: PERIODS,
  last: 'you choose; your choice',
  one: `
    any of them; any of these; any of those; one of them; one of these; one of those; at least one; at least
    one of them; at least one of these; either one; either is fine; either will do; any will do; any is fine; any
    one will do; any one; whichever; pick one; take your pick; we do not mind which; we don't mind which; do not
    mind which; don't mind which`,
  example: `
    or similar; or equivalent; or comparable; or other; or another; or alike; or the like; or any other; or
    alternative; or something similar; or something like that; or something comparable; or such; or so; and
    similar; and comparable; and the like; and alike; or an equivalent; or a similar; or a comparable; ou similar; ou
    similares; oder ahnlich; oder ahnliche; oder ahnliches; oder vergleichbar; oder vergleichbare; o similar; etc; or
    others; or a different`,
});

/** Makes what stands before it a choice: `Ideally FastAPI, but Django is fine`. */
const CONCESSIONS = lexicon<'back' | 'forward'>({
  back: `
    is fine; are fine; is also fine; are also fine; also fine; fine too; fine as well; fine; is ok; are ok; ok; ok
    too; also ok; okay; is okay; are okay; work too; works too; also work; also works; work as well; works as
    well; would work; would work too; will do; would do; will also do; would also do; acceptable; is acceptable; are
    acceptable; also acceptable; accepted; is accepted; are accepted; also accepted; equally welcome; is equally
    welcome; are equally welcome; also welcome; is also welcome; are also welcome; equally good; just as
    good; count too; counts too; also count; also counts; possible too; also possible; is good too; are good
    too; also good; no problem either; geht auch; auch ok; tambem serve`,
  forward: `
    also accept; would also accept; we'd also accept; would also take; we'd also take; alternatively; or else;
    coming from; come from; if you only know; only know; in place of`,
});

/** What the words before a list say about it. */
export function openingsIn(tokens: readonly Token[]): readonly Hit<Opening>[] {
  return hits(tokens, OPENINGS).filter((hit): hit is Hit<Opening> => hit.meaning !== 'nothing');
}

/** Where the words after a list begin. */
export function closingsIn(tokens: readonly Token[]): readonly number[] {
  const isEnd = (at: number) => /^(?:$|[^ ])| [-\u2013\u2014] /.test(tokens[at]?.gap ?? '');
  return hits(tokens, CLOSINGS)
    .filter(({ meaning, to }) => meaning !== 'nothing' && (meaning !== 'last' || isEnd(to)))
    .map(({ from }) => from);
}

export function concessionsIn(tokens: readonly Token[]): readonly Hit<'back' | 'forward'>[] {
  return hits(tokens, CONCESSIONS);
}

/** Of which a job needs one, when it names several. */
export const KINDS: ReadonlySet<string> = new Set(
  'framework database db broker queue language provider platform cloud library tool server rdbms orm store'.split(
    ' ',
  ),
);

/** They show the list that follows; what else `one of` stands before (`one of our teams`) is no list. */
const SHOWING: ReadonlySet<string> = new Set(
  'following these those folgenden seguintes destes destas'.split(' '),
);

/** Words of `the following Python web frameworks`. */
const MOST_AFTER = 5;

/**
 * Whether the list below a line that ends in a colon is one to choose from: the last that the line says is `one of`,
 * `one of these databases`, `at least one web framework`.
 */
export function opensChoice(tokens: readonly Token[]): boolean {
  return openingsIn(tokens).some(({ meaning, to }) => {
    const rest = tokens.slice(to);
    if (meaning !== 'one' || rest.length > MOST_AFTER || rest.some(({ gap }) => /[.,;:!?]/.test(gap)))
      return false;
    const isShown = tokens.slice(to - 1, to + 2).some(({ text }) => SHOWING.has(text));
    const isKind = KINDS.has(rest.at(-1)?.stem ?? '') && (rest.length === 1 || tokens[to - 1]?.text !== 'of');
    return rest.length === 0 || isShown || isKind;
  });
}
