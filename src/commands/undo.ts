import { redoableChange, undoableChange, undoOf } from '../core/learner/active-facts.ts';
import type { Fact } from '../core/learner/fact.ts';
import type { Roadmap } from '../core/roadmap/roadmap.ts';
import { changeWords } from '../words/change.ts';
import { change } from './change.ts';
import type { Command } from './command.ts';
import { readState } from './state.ts';

export const undo: Command = {
  name: 'undo',
  summary: 'Take back the last change, whatever it was; --redo brings it back',
  details: 'Nothing is ever deleted: an undo is recorded too, so resets, restores and imports can be undone.',
  options: [{ flags: '--redo', summary: 'bring back what was undone last' }],
  examples: [
    { run: 'undo', says: 'take back the last change' },
    { run: 'undo --redo', says: 'bring it back' },
  ],
  run: async (context, { options }) => {
    const state = await readState(context);
    const redo = options['redo'] === true;
    const target = redo ? redoableChange(state.facts) : undoableChange(state.facts);
    const named = redo ? undoOf(state.facts, target[0]?.change ?? '') : target[0]?.change;
    if (!named) {
      return change(context, state, [], { said: `There is nothing to ${redo ? 'bring back' : 'undo'}.` });
    }
    return change(context, state, [{ type: 'undone', data: { change: named } }], {
      said: `${redo ? 'Brought back' : 'Undone'}: ${describe(target, state.loaded.roadmap)}.`,
      data: { change: target[0]?.change ?? named, facts: target.length },
    });
  },
};

function describe(facts: readonly Fact[], { skills }: Roadmap): string {
  return changeWords(facts, new Map(skills.map(({ id, title }) => [id, title])));
}
