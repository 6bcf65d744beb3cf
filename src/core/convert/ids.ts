/** Ids made of titles: lower-case words with hyphens, each only once. */

const LONGEST = 64;

/** A maker of ids that gives none twice; `kind` stands in where a title has no letters of ours. */
export function idMaker(kind: string): (title: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (title) => {
    const wanted = idFrom(title, kind);
    let id = wanted;
    for (let number = next.get(wanted) ?? 2; used.has(id); number += 1) {
      const ending = `-${number}`;
      id = `${wanted.slice(0, LONGEST - ending.length).replace(/-+$/, '')}${ending}`;
      next.set(wanted, number + 1);
    }
    used.add(id);
    return id;
  };
}

export function idFrom(title: string, kind: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\+\+/g, ' plus plus ')
    .replace(/#(?=\W|$)/g, ' sharp ')
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const id = words === '' ? kind : /^[a-z]/.test(words) ? words : `${kind}-${words}`;
  return id.slice(0, LONGEST).replace(/-+$/, '');
}
