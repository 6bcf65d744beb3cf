/** A roadmap out of what somebody else wrote. Prerequisites are only taken where the source says so, never made up. */
import * as v from 'valibot';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { oneLine } from './clean.ts';
import type { Draft } from './draft.ts';
import { exercismDraft, TRACK } from './exercism.ts';
import { type DefaultField, finished } from './finish.ts';
import { type Note, type Notes, note, notesOf } from './notes.ts';
import { outlineDraft } from './outline.ts';
import { pagesDraft, roadmapShDraft } from './roadmap-sh.ts';
import type { Source, SourceKind } from './source.ts';

export interface Converted {
  readonly kind: SourceKind;
  readonly roadmap: Roadmap;
  /** By skill, the fields that the source does not say. */
  readonly defaults: ReadonlyMap<string, readonly DefaultField[]>;
  readonly notes: readonly Note[];
}

/** Why nothing could be made of it. */
export interface Refusal {
  readonly refused: string;
  readonly hint: string;
}

const MOST_BOXES = 5_000;
const MOST_SKILLS = 10_000;
const DRAWING = v.object({ nodes: v.array(v.unknown()), edges: v.array(v.unknown()) });

/** `kind`: what the learner says it is; otherwise it is told by what it holds. */
export function convert(source: Source, kind: SourceKind | undefined): Converted | Refusal {
  const notes: Notes = new Map();
  for (const { path, why } of source.unread) note(notes, why, path);
  const drafted = draftFrom(source, kind, notes);
  if ('refused' in drafted) return drafted;
  const { skills } = drafted;
  if (skills.length > MOST_SKILLS)
    return { refused: `It holds more than ${MOST_SKILLS} skills.`, hint: 'Convert a part of it.' };
  const { roadmap, defaults } = finished(drafted, notes);
  if (roadmap.skills.length === 0)
    return { refused: 'There is no skill in it.', hint: NOTHING[drafted.kind] };
  return { kind: drafted.kind, roadmap, defaults, notes: notesOf(notes) };
}

const NOTHING: Readonly<Record<SourceKind, string>> = {
  'roadmap.sh':
    'A roadmap of roadmap.sh has nodes of the types topic and subtopic, or pages named NAME@ID.md.',
  exercism: 'A track has concepts in its config.json.',
  outline: 'An outline has list items (- Skill), best under headings (## Stage).',
};

function draftFrom(source: Source, kind: SourceKind | undefined, notes: Notes): Draft | Refusal {
  const { main } = source;
  if (!main) return kind === undefined || kind === 'roadmap.sh' ? pagesDraft(source, notes) : wrongKind(kind);
  if (main.markdown)
    return kind === undefined || kind === 'outline' ? outlineDraft(source, main, notes) : wrongKind(kind);
  const { data, wrong } = parsedJson(main.text);
  if (wrong !== undefined)
    return {
      refused: `It is no JSON: ${wrong}.`,
      hint: 'Mend it, or get it again: perhaps a part is missing.',
    };
  const track = v.safeParse(TRACK, data);
  if (kind !== 'roadmap.sh' && kind !== 'outline' && track.success)
    return trackDraft(source, track.output, notes);
  const drawing = v.safeParse(DRAWING, data);
  if (kind !== 'exercism' && kind !== 'outline' && drawing.success) {
    const { nodes, edges } = drawing.output;
    if (nodes.length > MOST_BOXES || edges.length > 2 * MOST_BOXES)
      return { refused: `It has more than ${MOST_BOXES} boxes.`, hint: 'Is it the right file?' };
    return roadmapShDraft(source, drawing.output, notes);
  }
  if (kind !== undefined) return wrongKind(kind);
  return isOldDrawing(data) ? OLD : UNKNOWN;
}

function trackDraft(source: Source, track: v.InferOutput<typeof TRACK>, notes: Notes): Draft | Refusal {
  const { concept, practice } = track.exercises;
  return Math.max(track.concepts.length, concept.length, practice.length) > MOST_SKILLS
    ? { refused: `It has more than ${MOST_SKILLS} concepts or exercises.`, hint: 'Is it the right file?' }
    : exercismDraft(source, track, notes);
}

function parsedJson(text: string): { readonly data?: unknown; readonly wrong?: string } {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    return { wrong: oneLine(error instanceof Error ? error.message : '', 200) ?? 'nobody can read it' };
  }
}

function wrongKind(kind: SourceKind): Refusal {
  return {
    refused: `It does not look like what '--from ${kind}' says.`,
    hint: 'Leave --from out: it is told by what it holds.',
  };
}

/** Before 2024 roadmap.sh drew with another program, which groups by place alone. */
function isOldDrawing(data: unknown): boolean {
  return v.is(v.object({ mockup: v.unknown() }), data);
}

const OLD: Refusal = {
  refused:
    'It is a drawing in the form that roadmap.sh used before 2024: nothing in it says what belongs together.',
  hint: 'Take the newer one, which has "nodes" and "edges".',
};
const UNKNOWN: Refusal = {
  refused:
    'It is neither a roadmap of roadmap.sh, nor the config.json of an Exercism track, nor an outline in markdown.',
  hint: 'JSON must hold "nodes" and "edges", or "concepts" and "exercises".',
};
