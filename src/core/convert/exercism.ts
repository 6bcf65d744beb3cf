/**
 * An Exercism track. A concept is a skill; what the exercise that teaches it demands are its prerequisites, by its authors'
 * own word. Exercises only show what to do with a concept: they become outcomes and resources.
 */
import * as v from 'valibot';
import type { Draft, DraftLink, DraftSkill } from './draft.ts';
import { type Notes, note } from './notes.ts';
import type { Link, Source } from './source.ts';

const word = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]{0,79}$/));
const exercise = v.object({
  slug: word,
  name: v.optional(v.string()),
  concepts: v.optional(v.array(v.string()), []),
  practices: v.optional(v.nullable(v.array(v.string()))),
  prerequisites: v.optional(v.nullable(v.array(v.string()))),
  status: v.optional(v.string()),
  difficulty: v.optional(v.nullable(v.number())),
});
const concept = v.object({ slug: word, name: v.optional(v.string()), blurb: v.optional(v.string()) });

type Exercise = v.InferOutput<typeof exercise>;
type Concept = v.InferOutput<typeof concept>;

export const TRACK = v.object({
  language: v.string(),
  slug: v.optional(word),
  blurb: v.optional(v.string()),
  exercises: v.object({
    concept: v.optional(v.array(v.unknown()), []),
    practice: v.optional(v.array(v.unknown()), []),
  }),
  concepts: v.array(v.unknown()),
});

const MOST_OUTCOMES = 6;
const MOST_PRACTICE_LINKS = 4;

export function exercismDraft(source: Source, track: v.InferOutput<typeof TRACK>, notes: Notes): Draft {
  const taught = exercisesIn(track.exercises.concept, notes).filter((one) => isLive(one, notes));
  const practised = exercisesIn(track.exercises.practice, notes).filter((one) => isLive(one, notes));
  const concepts = entries(concept, track.concepts, notes);
  const teaching = byConcept(taught, ({ concepts: names }) => names);
  const practising = byConcept(practised, ({ practices }) => practices ?? []);
  const skills = concepts.map((one): DraftSkill => {
    const lessons = teaching.get(one.slug) ?? [];
    const practice = (practising.get(one.slug) ?? []).toSorted(
      (a, b) => (a.difficulty ?? 0) - (b.difficulty ?? 0),
    );
    if (lessons.length === 0) note(notes, 'concept-not-taught', one.slug);
    const shown = practice.slice(0, MOST_OUTCOMES - Math.min(lessons.length, MOST_OUTCOMES));
    if (shown.length < practice.length)
      note(notes, 'exercise-beyond', one.slug, practice.length - shown.length);
    return {
      key: one.slug,
      name: one.slug,
      title: one.name ?? one.slug,
      summary: one.blurb ?? blurbOf(source, one),
      stage: lessons.length > 0 ? 'taught' : 'named',
      optional: lessons.length === 0,
      needs: lessons.flatMap(({ prerequisites }) => prerequisites ?? []),
      after: [],
      outcomes: [...lessons, ...shown].map(({ slug, name }) => `Solve the exercise ${name ?? slug}`),
      links: linksFor(source, track.slug, one, [...lessons, ...shown.slice(0, MOST_PRACTICE_LINKS)]),
      at: one.slug,
    };
  });
  return {
    kind: 'exercism',
    title: `${track.language} on Exercism`,
    summary: track.blurb,
    stages: [
      { key: 'taught', title: 'Concepts with an exercise' },
      { key: 'named', title: 'Concepts that no exercise teaches yet' },
    ],
    skills: skills.toSorted((a, b) => Number(a.optional) - Number(b.optional)),
  };
}

function entries<S extends v.GenericSchema>(
  schema: S,
  list: readonly unknown[],
  notes: Notes,
): readonly v.InferOutput<S>[] {
  const seen = new Set<string>();
  return list.flatMap((item) => {
    const read = v.safeParse(schema, item);
    const { slug } = read.success ? (read.output as { slug: string }) : { slug: '' };
    if (!read.success || seen.has(slug)) {
      note(notes, 'malformed', slug);
      return [];
    }
    seen.add(slug);
    return [read.output];
  });
}

function exercisesIn(list: readonly unknown[], notes: Notes): readonly Exercise[] {
  return entries(exercise, list, notes);
}

/** Exercism shows learners neither those in work nor those that were given up. */
function isLive({ status, slug }: Exercise, notes: Notes): boolean {
  const isShown = status !== 'wip' && status !== 'deprecated';
  if (!isShown) note(notes, 'exercise-not-live', `${slug} (${status})`);
  return isShown;
}

function byConcept(
  exercises: readonly Exercise[],
  names: (exercise: Exercise) => readonly string[],
): ReadonlyMap<string, readonly Exercise[]> {
  const groups = new Map<string, Exercise[]>();
  for (const one of exercises) {
    for (const name of new Set(names(one))) {
      const group = groups.get(name);
      if (group) group.push(one);
      else groups.set(name, [one]);
    }
  }
  return groups;
}

/** Its own page, those its authors link to, then its exercises. Without the track's name there are no addresses. */
function linksFor(
  source: Source,
  track: string | undefined,
  { slug, name }: Concept,
  exercises: readonly Exercise[],
): readonly DraftLink[] {
  const links = linksOf(source, slug);
  if (track === undefined) return links;
  const root = `https://exercism.org/tracks/${track}`;
  const own = exercises.map(
    (one): DraftLink => ({
      title: one.name ?? one.slug,
      url: `${root}/exercises/${one.slug}`,
      kind: 'practice',
    }),
  );
  const room = Math.max(0, 7 - own.length);
  return [
    { title: name ?? slug, url: `${root}/concepts/${slug}`, kind: 'tutorial' },
    ...links.slice(0, room),
    ...own,
    ...links.slice(room),
  ];
}

const LINKS = v.array(v.object({ url: v.string(), description: v.optional(v.string()) }));

function linksOf(source: Source, slug: string): readonly Link[] {
  const links = pageJson(source, `concepts/${slug}/links.json`);
  return v.is(LINKS, links) ? links.map(({ url, description }) => ({ url, title: description ?? '' })) : [];
}

function blurbOf(source: Source, { slug }: Concept): string | undefined {
  const config = pageJson(source, `concepts/${slug}/.meta/config.json`);
  return v.is(v.object({ blurb: v.string() }), config) ? config.blurb : undefined;
}

function pageJson({ pages }: Source, path: string): unknown {
  const page = pages.find((one) => one.path === path);
  try {
    return JSON.parse(page?.text ?? 'null');
  } catch {
    return undefined;
  }
}
