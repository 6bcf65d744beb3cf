/** A new roadmap from a few answers: whole, right, and full of comments that say what to write where. */
import type { Roadmap, Skill } from '../roadmap/roadmap.ts';
import { type Comments, roadmapText } from '../roadmap/write.ts';
import { idFrom, idMaker } from './ids.ts';
import { searchFor } from './resources.ts';
import { untangled } from './untangle.ts';

export interface NewSkill {
  readonly title: string;
  /** From the least to the most it may take. */
  readonly hours: { readonly min: number; readonly max: number };
  /** Titles of skills that came before it. */
  readonly needs: readonly string[];
}

export interface NewRoadmap {
  readonly title: string;
  /** Each holds one skill at least once it is written: without any it gets two to write over. */
  readonly stages: readonly { readonly title: string; readonly skills: readonly NewSkill[] }[];
}

export const USUAL_HOURS = { min: 2, max: 4 };

/** Titles must be texts of one line that a roadmap may hold; no two skills have the same. */
export function scaffold({ title, stages }: NewRoadmap): {
  readonly roadmap: Roadmap;
  readonly text: string;
} {
  const [stageId, skillId] = [idMaker('stage'), idMaker('skill')];
  const named = stages.map((stage) => ({ ...stage, id: stageId(stage.title) }));
  const given = named.flatMap((stage) =>
    (stage.skills.length > 0 ? stage.skills : examples(stage.title)).map((skill) => ({
      ...skill,
      stage: stage.id,
    })),
  );
  const listed = given.map((skill) => ({ ...skill, id: skillId(skill.title) }));
  const ids = new Map(listed.map((skill) => [skill.title, skill.id]));
  const skills = listed.map(
    (skill): Skill => ({
      id: skill.id,
      was: [],
      title: skill.title,
      stage: skill.stage,
      level: 'beginner',
      hours: skill.hours,
      tracks: ['core'],
      optional: false,
      prerequisites: skill.needs.flatMap((need) => ids.get(need) ?? []),
      recommendedAfter: [],
      milestone: 'full',
      outcomes: [`Show somebody: ${skill.title}`],
      keywords: { terms: [], imports: [], packages: [], files: [] },
      resources: [searchFor(skill.title)],
    }),
  );
  const roadmap: Roadmap = {
    id: idFrom(title, 'roadmap'),
    title,
    stages: named.map((stage) => ({ id: stage.id, title: stage.title })),
    tracks: [{ id: 'core', title: 'Everybody' }],
    paths: [{ id: 'all', title, tracks: ['core'], leaveOut: [] }],
    // Ticking what follows from another tick is no mistake of the one who answers.
    skills: untangled(skills, new Map()),
    habits: [],
  };
  return { roadmap, text: roadmapText(roadmap, commentsFor(skills[0]?.id, skills)) };
}

function examples(stage: string): readonly NewSkill[] {
  const first = `First skill of ${stage}`.slice(0, 120);
  const second = `Second skill of ${stage}`.slice(0, 120);
  return [
    { title: first, hours: USUAL_HOURS, needs: [] },
    { title: second, hours: USUAL_HOURS, needs: [first] },
  ];
}

/** The first skill explains every field, the first one with prerequisites those. */
function commentsFor(first: string | undefined, skills: readonly Skill[]): Comments {
  const needing = skills.find(({ prerequisites }) => prerequisites.length > 0)?.id;
  return {
    head: [
      'A roadmap of your own. It is right as it stands; now make it yours:',
      '  pybackend-path roadmap check FILE     what is wrong, with line and column',
      '  pybackend-path roadmap use FILE       take it; `roadmap use built-in` goes back',
      '  pybackend-path roadmap schema > roadmap.schema.json    help while you type, in many editors',
      'An id is what learners did is kept under: when you change one, name the old one in `was: [old-id]`.',
      '',
    ],
    lists: {
      stages: ['Parts of the way, in the order to go through them. Each holds one skill at least.'],
      tracks: ['Skills belong to tracks, and a path is a choice of tracks. One of each will do.'],
      paths: ['What a learner chooses when they start.'],
      skills: [
        'More fields: summary, optional: true, recommendedAfter: [id] (order only, nothing is inferred), milestone: first-job.',
        'A folder `skills` beside this file may hold questions and exercises.',
      ],
    },
    field: (skill, field) =>
      skill === first && field !== 'prerequisites'
        ? HELP[field]
        : skill === needing && field === 'prerequisites'
          ? HELP.prerequisites
          : undefined,
  };
}

const HELP = {
  level: 'beginner, intermediate or advanced',
  hours: 'to learn and practise it, for somebody who has what it needs',
  outcomes: 'one to six; begin with a verb, name one thing a person can do afterwards',
  resources: 'one to eight, the best start first; kind: docs, tutorial, course, book, video or practice',
  prerequisites: 'whoever masters this skill can be assumed to have these',
};
