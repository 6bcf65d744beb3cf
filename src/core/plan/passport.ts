/**
 * What the learner can show to somebody else: skills with the proofs they rest on. What was only said, ticked or
 * inferred is counted and left out.
 */
import type { Day } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import type { Work } from '../learner/work.ts';
import type { Level, Skill } from '../roadmap/roadmap.ts';
import type { Situation } from './situation.ts';
import type { SkillName } from './step.ts';

export interface Passport {
  readonly roadmap: SkillName;
  readonly path: SkillName;
  readonly day: Day;
  /** The day of the first thing that was recorded. */
  readonly since: Day | undefined;
  /** Days on which something was learned, and hours that were logged. */
  readonly daysActive: number;
  readonly hoursLogged: number;
  readonly stages: readonly PassportStage[];
  /** Proved skills of the path, and others. */
  readonly proved: number;
  readonly beside: number;
  /** Known skills of the path without a proof: said, ticked or inferred. */
  readonly unproved: number;
  /** Skills of the path. */
  readonly skills: number;
}

export interface PassportStage {
  readonly title: string;
  readonly skills: readonly ProvedSkill[];
}

export interface ProvedSkill extends SkillName {
  readonly level: Level;
  readonly exercises: readonly ExerciseProof[];
  readonly questions: QuestionsProof | undefined;
}

/** The learner's own work passed the tests of an exercise. */
export interface ExerciseProof {
  readonly title: string;
  /** The learner's own project, looked at as a whole. */
  readonly isProject: boolean;
  /** What a person can do who passes it. */
  readonly outcome: string;
  readonly day: Day;
  readonly checks: number;
  readonly hints: number;
}

export interface QuestionsProof {
  readonly right: number;
  readonly asked: number;
  /** Of the last answer. */
  readonly day: Day;
}

/** An exercise as its roadmap describes it, by its slug. */
export interface ExerciseNames {
  readonly title: string;
  readonly outcome: number;
  readonly review: boolean;
}

export interface PassportInput {
  readonly situation: Situation;
  readonly learner: Learner;
  readonly exercises: ReadonlyMap<string, ExerciseNames>;
  readonly today: Day;
}

/** A skill is in it when its exercise was passed without reading the solution first, or its questions show it known. */
export function passportOf({ situation, learner, exercises, today }: PassportInput): Passport {
  const { roadmap, path, known, skills } = situation;
  const questions = questionProofs(learner);
  const onPath = new Set(skills.map(({ id }) => id));
  const proved = roadmap.skills.flatMap((skill): readonly [Skill, ProvedSkill][] => {
    const { id, title, level } = skill;
    const isKnown = onPath.has(id) ? known.has(id) : learner.statements.get(id)?.report === 'known';
    if (!isKnown || learner.skipped.has(id)) return [];
    const passed = exerciseProofs(skill, learner, exercises);
    if (passed.length === 0 && situation.beliefs.get(id)?.source !== 'answered') return [];
    return [[skill, { id, title, level, exercises: passed, questions: questions.get(id) }]];
  });
  const ids = new Set(proved.map(([{ id }]) => id));
  const count = [...ids].filter((id) => onPath.has(id)).length;
  return {
    roadmap: { id: roadmap.id, title: roadmap.title },
    path: { id: path.id, title: path.title },
    day: today,
    since: learner.since,
    daysActive: learner.activeDays.size,
    hoursLogged: Math.round(learner.logged.reduce((sum, { minutes }) => sum + minutes, 0) / 6) / 10,
    stages: roadmap.stages
      .map(({ id, title }) => ({
        title,
        skills: proved.filter(([{ stage }]) => stage === id).map(([, one]) => one),
      }))
      .filter((stage) => stage.skills.length > 0),
    proved: count,
    beside: ids.size - count,
    unproved: [...known].filter((id) => !ids.has(id)).length,
    skills: skills.length,
  };
}

function exerciseProofs(
  skill: Skill,
  { work }: Learner,
  exercises: PassportInput['exercises'],
): readonly ExerciseProof[] {
  return [...work.values()].flatMap((one: Work): readonly ExerciseProof[] => {
    const { exercise, passed, checks } = one;
    if (one.skill !== skill.id || !passed || passed.revealed) return [];
    const { title = exercise, outcome = 0, review = false } = exercises.get(exercise) ?? {};
    return [
      {
        title,
        isProject: review,
        outcome: skill.outcomes[outcome - 1] ?? '',
        day: passed.day,
        checks,
        hints: passed.hints,
      },
    ];
  });
}

/** By skill, over all answers that were given. */
function questionProofs({ evidence }: Learner): ReadonlyMap<string, QuestionsProof> {
  const proofs = new Map<string, QuestionsProof>();
  for (const one of evidence) {
    if (one.kind !== 'question') continue;
    const { right, asked } = proofs.get(one.skill) ?? { right: 0, asked: 0 };
    proofs.set(one.skill, {
      right: right + (one.outcome === 'right' ? 1 : 0),
      asked: asked + 1,
      day: one.day,
    });
  }
  return proofs;
}
