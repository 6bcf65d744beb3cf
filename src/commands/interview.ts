/** The questions of `start`, asked of a person. Every answer is on the disk before the next question is asked. */
import type { Context, Prompter, Reply } from '../context.ts';
import type { NewFact, Report } from '../core/learner/fact.ts';
import { nextSkill, type Question, type QuestionsLeft, questionsLeft } from '../core/placement/counting.ts';
import { placementOf } from '../core/plan/situation.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { blank, line } from '../screen.ts';
import { REPORT_CHOICES, reportHelp, reportLines, welcomeLines } from '../views/question.ts';
import { type ProfileQuestion, profileQuestions } from './profile-questions.ts';
import { record, type State, stateAfter } from './state.ts';

/** What has happened since the interview began: for `back`, and so that nothing passed over is asked twice. */
interface Session {
  readonly state: State;
  readonly prompter: Prompter;
  /** Profile questions still to be asked. */
  readonly profile: readonly ProfileQuestion[];
  /** Not when all of them were answered before. */
  readonly asksSkills: boolean;
  readonly passedOver: ReadonlySet<string>;
  /** The session before each answer, with the change that the answer recorded. */
  readonly trail: readonly { readonly before: Session; readonly change: string | undefined }[];
}

/** A question that can be asked now, and what its answer is as a fact. */
interface OpenQuestion {
  readonly ask: () => Promise<Reply>;
  readonly factFor: (value: string) => NewFact;
  readonly skill?: string;
}

/** Asks until nothing is open or the learner stops. `again`: the profile too, though it was given before. */
export function interviewer(prompter: Prompter, again: boolean) {
  return async (context: Context, state: State): Promise<State> => {
    const profile = profileQuestions(state.loaded.roadmap).filter(
      ({ key }) => again || !state.learner.settings.has(key),
    );
    const asksSkills = again || state.learner.placed?.end !== 'complete' || profile.length > 0;
    let session: Session = { state, prompter, profile, asksSkills, passedOver: new Set(), trail: [] };
    const first = openQuestion(session);
    context.terminal.note(welcomeLines(first !== undefined, state.learner.placed));
    for (let question = first; question; question = openQuestion(session)) {
      const reply = await question.ask();
      if (reply.kind === 'stop') return finish(context, session.state, 'stopped');
      session = await afterReply(context, session, question, reply);
    }
    return finish(context, session.state, session.passedOver.size > 0 ? 'stopped' : 'complete');
  };
}

async function afterReply(
  context: Context,
  session: Session,
  question: OpenQuestion,
  reply: Exclude<Reply, { kind: 'stop' }>,
): Promise<Session> {
  if (reply.kind === 'back') return stepBack(context, session);
  const { state, profile, passedOver, trail } = session;
  if (reply.kind === 'skip') {
    const passed = new Set([...passedOver, question.skill ?? '']);
    return { ...session, passedOver: passed, trail: [...trail, { before: session, change: undefined }] };
  }
  const recorded = await record(context, [question.factFor(reply.value)]);
  return {
    ...session,
    state: stateAfter(context, state, recorded),
    profile: question.skill === undefined ? profile.slice(1) : profile,
    trail: [...trail, { before: session, change: recorded[0]?.change }],
  };
}

/** Back to the question before: its answer is undone, so the same question comes up again. */
async function stepBack(context: Context, session: Session): Promise<Session> {
  const last = session.trail.at(-1);
  if (!last) {
    context.terminal.note([line('This is the first question.'), blank]);
    return session;
  }
  if (last.change === undefined) return last.before;
  const undone = await record(context, [{ type: 'undone', data: { change: last.change } }]);
  return { ...last.before, state: stateAfter(context, session.state, undone) };
}

function openQuestion(session: Session): OpenQuestion | undefined {
  const { prompter, state } = session;
  const [profileQuestion] = session.profile;
  if (profileQuestion) {
    return {
      ask: () => profileQuestion.ask(prompter, state.profile),
      factFor: (value) => ({
        type: 'set',
        data: { key: profileQuestion.key, value: profileQuestion.value(value) },
      }),
    };
  }
  if (!session.asksSkills) return undefined;
  const placement = placementOf(state.loaded.roadmap, state.learner, state.profile);
  const askable = new Set([...placement.askable].filter((id) => !session.passedOver.has(id)));
  const question = nextSkill({ ...placement, askable });
  const skill = state.situation.skills.find(({ id }) => id === question?.skill);
  if (!question || !skill) return undefined;
  return {
    ask: () => askAboutSkill(session, skill, question, questionsLeft({ ...placement, askable })),
    factFor: (value) => ({ type: 'reported', data: { skill: skill.id, report: value as Report } }),
    skill: skill.id,
  };
}

function askAboutSkill(
  session: Session,
  skill: Skill,
  question: Question,
  left: QuestionsLeft,
): Promise<Reply> {
  return session.prompter.choose({
    lines: reportLines(skill, question.settles, left),
    prompt: 'Could you do this today, without looking it up?',
    choices: REPORT_CHOICES,
    help: reportHelp(skill),
    controls: ['back', 'skip', 'stop'],
  });
}

async function finish(context: Context, state: State, end: 'complete' | 'stopped'): Promise<State> {
  if (state.learner.placed?.end === end) return state;
  const placed = await record(context, [{ type: 'placed', data: { end } }]);
  const after = stateAfter(context, state, placed);
  return after;
}
