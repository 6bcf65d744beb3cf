/** A draft made whole: ids, clean texts, and for what the source does not say defaults that are marked as such. */
import type { Roadmap, Skill, Stage } from '../roadmap/roadmap.ts';
import { cleaned, oneLine } from './clean.ts';
import type { Draft, DraftSkill } from './draft.ts';
import { idFrom, idMaker } from './ids.ts';
import { type NoteCode, type Notes, note } from './notes.ts';
import { resourcesFrom, searchFor } from './resources.ts';
import { untangled } from './untangle.ts';

/** Fields of a skill that no roadmap can do without. */
export type DefaultField = 'hours' | 'level' | 'outcomes' | 'resources';

export interface Finished {
  readonly roadmap: Roadmap;
  /** By skill, the fields that the source does not say. */
  readonly defaults: ReadonlyMap<string, readonly DefaultField[]>;
}

const MOST = { stages: 100, outcomes: 6, needs: 200 } as const;
/** Until somebody who knows says better. */
const HOURS = { min: 1, max: 4 };
const REST = { key: '', title: 'Everything else' };

export function finished(draft: Draft, notes: Notes): Finished {
  const title = cleaned(draft.title, 120, notes, 'title') ?? 'A converted roadmap';
  const summary = draft.summary === undefined ? undefined : cleaned(draft.summary, 500, notes, 'summary');
  const stages = stagesOf(draft, notes);
  const made = skillsOf(draft, stages, notes);
  const skills = untangled(
    made.map(({ skill }) => skill),
    notes,
  );
  const used = new Set(skills.map(({ stage }) => stage));
  const inOrder = [...new Map([...stages.values()].map((stage) => [stage.id, stage])).values()];
  return {
    roadmap: {
      id: idFrom(title, 'roadmap'),
      title,
      ...(summary === undefined ? {} : { summary }),
      stages: inOrder.filter(({ id }) => used.has(id)),
      tracks: [{ id: 'core', title: 'Everybody' }],
      paths: [{ id: 'all', title, tracks: ['core'], leaveOut: [] }],
      skills,
      habits: [],
    },
    defaults: new Map(made.map(({ skill, defaults }) => [skill.id, defaults])),
  };
}

/** By key. Those beyond what a roadmap can hold become one. */
function stagesOf({ stages, skills }: Draft, notes: Notes): ReadonlyMap<string, Stage> {
  const used = new Set(skills.map(({ stage }) => stage));
  const wanted = stages.filter(({ key }) => used.has(key));
  const idFor = idMaker('stage');
  const most = wanted.length > MOST.stages ? MOST.stages - 1 : MOST.stages;
  const made = wanted.slice(0, most).map((stage): readonly [string, Stage] => {
    const { key, title, summary } = stage;
    const clean = cleaned(title, 120, notes, title) ?? 'Untitled';
    const more = summary === undefined ? undefined : cleaned(summary, 500, notes, clean);
    return [key, { id: idFor(clean), title: clean, ...(more === undefined ? {} : { summary: more }) }];
  });
  const rest: Stage = { id: idFor(REST.title), title: REST.title };
  for (const { title } of wanted.slice(most)) note(notes, 'stage-beyond', title);
  return new Map([...made, ...wanted.slice(most).map(({ key }) => [key, rest] as const)]);
}

interface Made {
  readonly skill: Skill;
  readonly defaults: readonly DefaultField[];
}

function skillsOf(draft: Draft, stages: ReadonlyMap<string, Stage>, notes: Notes): readonly Made[] {
  const idFor = idMaker('skill');
  const titled = draft.skills.flatMap((skill) => {
    const title = cleaned(skill.title, 120, notes, skill.at);
    if (title === undefined) note(notes, 'untitled', skill.at);
    return title === undefined ? [] : [{ ...skill, title, id: idFor(oneLine(skill.name, 200) ?? title) }];
  });
  const ids = new Map(titled.map(({ key, id }) => [key, id]));
  return titled.map((skill) => made(skill, ids, stages, notes));
}

type Titled = DraftSkill & { readonly id: string };

function made(
  draft: Titled,
  ids: ReadonlyMap<string, string>,
  stages: ReadonlyMap<string, Stage>,
  notes: Notes,
): Made {
  const { id, title, at, level } = draft;
  const outcomes = outcomesOf(draft, notes);
  const resources = resourcesFrom(draft.links, notes, at);
  const summary = draft.summary === undefined ? undefined : cleaned(draft.summary, 500, notes, at);
  const named = (keys: readonly string[], circle: NoteCode) => namedBy(keys, draft, { ids, circle, notes });
  const skill: Skill = {
    id,
    was: [],
    title,
    ...(summary === undefined ? {} : { summary }),
    stage: stages.get(draft.stage)?.id ?? '',
    level: level ?? 'beginner',
    hours: HOURS,
    tracks: ['core'],
    optional: draft.optional === true,
    prerequisites: named(draft.needs, 'need-in-circle'),
    recommendedAfter: named(draft.after, 'order-in-circle'),
    milestone: 'full',
    outcomes: outcomes.length > 0 ? outcomes : [defaultOutcome(title)],
    keywords: { terms: [], imports: [], packages: [], files: [] },
    resources: resources.length > 0 ? resources : [searchFor(title)],
  };
  const defaults: readonly (readonly [DefaultField, boolean])[] = [
    ['level', level === undefined],
    ['hours', true],
    ['outcomes', outcomes.length === 0],
    ['resources', resources.length === 0],
  ];
  return { skill, defaults: defaults.flatMap(([field, isDefault]) => (isDefault ? [field] : [])) };
}

function outcomesOf({ outcomes, at }: Titled, notes: Notes): readonly string[] {
  const clean = [...new Set(outcomes.flatMap((text) => cleaned(text, 200, notes, at) ?? []))];
  if (clean.length > MOST.outcomes) note(notes, 'outcome-beyond', at, clean.length - MOST.outcomes);
  return clean.slice(0, MOST.outcomes);
}

function defaultOutcome(title: string): string {
  return `Explain this and use it: ${title}`;
}

interface Naming {
  readonly ids: ReadonlyMap<string, string>;
  /** What a skill that names itself is noted as. */
  readonly circle: NoteCode;
  readonly notes: Notes;
}

/** The ids of skills that were taken over; each once, none the skill itself. */
function namedBy(
  keys: readonly string[],
  { id, key }: Titled,
  { ids, circle, notes }: Naming,
): readonly string[] {
  const found = new Set<string>();
  for (const one of keys) {
    const other = ids.get(one);
    if (one === key) note(notes, circle, `${id} before ${id}`);
    else if (other === undefined || found.size === MOST.needs)
      note(notes, 'need-unknown', `${one} before ${id}`);
    else found.add(other);
  }
  return [...found];
}
