import type { Context } from '../context.ts';
import { activeFacts } from '../core/learner/active-facts.ts';
import type { Fact } from '../core/learner/fact.ts';
import type { Learner } from '../core/learner/learner.ts';
import { allSteps } from '../core/plan/checklist.ts';
import { findSkill } from '../core/roadmap/find.ts';
import type { ShowDocument } from '../documents.ts';
import { EXIT, UserError } from '../exit.ts';
import { type SkillPage, showView } from '../views/show.ts';
import { counted } from '../words/amounts.ts';
import type { Command } from './command.ts';
import { skillToShow } from './skill-argument.ts';
import { readState, type State } from './state.ts';

export const show: Command = {
  name: 'show',
  summary: 'One skill: what it needs, what it opens, where to learn it',
  args: [
    {
      name: 'SKILL',
      summary: 'its id, its title, or a word for it (sqlite3, orm, ci/cd)',
      required: true,
      many: true,
      complete: 'skill',
    },
  ],
  examples: [
    { run: 'show git-basics', says: 'by id' },
    { run: 'show orm', says: 'by a word that names it' },
    { run: 'show ci/cd --json', says: 'for a program' },
  ],
  run: async (context, { args }) => {
    const state = await readState(context);
    const page = pageFor(context, state, args.join(' '));
    if (context.options.json) context.terminal.json(documentFor(page));
    else context.terminal.show(showView(page));
    return EXIT.done;
  },
};

function pageFor(context: Context, { loaded, checklist, learner, facts }: State, query: string): SkillPage {
  const { roadmap } = loaded;
  if (!findSkill(roadmap, query).match) mustBeNoHistory(facts, query);
  const { skill, also } = skillToShow(roadmap, query);
  const named = (ids: readonly string[]) => roadmap.skills.filter(({ id }) => ids.includes(id));
  return {
    skill,
    stageTitle: roadmap.stages.find(({ id }) => id === skill.stage)?.title ?? skill.stage,
    step: allSteps(checklist).find(({ id }) => id === skill.id),
    prerequisites: named(skill.prerequisites),
    recommendedAfter: named(skill.recommendedAfter),
    dependents: roadmap.skills.filter(({ prerequisites }) => prerequisites.includes(skill.id)),
    also,
    answers: answersAbout(skill.id, learner),
    hasExercise: context.content.hasExercise(loaded.source, skill.id),
  };
}

/** What was done for a skill of another roadmap is there, and the learner should not look for it in vain. */
function mustBeNoHistory(facts: readonly Fact[], query: string): void {
  const about = activeFacts(facts).filter(({ data }) => 'skill' in data && data.skill === query);
  if (about.length === 0) return;
  throw new UserError(`'${query}' is from another roadmap: this one has no such skill.`, {
    exitCode: EXIT.usage,
    hint: `What you did for it is kept (${counted(about.length, 'fact')}), and counts again in a roadmap that has it or names it in \`was\`.`,
  });
}

function answersAbout(skill: string, { evidence }: Learner): SkillPage['answers'] {
  const answers = evidence.flatMap((one) => (one.kind === 'question' && one.skill === skill ? [one] : []));
  return { given: answers.length, right: answers.filter(({ outcome }) => outcome === 'right').length };
}

function documentFor({ skill, step, dependents, also, answers, hasExercise }: SkillPage): ShowDocument {
  return {
    schema: 'pybackend-path/show@1',
    skill,
    onPath: step !== undefined,
    status: step?.status ?? null,
    belief: step?.belief ?? null,
    dependents: dependents.map(({ id }) => id),
    also: also.map(({ id }) => id),
    answers,
    exercise: hasExercise,
  };
}
