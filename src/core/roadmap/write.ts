/**
 * A roadmap as the text of its file, with comments. Written by hand and not by a library: every text is quoted as JSON,
 * which YAML reads as it stands, or is a plain word; so nothing in it can be taken for anything else. Keywords, demand and
 * habits are left out: a roadmap that is new or converted has none.
 */
import type { Resource, Roadmap, Skill } from './roadmap.ts';

export type SkillField = 'level' | 'hours' | 'outcomes' | 'resources' | 'prerequisites';

export interface Comments {
  /** Above everything, without the `#`. */
  readonly head: readonly string[];
  /** Above that list. */
  readonly lists?: Readonly<Partial<Record<'stages' | 'tracks' | 'paths' | 'skills', readonly string[]>>>;
  /** Behind that field of the skill. */
  readonly field?: (skill: string, field: SkillField) => string | undefined;
}

export function roadmapText(roadmap: Roadmap, comments: Comments): string {
  const above = (list: 'stages' | 'tracks' | 'paths' | 'skills') => [
    '',
    ...(comments.lists?.[list] ?? []).map((text) => `# ${text}`),
    `${list}:`,
  ];
  const { id, title, summary, stages, tracks, paths, skills } = roadmap;
  const lines = [
    '# yaml-language-server: $schema=./roadmap.schema.json',
    ...comments.head.map((text) => (text === '' ? '#' : `# ${text}`)),
    'format: 1',
    `id: ${word(id)}`,
    `title: ${scalar(title)}`,
    ...optional('summary', summary),
    ...above('stages'),
    ...stages.flatMap((stage) => named(stage)),
    ...above('tracks'),
    ...tracks.flatMap((track) => named(track)),
    ...above('paths'),
    ...paths.flatMap((path) => [
      ...named(path),
      `    tracks: ${flow(path.tracks)}`,
      ...(path.leaveOut.length > 0 ? [`    leaveOut: ${flow(path.leaveOut)}`] : []),
    ]),
    ...above('skills'),
    ...skills.flatMap((skill) => skillLines(skill, (field) => behind(comments.field?.(skill.id, field)))),
  ];
  return `${lines.join('\n')}\n`;
}

function behind(comment: string | undefined): string {
  return comment === undefined ? '' : ` # ${comment}`;
}

function named({ id, title, summary }: { id: string; title: string; summary?: string | undefined }) {
  return [
    `  - id: ${word(id)}`,
    `    title: ${scalar(title)}`,
    ...optional('summary', summary).map((line) => `    ${line}`),
  ];
}

function skillLines(skill: Skill, comment: (field: SkillField) => string): readonly string[] {
  const { was, hours, prerequisites, recommendedAfter, outcomes, resources } = skill;
  return [
    `  - id: ${word(skill.id)}`,
    ...(was.length > 0 ? [`    was: ${flow(was)}`] : []),
    `    title: ${scalar(skill.title)}`,
    ...optional('summary', skill.summary).map((line) => `    ${line}`),
    `    stage: ${word(skill.stage)}`,
    `    level: ${skill.level}${comment('level')}`,
    `    hours: { min: ${hours.min}, max: ${hours.max} }${comment('hours')}`,
    `    tracks: ${flow(skill.tracks)}`,
    ...(skill.optional ? ['    optional: true'] : []),
    ...(prerequisites.length > 0
      ? [`    prerequisites: ${flow(prerequisites)}${comment('prerequisites')}`]
      : []),
    ...(recommendedAfter.length > 0 ? [`    recommendedAfter: ${flow(recommendedAfter)}`] : []),
    ...(skill.milestone === 'full' ? [] : [`    milestone: ${skill.milestone}`]),
    `    outcomes:${comment('outcomes')}`,
    ...outcomes.map((text) => `      - ${scalar(text)}`),
    `    resources:${comment('resources')}`,
    ...resources.flatMap(resourceLines),
  ];
}

function resourceLines({ title, url, site, kind, cost, hours, broad }: Resource): readonly string[] {
  return [
    `      - title: ${scalar(title)}`,
    `        url: ${JSON.stringify(url)}`,
    `        site: ${scalar(site)}`,
    `        kind: ${kind}`,
    `        cost: ${cost}`,
    `        hours: ${hours}`,
    ...(broad ? ['        broad: true'] : []),
  ];
}

function optional(key: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${key}: ${scalar(text)}`];
}

function flow(ids: readonly string[]): string {
  return `[${ids.map(word).join(', ')}]`;
}

/** Words that YAML takes for something else than text, in any version. */
const NO_TEXT = /^(true|false|yes|no|on|off|null|y|n)$/i;
const PLAIN = /^[A-Za-z][A-Za-z0-9 .,()'/+!?-]*[A-Za-z0-9.)!?]$/;

function scalar(text: string): string {
  return PLAIN.test(text) ? word(text) : JSON.stringify(text);
}

/** An id, or a text that looks like one. A skill may be called `null`. */
function word(text: string): string {
  return NO_TEXT.test(text) ? JSON.stringify(text) : text;
}
