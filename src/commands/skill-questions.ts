/** What `start` asks about skills: screens of outcomes to tick, and real questions, whichever tells most. */
import type { Context, Prompter, Reply } from '../context.ts';
import type { Depth } from '../core/learner/fact.ts';
import { type Ask, afterQuestion, afterScreen, nextAsk, passOver } from '../core/placement/assessment.ts';
import { bearing, outlook } from '../core/placement/outlook.ts';
import { assessmentOf } from '../core/plan/assessed.ts';
import { mark } from '../core/quiz/mark.ts';
import type { AnswerOutcome } from '../core/quiz/outcome.ts';
import { isQuick, pickQuestion } from '../core/quiz/pick.ts';
import type { Bank, Question } from '../core/quiz/question.ts';
import { aboveQuestion, SCREEN_HELP, screenChoices, screenLines } from '../views/question.ts';
import { askQuestion } from './ask-question.ts';
import type { Answered, Assessing, OpenQuestion } from './open-question.ts';
import type { State } from './state.ts';

export async function beginAssessing(context: Context, state: State, depth: Depth): Promise<Assessing> {
  const { loaded, learner, situation } = state;
  const bank: Bank = depth === 'quick' ? new Map() : await context.content.questions(loaded);
  const questions = new Map([...bank].map(([skill, all]) => [skill, all.filter(isQuick).length]));
  const { roadmap } = loaded;
  const { skills } = situation;
  const today = context.clock.today();
  return {
    assessment: assessmentOf({ roadmap, learner, skills, today, questions, depth }),
    skills,
    bank,
    seen: new Set(learner.evidence.flatMap((one) => (one.kind === 'question' ? [one.question] : []))),
    asked: 0,
    seed: state.facts[0]?.device ?? '',
  };
}

/** What to ask now, or undefined when it is enough. */
export function assess(context: Context, assessing: Assessing, prompter: Prompter): OpenQuestion | undefined {
  const ask = nextAsk(assessing.assessment);
  if (!ask) return undefined;
  const skipped = {
    ...assessing,
    assessment: passOver(assessing.assessment, ask),
    asked: assessing.asked + 1,
  };
  const reply =
    ask.kind === 'screen'
      ? () => askScreen(assessing, ask, prompter)
      : () => askAbout(context, assessing, ask, prompter);
  return { ask: reply, skipped };
}

async function askScreen(
  assessing: Assessing,
  { skills: offered }: Extract<Ask, { kind: 'screen' }>,
  prompter: Prompter,
): Promise<Reply<Answered>> {
  const { assessment, asked } = assessing;
  const skills = assessing.skills.filter(({ id }) => offered.includes(id));
  const reply = await prompter.tick({
    lines: screenLines(asked, outlook(assessment)),
    prompt: 'Tick what you could do today, without looking it up:',
    choices: screenChoices(skills),
    help: SCREEN_HELP,
    controls: ['back', 'skip', 'stop'],
  });
  if (reply.kind !== 'answer') return reply;
  const ticked = reply.value;
  const after = afterScreen(assessment, offered, new Set(ticked));
  return {
    kind: 'answer',
    value: {
      facts: [{ type: 'screened', data: { offered, ticked } }],
      assessing: { ...assessing, assessment: after, asked: asked + 1 },
    },
  };
}

async function askAbout(
  context: Context,
  assessing: Assessing,
  { skill }: Extract<Ask, { kind: 'question' }>,
  prompter: Prompter,
): Promise<Reply<Answered>> {
  const { assessment, skills, asked, seed } = assessing;
  const question = questionFor(assessing, skill);
  const reply = await askQuestion(context, question, {
    prompter,
    above: aboveQuestion({
      title: skills.find(({ id }) => id === skill)?.title ?? skill,
      asked,
      outlook: outlook(assessment),
      bearing: bearing(assessment, skill),
    }),
    controls: ['back', 'skip', 'stop'],
    seed,
  });
  if (reply.kind === 'unsure') return { kind: 'answer', value: answered(assessing, question, 'unsure') };
  if (reply.kind !== 'answer') return reply;
  const outcome = mark(question, reply.value).isRight ? 'right' : 'wrong';
  return { kind: 'answer', value: answered(assessing, question, outcome) };
}

/** The assessment asks only where there is one. */
function questionFor({ assessment, bank, seen }: Assessing, skill: string): Question {
  const { network, chances } = assessment.posterior;
  const probability = chances[network.positions.get(skill) ?? 0] ?? 0.5;
  const question = pickQuestion(bank.get(skill) ?? [], seen, probability);
  if (!question) throw new RangeError(`there is no question about ${skill}`);
  return question;
}

function answered(assessing: Assessing, question: Question, outcome: AnswerOutcome): Answered {
  const { id, skill, slip, guess } = question;
  return {
    facts: [{ type: 'answered', data: { skill, question: id, outcome, slip, guess, placement: true } }],
    assessing: {
      ...assessing,
      assessment: afterQuestion(assessing.assessment, skill, outcome, question),
      seen: new Set([...assessing.seen, id]),
      asked: assessing.asked + 1,
    },
  };
}
