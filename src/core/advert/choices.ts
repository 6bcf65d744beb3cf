/** Words that make names a choice: `one of`, `such as`, `or similar`, `any of them`, `... is fine too`. */
import { type Hit, hits, lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** `one`: one of the names is enough, whatever they are. `example`: they are examples of one kind of thing. */
export type Opening = 'one' | 'example';

const OPENINGS = lexicon<Opening | 'nothing'>({
  nothing: `
    at least one year; at least 1 year; at least one month; minimum one year; would like; we'd like; you like;
    you'd like; i'd like; feel like; looks like; one or more year; either way; of the like`,
  one: `
    one of; either; either of; at least one; at least 1; at least one of; any of; any one of; one or more; one
    or more of; one or several; one or several of; 1 or more; 1 of; minimum one; min one; whichever of; of
    your choice; pelo menos uma; pelo menos um; um destes; uma destas; uma ou mais; al menos uno; al menos una;
    mindestens eine; mindestens einer; mindestens eines; mindestens einem; einer der; eines der; einem der`,
  example: `
    e.g; eg; such as; like; for example; for instance; por exemplo; tais como; como; z.b; zum beispiel; wie`,
});

/** After a list; the words of `similar` need an `or` or `and` before them. */
const CLOSINGS = lexicon<Opening>({
  one: `
    any of them; any of these; any of those; one of them; one of these; one of those; at least one; at least
    one of them; at least one of these; either one; either is fine; either will do; any will do; any is fine; any
    one will do; any one; whichever; pick one; take your pick; you choose; your choice; we do not mind which; we
    don't mind which; do not mind which; don't mind which`,
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
    also accept; would also accept; we'd also accept; also consider; also take; would also take; we'd also
    take; alternatively; or else; coming from; come from; if you only know; only know; in place of`,
});

/** What the words before a list say about it. */
export function openingsIn(tokens: readonly Token[]): readonly Hit<Opening>[] {
  return hits(tokens, OPENINGS).filter((hit): hit is Hit<Opening> => hit.meaning !== 'nothing');
}

export function closingsIn(tokens: readonly Token[]): readonly Hit<Opening>[] {
  return hits(tokens, CLOSINGS);
}

export function concessionsIn(tokens: readonly Token[]): readonly Hit<'back' | 'forward'>[] {
  return hits(tokens, CONCESSIONS);
}

/** Whether the list below a line that ends in a colon is one to choose from. */
export function opensChoice(tokens: readonly Token[]): boolean {
  return openingsIn(tokens).some(({ meaning }) => meaning === 'one');
}
