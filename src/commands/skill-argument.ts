/** A skill as people name it on the command line. */
import { findSkill } from '../core/roadmap/find.ts';
import type { Roadmap, Skill } from '../core/roadmap/roadmap.ts';
import { EXIT, UserError } from '../exit.ts';
import { listed } from '../words/amounts.ts';

/** The skill, for looking at: the best match will do. UserError 64 with suggestions when there is none. */
export function skillToShow(roadmap: Roadmap, query: string): { skill: Skill; also: readonly Skill[] } {
  const { match, also, suggestions } = findSkill(roadmap, query);
  if (match) return { skill: match, also };
  throw notFound(query, suggestions);
}

/** The skill, for changing something: it must be meant beyond doubt. */
export function skillToChange(roadmap: Roadmap, query: string): Skill {
  const { match, by, also, suggestions } = findSkill(roadmap, query);
  if (!match) throw notFound(query, suggestions);
  if (by === 'part') throw notFound(query, [match]);
  if (by === 'id' || also.length === 0) return match;
  throw new UserError(
    `'${query}' names more than one skill: ${listed([match, ...also].map(({ id }) => id))}.`,
    {
      exitCode: EXIT.usage,
      hint: 'Name the one you mean by its id.',
    },
  );
}

function notFound(query: string, suggestions: readonly Skill[]): UserError {
  const names = suggestions.map(({ id, title }) => `${id} (${title})`);
  return new UserError(`No skill is called '${query}'.`, {
    exitCode: EXIT.usage,
    hint:
      names.length > 0
        ? `Did you mean ${names.join(' or ')}?`
        : 'See them all with `pybackend-path roadmap show`.',
  });
}
