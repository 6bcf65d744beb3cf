/** Taking in the facts of an exported learner: another machine's, or this one's from before. */
import type { Adopted } from '../../context.ts';
import { activeFacts } from '../../core/learner/active-facts.ts';
import { writeBackup } from './backup-file.ts';
import { type Contents, factsIn, heightsOf } from './contents.ts';
import { ensureDevice } from './device.ts';
import type { FactLine } from './fact-line.ts';
import { addFactsFile } from './lost-facts.ts';
import { planRestore } from './restore-plan.ts';
import { switchTo } from './restoring.ts';

export interface AdoptInput {
  readonly contents: Contents;
  readonly lines: readonly FactLine[];
  readonly time: string;
}

/**
 * Adds the lines that the store lacks; what counted before goes on counting, and `undo` takes them out again. Where
 * nothing counts any more, as after `reset`, the state becomes the one of the lines. A store without any fact takes
 * them over as they are: it is the same learner then, whose `undo` reverses what they did last. Needs the lock.
 * Throws system errors.
 */
export function adoptLines(folder: string, { contents, lines, time }: AdoptInput): Adopted {
  const { added, to } = planRestore(contents.lines, lines);
  const countsNothing = activeFacts(factsIn(contents)).length === 0;
  const lacksNothing = added.length === 0 && (!countsNothing || lines.length === 0);
  if (lacksNothing) return { added: 0, how: 'nothing-new', safety: undefined };
  if (contents.lines.size === 0) {
    addFactsFile(folder, ensureDevice(folder), added);
    return { added: added.length, how: 'taken-over', safety: undefined };
  }
  const safety = writeBackup(folder, { lines: [...contents.lines.values()], reason: 'import', time });
  const both = heightsOf([...contents.lines.values(), ...added]);
  switchTo(folder, { contents, added, to: countsNothing ? to : both, time, why: 'import' });
  return { added: added.length, how: 'merged', safety };
}

/** How many of the lines the store lacks. */
export function countLacking({ lines: ours }: Contents, lines: readonly FactLine[]): number {
  return planRestore(ours, lines).added.length;
}
