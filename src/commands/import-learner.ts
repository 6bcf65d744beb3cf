/** Taking in a learner exported as JSON: this one from another machine, or from before. */
import type { Adopted, Context } from '../context.ts';
import { readLearnerJson } from '../core/learner/exported.ts';
import type { Totals } from '../core/plan/checklist.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { faint, type Line, line } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import type { FileRead } from './import-ticks.ts';
import { keepSnapshot } from './snapshot.ts';
import { readStateOrNote } from './state.ts';

interface LearnerFile extends FileRead {
  /** Nobody needs to be asked whether another learner shall be added. */
  readonly agreed: boolean;
}

/** UserError 65 when the file is no exported learner, 64 when a yes is missing. */
export async function importLearner(
  context: Context,
  { file, text, dryRun, agreed }: LearnerFile,
): Promise<ExitCode> {
  const entries = factsOf(file, text);
  const adoption = await context.store.adoption(entries);
  if (dryRun) return told(context, file, { ...adoption, safety: undefined, dryRun });
  if (adoption.sharesNothing && adoption.added > 0 && !agreed) await mustAgree(context, file, adoption.added);
  const adopted = await context.store.adopt(entries);
  await keepSnapshot(context);
  return told(context, file, { ...adopted, dryRun });
}

function factsOf(file: string, text: string): readonly unknown[] {
  const read = readLearnerJson(text);
  if (read.kind === 'facts') return read.facts;
  const what = file === '-' ? 'The input' : file;
  const why =
    read.kind === 'broken'
      ? `is not whole JSON (${read.at})`
      : `is no exported learner${read.schema === undefined ? '' : `, it is ${read.schema}`}`;
  throw new UserError(`${what} ${why}. Nothing was changed.`, {
    exitCode: EXIT.badContent,
    hint: 'Import a file made by `pybackend-path export json -o FILE`.',
  });
}

async function mustAgree({ terminal }: Context, file: string, facts: number): Promise<void> {
  const question = `${file} has nothing in common with what is here: another learner's, or of a machine that was never brought together with this one. Add its ${counted(facts, 'fact')} to yours?`;
  if (!terminal.prompter) {
    throw new UserError(`${question} Here is no terminal to ask on. Nothing was changed.`, {
      exitCode: EXIT.usage,
      hint: 'Look at it with `--dry-run`, or say it beforehand with `--yes`.',
    });
  }
  if (await terminal.prompter.confirm(question)) return;
  throw new UserError('Left as it is. Nothing was changed.', { exitCode: EXIT.no });
}

async function told(
  context: Context,
  file: string,
  { added, how, safety, dryRun }: Adopted & { readonly dryRun: boolean },
): Promise<ExitCode> {
  const totals = await totalsNow(context);
  if (context.options.json) {
    context.terminal.json({
      schema: 'pybackend-path/import-learner@1',
      file,
      dryRun,
      added,
      safety: safety?.file ?? null,
      totals: totals ?? null,
    });
    return EXIT.done;
  }
  context.terminal.show(dryRun ? wouldLines({ added, how }, totals) : didLines(file, { added, how }, totals));
  return EXIT.done;
}

/** Undefined when the roadmap of the learner is not on this machine, which was said then. */
async function totalsNow(context: Context): Promise<Totals | undefined> {
  const state = await readStateOrNote(
    context,
    'Bring that roadmap here, then: pybackend-path roadmap use FILE',
  );
  return state?.checklist.totals;
}

type Did = Pick<Adopted, 'added' | 'how'>;

function wouldLines({ added, how }: Did, totals: Totals | undefined): readonly Line[] {
  const would = how === 'gone-back' ? 'Would go back to what the file holds, and add' : 'Would add';
  return [line(`${would}: ${counted(added, 'fact')}.${knownWords(totals)}`)];
}

function didLines(file: string, { added, how }: Did, totals: Totals | undefined): readonly Line[] {
  if (how === 'nothing-new') {
    return [
      line(`Everything in it is here already.${knownWords(totals)}`),
      ...(file === '-'
        ? []
        : [line(faint(`To go back to exactly what it holds: pybackend-path restore ${file}`))]),
    ];
  }
  const facts = `${counted(added, 'fact')} added`;
  const said = how === 'gone-back' ? `Back to what the file holds, ${facts}.` : `Imported: ${facts}.`;
  const otherwise =
    how === 'taken-over'
      ? '`undo` reverses what was done last before the export.'
      : 'Not what you wanted? pybackend-path undo';
  return [line(`${said}${knownWords(totals)}`), line(`Go on: pybackend-path today. ${otherwise}`)];
}

function knownWords(totals: Totals | undefined): string {
  return totals ? ` ${totals.known} of ${totals.skills} skills known.` : '';
}
