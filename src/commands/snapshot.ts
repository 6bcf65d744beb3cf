/** The checklist as it was last worked out, so that `next` needs neither the facts nor the roadmap. */
import type { Context } from '../context.ts';
import { type Day, monthOf } from '../core/day.ts';
import type { Profile } from '../core/learner/settings.ts';
import type { Checklist } from '../core/plan/checklist.ts';
import { UserError } from '../exit.ts';
import { line, warn } from '../screen.ts';
import type { State } from './state.ts';

const SCHEMA = 'pybackend-path/snapshot@1';

export interface Snapshot {
  readonly schema: typeof SCHEMA;
  readonly programVersion: string;
  /** Of the facts and of the roadmap it was made from; another one means it is out of date. */
  readonly facts: string;
  readonly source: string;
  readonly stamp: string;
  /** The first day of the month it was made in: what is believed fades from month to month. */
  readonly month: Day;
  readonly started: boolean;
  readonly profile: Profile;
  /** Settings as they were set, without defaults. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly checklist: Checklist;
}

/** The snapshot when it fits the files as they are now. Reads no facts and no roadmap. */
export function freshSnapshot(context: Context): Snapshot | undefined {
  const value = context.snapshot.read();
  if (!isSnapshot(value) || value.programVersion !== context.machine.programVersion) return undefined;
  if (context.options.roadmap !== undefined && context.options.roadmap !== value.source) return undefined;
  if (value.month !== monthOf(context.clock.today())) return undefined;
  if (value.facts !== context.store.fingerprint()) return undefined;
  return value.stamp === context.content.stamp(value.source) ? value : undefined;
}

/** The checklist from the snapshot, or worked out anew and kept for the next time. */
export async function readChecklist(
  context: Context,
): Promise<Pick<Snapshot, 'checklist' | 'source' | 'started'>> {
  const fresh = freshSnapshot(context);
  const { checklist, source, started } = fresh ?? (await workedOut(context));
  if (!started) noteNotStarted(context);
  return { checklist, source, started };
}

export function noteNotStarted({ terminal }: Context): void {
  terminal.note([
    line(
      warn(
        'You have not run `pybackend-path start` yet: this is the path of somebody who begins at nothing.',
      ),
    ),
  ]);
}

/** Loads the facts, the roadmap and all that thinks about them: not needed while the snapshot is fresh. */
async function workedOut(context: Context): Promise<Snapshot> {
  const { readLearner } = await import('./state.ts');
  await readLearner(context);
  return makeSnapshot(context);
}

/**
 * Keeps the checklist for the next run, as it is on the disk now: another terminal may have written since. What was
 * recorded is safe already, so whatever goes wrong here only makes the next run slower.
 */
export async function keepSnapshot(context: Context): Promise<void> {
  try {
    await makeSnapshot(context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** A roadmap named for this run only is not kept. */
async function makeSnapshot(context: Context): Promise<Snapshot> {
  const { hasStarted, readStateAgain } = await import('./state.ts');
  const { state, fingerprint, source, stamp } = await readStateAgain(context);
  const snapshot: Snapshot = {
    schema: SCHEMA,
    programVersion: context.machine.programVersion,
    facts: fingerprint,
    source,
    stamp,
    month: monthOf(context.clock.today()),
    started: hasStarted(state.learner),
    profile: state.profile,
    settings: Object.fromEntries(state.learner.settings),
    checklist: state.checklist,
  };
  if (context.options.roadmap === undefined) {
    await context.snapshot.write(snapshot);
    await keepNudges(context, state);
  }
  return snapshot;
}

/** The file is there when the learner wants nudges; only then is loaded what foretells reviews. */
async function keepNudges(context: Context, state: State): Promise<void> {
  const nudge = await context.nudge();
  if (!nudge.isOn()) return;
  const { nudgeText } = await import('./nudge-text.ts');
  try {
    nudge.write(nudgeText(context, state));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === SCHEMA;
}
