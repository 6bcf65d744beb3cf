/** Ids made of what people call a thing. */

const MOST_LETTERS = 40;

/** In small letters and hyphens; letters of every script stay, accents go. */
export function slug(name: string): string {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const joined = words.replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...joined]
    .slice(0, MOST_LETTERS)
    .join('')
    .replace(/^-+|-+$/g, '');
}

/** The wanted id, numbered when it is taken. */
export function freeId(all: ReadonlyMap<string, unknown>, wanted: string): string {
  if (!all.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${wanted}-${number}`;
    if (!all.has(id)) return id;
  }
}
