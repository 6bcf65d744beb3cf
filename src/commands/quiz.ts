import type { Context } from '../context.ts';
import { outcomesByQuestion } from '../core/learner/evidence.ts';
import { allSteps, upcoming } from '../core/plan/checklist.ts';
import { chooseQuestions } from '../core/quiz/choose.ts';
import type { Bank } from '../core/quiz/question.ts';
import { statisticsOf } from '../core/quiz/statistics.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { line } from '../screen.ts';
import { quizSummary, statisticsView } from '../views/quiz.ts';
import { type AnsweredQuestion, answerByPerson, answerWith } from './answer-question.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { wholeNumber } from './numbers.ts';
import { readSheet } from './sheet.ts';
import { skillToShow } from './skill-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, type State, stateAfter } from './state.ts';

const USUAL_COUNT = 5;
const MOST = 100;

export const quiz: Command = {
  name: 'quiz',
  summary: 'Practise with questions; each answer is explained',
  details:
    'Without SKILL it asks about what you could learn now and what you know already. Questions you have not seen come first, then those you did not get right. Your answers are saved and move what is believed of you.',
  args: [{ name: 'SKILL', summary: 'a skill to be asked about', many: true, complete: 'skill' }],
  options: [
    { flags: '--stage <STAGE>', summary: 'ask about the skills of one stage', complete: 'stage' },
    { flags: '-n, --count <N>', summary: `how many questions (${USUAL_COUNT} when left out)` },
    {
      flags: '--answers <FILE>',
      summary: 'take the answers from a YAML or JSON file, `questions: {ID: option}` (- for standard input)',
      complete: 'file',
    },
    { flags: '--stats', summary: 'which questions your answers do not fit' },
  ],
  examples: [
    { run: 'quiz', says: 'five questions' },
    { run: 'quiz py-classes -n 3', says: 'three about one skill' },
    { run: 'quiz --stage databases', says: 'about one stage' },
    { run: 'quiz --stats', says: 'what stands out' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    if (input.options['stats'] === true) return showStatistics(context, state);
    const file = textOption(input, 'answers');
    const answered =
      file === undefined ? await byPerson(context, state, input) : await fromSheet(context, state, file);
    const facts = answered.flatMap((one) => one.facts);
    const after = stateAfter(context, state, facts);
    if (facts.length > 0) await keepSnapshot(context);
    show(context, state, after, answered);
    return EXIT.done;
  },
};

async function byPerson(
  context: Context,
  state: State,
  input: CommandInput,
): Promise<readonly AnsweredQuestion[]> {
  const { prompter } = context.terminal;
  if (!prompter) {
    throw new UserError('`quiz` asks questions, and here is no terminal to ask on.', {
      exitCode: EXIT.usage,
      hint: 'Give the answers with `--answers FILE`, or line by line on standard input with `--plain`.',
    });
  }
  const bank = await context.content.questions(state.loaded);
  const count = wholeNumber(textOption(input, 'count') ?? String(USUAL_COUNT), '--count', 1, MOST);
  const questions = chooseQuestions(
    skillsFor(state, input, bank),
    bank,
    outcomesByQuestion(state.learner),
    count,
  );
  const answered: AnsweredQuestion[] = [];
  for (const [at, question] of questions.entries()) {
    const skill = state.loaded.roadmap.skills.find(({ id }) => id === question.skill);
    const place = { skill, number: at + 1, of: questions.length, seed: String(state.facts.length) };
    const reply = await answerByPerson(context, question, prompter, place);
    if (reply === 'stop') break;
    if (reply !== 'skip') answered.push(reply);
  }
  return answered;
}

/** The ids to ask about, those to begin with first. UserError when there is no question about them. */
function skillsFor({ loaded, checklist }: State, input: CommandInput, bank: Bank): readonly string[] {
  const { roadmap } = loaded;
  const stage = textOption(input, 'stage');
  const skill = input.args.length > 0 ? skillToShow(roadmap, input.args.join(' ')).skill : undefined;
  if (stage !== undefined && !roadmap.stages.some(({ id }) => id === stage)) {
    throw new UserError(`No stage is called '${stage}'.`, {
      exitCode: EXIT.usage,
      hint: `There are ${roadmap.stages.map(({ id }) => id).join(', ')}.`,
    });
  }
  const ready = upcoming(checklist).filter(({ status }) => status === 'ready');
  const known = allSteps(checklist).filter(({ status }) => status === 'known');
  const all = skill
    ? [skill]
    : stage === undefined
      ? [...ready, ...known.toReversed()]
      : roadmap.skills.filter((one) => one.stage === stage);
  const ids = all.map(({ id }) => id).filter((id) => (bank.get(id) ?? []).length > 0);
  if (ids.length > 0) return ids;
  throw new UserError(`There are no questions about ${skill?.title ?? stage ?? 'these skills'} yet.`, {
    exitCode: EXIT.missingInput,
    hint: 'Questions stand beside the roadmap, in `skills/ID/questions.yaml` (docs/authoring.md).',
  });
}

async function fromSheet(context: Context, state: State, file: string): Promise<readonly AnsweredQuestion[]> {
  const { questions } = await readSheet(context, state, file);
  const answered: AnsweredQuestion[] = [];
  for (const { question, given } of questions) {
    const skill = state.loaded.roadmap.skills.find(({ id }) => id === question.skill);
    answered.push(await answerWith(context, question, given, skill));
  }
  return answered;
}

function show(
  { terminal, options }: Context,
  before: State,
  after: State,
  answered: readonly AnsweredQuestion[],
): void {
  const chance = ({ situation }: State, id: string) => situation.beliefs.get(id)?.probability ?? 0.5;
  const skills = [...new Set(answered.map(({ question }) => question.skill))];
  const beliefs = skills.map((skill) => ({
    skill,
    title: before.loaded.roadmap.skills.find(({ id }) => id === skill)?.title ?? skill,
    before: chance(before, skill),
    after: chance(after, skill),
  }));
  const outcomes = answered.map(({ outcome }) => outcome);
  if (!options.json) {
    terminal.show(quizSummary({ outcomes, beliefs }));
    return;
  }
  terminal.json({
    schema: 'pybackend-path/quiz@1',
    asked: answered.map(({ question: { id, skill, level }, outcome }) => ({
      question: id,
      skill,
      level,
      outcome,
    })),
    right: outcomes.filter((outcome) => outcome === 'right').length,
    beliefs: beliefs.map(({ title: _, ...belief }) => belief),
  });
}

function showStatistics({ terminal, options }: Context, { learner, situation }: State): ExitCode {
  const answers = learner.evidence.flatMap((one) => (one.kind === 'question' ? [one] : []));
  const questions = statisticsOf(answers, (id) => situation.beliefs.get(id)?.probability ?? 0.5);
  const count = (outcome: string) => answers.filter((one) => one.outcome === outcome).length;
  if (options.json) {
    terminal.json({
      schema: 'pybackend-path/quiz-stats@1',
      answers: answers.length,
      right: count('right'),
      unsure: count('unsure'),
      questions,
    });
  } else terminal.show([...statisticsView(questions), line('')]);
  return EXIT.done;
}
