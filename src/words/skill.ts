/** A skill by its title; one that the roadmap in use does not have, by its id and where it is from. */
export function titleWords(titles: ReadonlyMap<string, string>, id: string): string {
  return titles.get(id) ?? `${id} (from another roadmap)`;
}
