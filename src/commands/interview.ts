/** The questions of `start`, asked of a person. Every answer is on the disk before the next question is asked. */
import type { Context, Prompter, Reply } from '../context.ts';
import { daysBetween } from '../core/day.ts';
import type { Depth, Fact, NewFact } from '../core/learner/fact.ts';
import type { Placed } from '../core/learner/learner.ts';
import { blank, line } from '../screen.ts';
import { welcomeLines } from '../views/welcome.ts';
import { correctMap } from './correct-map.ts';
import type { Answered, Assessing, OpenQuestion } from './open-question.ts';
import { type ProfileQuestion, profileQuestions } from './profile-questions.ts';
import { assess, beginAssessing } from './skill-questions.ts';
import { record, type State, stateAfter } from './state.ts';

/** What has happened since the interview began: for `back`, and so that nothing passed over is asked twice. */
interface Session {
  /** The state before the interview, and what was recorded since. */
  readonly before: State;
  readonly recorded: readonly Fact[];
  /** Profile questions still to be asked. */
  readonly profile: readonly ProfileQuestion[];
  /** Undefined until the profile is there, and when skills are not asked about. */
  readonly assessing: Assessing | undefined;
  readonly hasSkipped: boolean;
  /** The session before each answer, with the change that the answer recorded. */
  readonly trail: readonly { readonly earlier: Session; readonly change: string | undefined }[];
}

export interface InterviewOptions {
  readonly prompter: Prompter;
  /** Ask for the profile too, though it was given before. */
  readonly again: boolean;
  readonly depth: Depth;
}

/** Asks until nothing is open or the learner stops. */
export function interviewer(options: InterviewOptions) {
  return async (context: Context, state: State): Promise<State> => {
    let session = await prepared(context, options, {
      before: state,
      recorded: [],
      profile: profileQuestions(state.loaded.roadmap).filter(
        ({ key }) => options.again || !state.learner.settings.has(key),
      ),
      assessing: undefined,
      hasSkipped: false,
      trail: [],
    });
    const first = openQuestion(context, session, options);
    context.terminal.note(welcomeLines(first !== undefined, state.learner));
    for (let question = first; question; question = openQuestion(context, session, options)) {
      const reply = await question.ask();
      if (reply.kind === 'stop') return finish(context, session, options, 'stopped');
      session = await prepared(context, options, await afterReply(context, session, question, reply));
    }
    return finish(context, session, options, session.hasSkipped ? 'stopped' : 'complete');
  };
}

function stateNow(context: Context, { before, recorded }: Session): State {
  return recorded.length > 0 ? stateAfter(context, before, recorded) : before;
}

/** The skills come up once the profile is there, unless they were gone over not long ago. */
async function prepared(
  context: Context,
  { depth, again }: InterviewOptions,
  session: Session,
): Promise<Session> {
  if (session.profile.length > 0 || session.assessing) return session;
  const isProfileNew = session.trail.length > 0;
  const isFresh = isPlacementFresh(session.before.learner.placed, depth, context);
  if (isFresh && !again && !isProfileNew) return session;
  return { ...session, assessing: await beginAssessing(context, stateNow(context, session), depth) };
}

/** After this many days a placement may be gone over again without being begun anew. */
const FRESH_DAYS = 90;
const DEPTHS: readonly Depth[] = ['quick', 'default', 'thorough'];

function isPlacementFresh(placed: Placed | undefined, depth: Depth, { clock }: Context): boolean {
  if (placed?.end !== 'complete' || DEPTHS.indexOf(depth) > DEPTHS.indexOf(placed.depth)) return false;
  return daysBetween(placed.day, clock.today()) < FRESH_DAYS;
}

async function afterReply(
  context: Context,
  session: Session,
  question: OpenQuestion,
  reply: Exclude<Reply<Answered>, { kind: 'stop' }>,
): Promise<Session> {
  if (reply.kind === 'back') return stepBack(context, session);
  if (reply.kind === 'skip' || reply.kind === 'unsure') {
    const trail = [...session.trail, { earlier: session, change: undefined }];
    return { ...session, assessing: question.skipped, hasSkipped: true, trail };
  }
  const { facts, assessing } = reply.value;
  const recorded = await record(context, facts);
  return {
    ...session,
    recorded: [...session.recorded, ...recorded],
    profile: assessing ? session.profile : session.profile.slice(1),
    assessing,
    trail: [...session.trail, { earlier: session, change: recorded[0]?.change }],
  };
}

/** Back to the question before: its answer is undone, so the same question comes up again. */
async function stepBack(context: Context, session: Session): Promise<Session> {
  const last = session.trail.at(-1);
  if (!last) {
    context.terminal.note([line('This is the first question.'), blank]);
    return session;
  }
  if (last.change === undefined) return last.earlier;
  const undone = await record(context, [{ type: 'undone', data: { change: last.change } }]);
  return { ...last.earlier, recorded: [...session.recorded, ...undone] };
}

function openQuestion(
  context: Context,
  session: Session,
  { prompter }: InterviewOptions,
): OpenQuestion | undefined {
  const [first] = session.profile;
  if (!first) return session.assessing && assess(context, session.assessing, prompter);
  return {
    ask: async () => {
      const reply = await first.ask(prompter, stateNow(context, session).profile);
      if (reply.kind !== 'answer') return reply;
      const fact: NewFact = { type: 'set', data: { key: first.key, value: first.value(reply.value) } };
      return { kind: 'answer', value: { facts: [fact] } };
    },
  };
}

/** The learner sees what was found and may correct it, when anything was asked about skills. */
async function finish(
  context: Context,
  session: Session,
  { prompter, depth }: InterviewOptions,
  end: Placed['end'],
): Promise<State> {
  const { assessing, recorded, trail } = session;
  if (!assessing && trail.length === 0) return session.before;
  const placed = await record(context, [{ type: 'placed', data: { end, depth } }]);
  const state = stateNow(context, { ...session, recorded: [...recorded, ...placed] });
  return assessing && assessing.asked > 0 ? correctMap(context, state, prompter) : state;
}
