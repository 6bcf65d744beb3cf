/** What the exports that need more than the checklist are made from. Loaded only for them. */
import type { Context } from '../context.ts';
import { passportOf } from '../core/plan/passport.ts';
import { planOf } from '../core/plan/plan.ts';
import { zoneNamed } from '../core/plan/zoned.ts';
import type { FactsSource, LearnerSource, PlanSource } from '../exporters/exporter.ts';
import { outlookInput, reviewingFor } from './guidance.ts';
import { noteNotStarted } from './snapshot.ts';
import { hasStarted, readState, readStateOrNote, type State } from './state.ts';

export async function planSource(context: Context, most: number): Promise<PlanSource> {
  const { clock, content } = context;
  const state = await readStarted(context);
  const { facts, learner, loaded, checklist } = state;
  const reviewing = reviewingFor(context, state);
  return {
    roadmap: loaded.roadmap,
    checklist,
    plan: planOf({ ...outlookInput(context, state), reviewing, most }),
    learner,
    facts,
    reviewing,
    zone: zoneNamed(clock.zone(), clock.now()),
    hasExercise: (skill) => content.hasExercise(loaded.source, skill),
  };
}

export async function learnerSource(context: Context): Promise<LearnerSource> {
  const { clock, content } = context;
  const { checklist, learner, loaded, situation } = await readStarted(context);
  return {
    checklist,
    roadmap: loaded.roadmap,
    passport: async () => {
      const exercises = await content.exercises(loaded);
      return passportOf({
        situation,
        learner,
        exercises: new Map(exercises.map((exercise) => [exercise.slug, exercise])),
        today: clock.today(),
      });
    },
  };
}

/** Also when the roadmap in use is gone: what was recorded needs none. */
export async function factsSource(context: Context): Promise<FactsSource> {
  const entries = await context.store.entries();
  const state = await readStateOrNote(context, 'The export has no checklist; all facts are in it.');
  if (!state) return { entries, inUse: undefined };
  const { loaded, checklist } = state;
  return { entries, inUse: { roadmap: loaded.roadmap, hash: loaded.hash, checklist } };
}

async function readStarted(context: Context): Promise<State> {
  const state = await readState(context);
  if (!hasStarted(state.learner)) noteNotStarted(context);
  return state;
}
