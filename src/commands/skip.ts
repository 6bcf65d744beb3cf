import type { NewFact } from '../core/learner/fact.ts';
import { descendants, skillGraph } from '../core/roadmap/graph.ts';
import { type Line, line, warn } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';
import { change } from './change.ts';
import type { Command } from './command.ts';
import { skillToChange } from './skill-argument.ts';
import { readState, type State } from './state.ts';

export const skip: Command = {
  name: 'skip',
  summary: 'Leave skills out of your checklist, or take them back in with --back',
  details: 'A skill that is left out holds nothing up: what needs it counts it as no hindrance.',
  args: [{ name: 'SKILL', summary: 'one or more skills', required: true, many: true, complete: 'skill' }],
  options: [{ flags: '--back', summary: 'take it back in' }],
  examples: [
    { run: 'skip mongodb', says: 'leave it out' },
    { run: 'skip mongodb --back', says: 'take it back in' },
  ],
  run: async (context, { args, options }) => {
    const state = await readState(context);
    const back = options['back'] === true;
    const skills = args.map((word) => skillToChange(state.loaded.roadmap, word));
    const facts = skills
      .filter(({ id }) => state.learner.skipped.has(id) === back)
      .map(({ id }): NewFact => ({ type: back ? 'resumed' : 'skipped', data: { skill: id } }));
    const names = listed(skills.map(({ title }) => title));
    return change(context, state, facts, {
      said:
        facts.length === 0
          ? `Nothing to change: ${names} ${back ? 'is on the checklist' : 'is left out already'}.`
          : `${back ? 'Back on the checklist' : 'Left out'}: ${names}.`,
      data: { skills: skills.map(({ id }) => id) },
      notes: back ? [] : skills.flatMap(({ id, title }) => needed(state, id, title)),
    });
  },
};

function needed({ situation }: State, id: string, title: string): readonly Line[] {
  const count = descendants(skillGraph(situation.skills), id).size;
  if (count === 0) return [];
  return [line(warn(`${counted(count, 'skill')} of your path build on ${title}: expect gaps there.`))];
}
