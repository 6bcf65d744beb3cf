/** Reading what there is and saving what changed: the two ends of every command. */
import type { Context, LoadedRoadmap } from '../context.ts';
import type { Fact, NewFact } from '../core/learner/fact.ts';
import { formerIds, inTodaysIds } from '../core/learner/former-ids.ts';
import { type Learner, learnerFrom } from '../core/learner/learner.ts';
import { type Profile, profileFrom } from '../core/learner/settings.ts';
import { withTrueTimes } from '../core/learner/true-times.ts';
import { type Checklist, checklistOf } from '../core/plan/checklist.ts';
import { type Situation, situationOf } from '../core/plan/situation.ts';
import { UserError } from '../exit.ts';
import { line, warn } from '../screen.ts';
import { titleWords } from '../words/skill.ts';

export interface State {
  /** In terms of the skills' ids of today. */
  readonly facts: readonly Fact[];
  readonly learner: Learner;
  readonly loaded: LoadedRoadmap;
  readonly profile: Profile;
  readonly situation: Situation;
  readonly checklist: Checklist;
}

/** A state, and what tells whether the files have changed since it was read. */
export interface StateRead {
  readonly state: State;
  readonly fingerprint: string;
  readonly source: string;
  readonly stamp: string;
}

export interface LearnerRead {
  readonly facts: readonly Fact[];
  readonly learner: Learner;
}

/** Everything, from the facts and the roadmap. */
export async function readState(context: Context): Promise<State> {
  return stateWith(context, await readLearner(context));
}

/** The same when the learner was read already. */
export async function stateWith(context: Context, { facts, learner }: LearnerRead): Promise<State> {
  return stateOf(context, facts, await context.content.roadmap(sourceFor(context, learner)), learner);
}

/** The same as it is on the disk now, with the changes of other terminals; warnings were told before. */
export async function readStateAgain(context: Context): Promise<StateRead> {
  const { facts, fingerprint } = await context.store.load();
  const learner = learnerNow(context, facts);
  const source = sourceFor(context, learner);
  const stamp = context.content.stamp(source);
  const state = stateOf(context, facts, await context.content.roadmap(source), learner);
  return { state, fingerprint, source, stamp };
}

/** The learner alone, for commands that must work whatever the roadmap is like. */
export async function readLearner(context: Context): Promise<LearnerRead> {
  const { facts, warnings } = await context.store.load();
  context.terminal.note(warnings.map(({ message }) => line(warn(`Note: ${message}`))));
  return { facts, learner: learnerNow(context, facts) };
}

/** The state, or undefined with a note of why not when its roadmap is wrong or gone. `without`: what that means. */
export async function readStateOrNote(context: Context, without: string): Promise<State | undefined> {
  try {
    return await readState(context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.terminal.note([line(warn(error.message)), line(without)]);
    return undefined;
  }
}

/** The state after these facts as well. */
export function stateAfter(context: Context, state: State, facts: readonly Fact[]): State {
  return stateOf(context, [...state.facts, ...facts], state.loaded);
}

function learnerNow({ clock }: Context, facts: readonly Fact[]): Learner {
  return learnerFrom(withTrueTimes(facts, clock.now()));
}

/** `asRecorded`: the learner of these facts, when that was worked out to find the roadmap. */
function stateOf(
  context: Context,
  recorded: readonly Fact[],
  loaded: LoadedRoadmap,
  asRecorded?: Learner,
): State {
  const { roadmap } = loaded;
  const facts = inTodaysIds(recorded, formerIds(roadmap));
  const learner = asRecorded && facts === recorded ? asRecorded : learnerNow(context, facts);
  const today = context.clock.today();
  const profile = profileFrom(learner.settings, roadmap.paths[0]?.id ?? '', today);
  const situation = situationOf(roadmap, learner, profile, today);
  return { facts, learner, loaded, profile, situation, checklist: checklistOf(situation) };
}

/** The roadmap for this run: the option, else the setting, else the one that comes with the program. */
export function sourceFor(context: Context, learner: Learner): string {
  return context.options.roadmap ?? String(learner.settings.get('roadmap') ?? 'built-in');
}

/** Whether the learner has been through `start`, to its end or not. */
export function hasStarted(learner: Learner): boolean {
  return learner.settings.size > 0 || learner.statements.size > 0 || learner.evidence.length > 0;
}

/** Records the facts as one change; when it resolves they are on the disk. */
export async function record(context: Context, facts: readonly NewFact[]): Promise<readonly Fact[]> {
  return context.terminal.busy(
    'Waiting for another pybackend-path to finish writing ...',
    context.store.record(facts),
  );
}

/** The title of a skill; its id when another roadmap had it. */
export function titlesIn({ loaded }: State): (id: string) => string {
  const titles = new Map(loaded.roadmap.skills.map(({ id, title }) => [id, title]));
  return (id) => titleWords(titles, id);
}
