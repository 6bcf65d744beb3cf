import type { NewFact } from '../core/learner/fact.ts';
import { ancestors, skillGraph } from '../core/roadmap/graph.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { type Line, line, warn } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';
import { change } from './change.ts';
import type { Command } from './command.ts';
import { skillToChange } from './skill-argument.ts';
import { readState, type State } from './state.ts';

export const done: Command = {
  name: 'done',
  summary: 'Tick skills you have learnt, or take a tick back with --not',
  details: 'The skill is ticked as claimed: on your word. What it needs counts as known too.',
  args: [{ name: 'SKILL', summary: 'one or more skills', required: true, many: true, complete: 'skill' }],
  options: [{ flags: '--not', summary: 'take the tick back: not done after all' }],
  examples: [
    { run: 'done terminal-basics', says: 'tick one' },
    { run: 'done python-setup git-basics', says: 'tick two' },
    { run: 'done git-basics --not', says: 'not done after all' },
  ],
  run: async (context, { args, options }) => {
    const state = await readState(context);
    const skills = args.map((word) => skillToChange(state.loaded.roadmap, word));
    const open = options['not'] === true;
    const facts = skills.filter((skill) => changes(state, skill, open)).map((skill) => factFor(skill, open));
    const names = listed(skills.map(({ title }) => title));
    const said =
      facts.length === 0
        ? `Nothing to change: ${names} ${open ? 'is not ticked' : 'is ticked already'}.`
        : open
          ? `No longer ticked: ${names}.`
          : `Ticked on your word: ${names}.`;
    return change(context, state, facts, {
      said,
      data: { skills: skills.map(({ id }) => id) },
      notes: open ? [] : skills.flatMap((skill) => contradictions(state, skill, skills)),
    });
  },
};

function factFor({ id }: Skill, open: boolean): NewFact {
  const data = { skill: id, via: 'done' } as const;
  return open ? { type: 'reopened', data } : { type: 'claimed', data };
}

/** A tick that rests on inference may still be claimed: the learner's own word is worth more. */
function changes({ learner, situation }: State, { id }: Skill, open: boolean): boolean {
  if (open) return situation.known.has(id) || learner.statements.get(id)?.report === 'known';
  return learner.statements.get(id)?.report !== 'known';
}

/** Prerequisites that the learner said they do not know. */
function contradictions({ loaded, learner }: State, skill: Skill, ticked: readonly Skill[]): readonly Line[] {
  const needed = ancestors(skillGraph(loaded.roadmap.skills), skill.id);
  const unknown = loaded.roadmap.skills.filter(
    ({ id }) =>
      needed.has(id) &&
      !ticked.some((one) => one.id === id) &&
      ['unknown', 'partly'].includes(learner.statements.get(id)?.report ?? ''),
  );
  if (unknown.length === 0) return [];
  const names = listed(unknown.slice(0, 3).map(({ title }) => title));
  return [
    line(
      warn(
        `${skill.title} needs ${counted(unknown.length, 'skill')} you said you do not know (${names}). Counted as known now; take one back with --not.`,
      ),
    ),
  ];
}
