/** Taking in the facts of an exported learner: another machine's, or this one's from before. */
import type { Adopted, Adoption } from '../../context.ts';
import { activeFacts } from '../../core/learner/active-facts.ts';
import { heightsOf } from '../../core/learner/fact.ts';
import { writeBackup } from './backup-file.ts';
import { type Contents, factsIn } from './contents.ts';
import { ensureDevice } from './device.ts';
import type { FactLine } from './fact-line.ts';
import { addFactsFile } from './lost-facts.ts';
import { planRestore, type RestorePlan } from './restore-plan.ts';
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
  const { plan, how, sharesNothing } = adoptionOf(contents, lines);
  const { added, to } = plan;
  const told = { added: added.length, how, sharesNothing };
  if (how === 'nothing-new') return { ...told, safety: undefined };
  if (how === 'taken-over') {
    addFactsFile(folder, ensureDevice(folder), added);
    return { ...told, safety: undefined };
  }
  const safety = writeBackup(folder, { lines: [...contents.lines.values()], reason: 'import', time });
  const both = heightsOf([...contents.lines.values(), ...added]);
  switchTo(folder, { contents, added, to: how === 'gone-back' ? to : both, time, why: 'import' });
  return { ...told, safety };
}

/** What adopting the lines would do. Writes nothing. */
export function adoptionOf(
  contents: Contents,
  lines: readonly FactLine[],
): Adoption & { readonly plan: RestorePlan } {
  const plan = planRestore(contents.lines, lines);
  const added = plan.added.length;
  const sharesNothing = contents.lines.size > 0 && lines.every(({ id }) => !contents.lines.has(id));
  return { added, how: howOf(contents, lines, added), sharesNothing, plan };
}

function howOf(contents: Contents, lines: readonly FactLine[], added: number): Adoption['how'] {
  if (lines.length === 0) return 'nothing-new';
  if (contents.lines.size === 0) return 'taken-over';
  if (activeFacts(factsIn(contents)).length === 0) return 'gone-back';
  return added === 0 ? 'nothing-new' : 'merged';
}
