/** A skill by what people call it: its id, its title, or a word that names it. */
import { nearest } from '../nearest.ts';
import type { Roadmap, Skill } from './roadmap.ts';

export interface Found {
  readonly match: Skill | undefined;
  /** `part`: the word is only a part of its title, or the beginning of its id. */
  readonly by: 'id' | 'title' | 'keyword' | 'part' | undefined;
  /** Other skills that the same word names. */
  readonly also: readonly Skill[];
  /** When nothing matches: what may have been meant, best first. */
  readonly suggestions: readonly Skill[];
}

export function findSkill(roadmap: Roadmap, query: string): Found {
  const wanted = folded(query);
  const { skills } = roadmap;
  const found = (match: Skill | undefined, by: Found['by'], also: readonly Skill[] = []): Found => ({
    match,
    by: match && by,
    also,
    suggestions: [],
  });
  if (wanted === '') return found(undefined, undefined);
  const asId = query.trim().toLowerCase();
  const byId = skills.find(({ id, was }) => id === asId || was.includes(asId));
  if (byId) return found(byId, 'id');
  const byTitle = skills.find(({ title }) => folded(title) === wanted);
  if (byTitle) return found(byTitle, 'title');
  const [byKeyword, ...also] = namedBy(skills, wanted);
  if (byKeyword) return found(byKeyword, 'keyword', also);
  const [partly, ...others] = wanted.length < 3 ? [] : skills.filter((skill) => isPartOf(wanted, skill));
  if (partly && others.length === 0) return found(partly, 'part');
  return { ...found(undefined, undefined), suggestions: suggestions(skills, query, [partly, ...others]) };
}

/** Skills with the term among their keywords: where it stands earliest first, then as the roadmap has them. */
function namedBy(skills: readonly Skill[], wanted: string): readonly Skill[] {
  return skills
    .map((skill) => ({ skill, place: skill.keywords.terms.findIndex((term) => folded(term) === wanted) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ skill }) => skill);
}

function isPartOf(wanted: string, { id, title }: Skill): boolean {
  return folded(id).startsWith(wanted) || folded(title).includes(wanted);
}

function suggestions(
  skills: readonly Skill[],
  query: string,
  partly: readonly (Skill | undefined)[],
): readonly Skill[] {
  const names = new Map<string, Skill>();
  for (const skill of skills) {
    for (const term of skill.keywords.terms) if (!names.has(term)) names.set(term, skill);
  }
  for (const skill of skills) names.set(skill.title.toLowerCase(), skill).set(skill.id, skill);
  const near = nearest(query.trim().toLowerCase(), names.keys(), 3).map((name) => names.get(name));
  return [...new Set([...near, ...partly])].filter((skill) => skill !== undefined).slice(0, 3);
}

/** `CI/CD`, `ci cd` and `ci-cd` are one word; `c++` stays apart from `c`. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[\s\-_/.]+/g, '');
}
