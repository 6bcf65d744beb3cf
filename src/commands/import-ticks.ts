/** Taking the ticks of an exported checklist back in. */
import type { Context } from '../context.ts';
import { formerIds } from '../core/learner/former-ids.ts';
import { type Merge, mergeTicks } from '../core/plan/merge-ticks.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { type MarkdownTicks, readMarkdownTicks } from '../exporters/markdown-ticks.ts';
import { type Line, line, warn } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { change } from './change.ts';
import { readState } from './state.ts';

export interface FileRead {
  readonly file: string;
  readonly text: string;
  /** Only say what would change. */
  readonly dryRun: boolean;
}

/** UserError 65 when no line names a skill. */
export async function importTicks(context: Context, { file, text, dryRun }: FileRead): Promise<ExitCode> {
  const read = readMarkdownTicks(text);
  if (read.ticks.length === 0) throw noTicks(file);
  const state = await readState(context);
  const merge = mergeTicks({
    ...read,
    former: formerIds(state.loaded.roadmap),
    skills: new Set(state.loaded.roadmap.skills.map(({ id }) => id)),
    known: state.situation.known,
  });
  const facts = dryRun ? [] : merge.facts;
  if (facts.length > 0) await context.store.backup('import');
  const { ticked, reopened, unknown, contradictory } = merge;
  return change(context, state, facts, {
    said: summary(merge, dryRun),
    data: { import: { dryRun, ticked, reopened, unknown, contradictory, unread: read.unread } },
    notes: notes(file, read, merge),
  });
}

function summary({ ticked, reopened }: Merge, dryRun: boolean): string {
  if (ticked.length + reopened.length === 0) return 'Nothing new in the file.';
  const taken = `${counted(ticked.length, 'tick')} taken in, ${counted(reopened.length, 'skill')} opened again`;
  return dryRun ? `Would change: ${taken}.` : `Imported: ${taken}.`;
}

function notes(file: string, { unread, exportedTicked }: MarkdownTicks, merge: Merge): readonly Line[] {
  return [
    ...unread.map(({ line: at, text }) => `${file}:${at}: this box names no skill: ${text}`),
    ...merge.unknown.map(({ skill, line: at }) => `${file}:${at}: the roadmap has no skill '${skill}'`),
    ...merge.contradictory.map((skill) => `${file}: '${skill}' has two boxes that disagree; left as it is`),
    ...(exportedTicked ? [] : [`${file}: the comment of the export is gone, so empty boxes are left alone`]),
  ].map((text) => line(warn(text)));
}

function noTicks(file: string): UserError {
  return new UserError(`${file === '-' ? 'The input' : file} holds no checklist line that names a skill.`, {
    exitCode: EXIT.badContent,
    hint: 'Import a file made by `pybackend-path export markdown -o FILE` or `export json -o FILE`.',
  });
}
