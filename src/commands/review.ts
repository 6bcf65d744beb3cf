import type { Context, Prompter } from '../context.ts';
import type { NewFact } from '../core/learner/fact.ts';
import { allSteps } from '../core/plan/checklist.ts';
import { type Reviewing, wantedRetention } from '../core/plan/reviewing.ts';
import type { SkillName } from '../core/plan/step.ts';
import type { Rating } from '../core/quiz/outcome.ts';
import type { Bank, Question } from '../core/quiz/question.ts';
import { type DueCard, nextDue } from '../core/review/due.ts';
import { isSlow } from '../core/review/grade.ts';
import { retentionOf } from '../core/review/retention.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { faint, line } from '../screen.ts';
import { RATINGS, retentionView, reviewView } from '../views/review.ts';
import { type AnsweredQuestion, answerByPerson, answerWith } from './answer-question.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { reviewingFor } from './guidance.ts';
import { wholeNumber } from './numbers.ts';
import { readSheet } from './sheet.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State, stateAfter } from './state.ts';

const MOST = 200;

export const review: Command = {
  name: 'review',
  summary: 'Questions you have answered before, each just before you forget it',
  details:
    'What is most likely forgotten comes first. When a right answer took long, or was forgotten before, you are asked how it felt; that moves the next date. A skill that is missed again and again is open once more. Intervals are worked out by FSRS; `config set retention 0.85` asks for fewer reviews.',
  options: [
    { flags: '-n, --count <N>', summary: 'how many at most (all that are due when left out)' },
    {
      flags: '--answers <FILE>',
      summary: 'take the answers from a YAML or JSON file, `questions: {ID: option}` (- for standard input)',
      complete: 'file',
    },
    { flags: '--stats', summary: 'how well you remember, foretold and measured' },
  ],
  examples: [
    { run: 'review', says: 'all that is due' },
    { run: 'review -n 5', says: 'five of it' },
    { run: 'review --stats', says: 'how well you remember' },
  ],
  run: async (context, input) => {
    const read = await readState(context);
    if (input.options['stats'] === true) return showRetention(context, read, reviewingFor(context, read));
    const file = textOption(input, 'answers');
    const canAsk = file === undefined && context.terminal.prompter !== undefined;
    const state = canAsk ? await withoutRetired(context, read) : read;
    const reviewing = reviewingFor(context, state);
    const reviewed =
      file === undefined
        ? await byPerson(context, state, reviewing, input)
        : await fromSheet(context, state, file);
    if (reviewed.length > 0) await keepSnapshot(context);
    return show(context, state, reviewed);
  },
};

interface Reviewed {
  readonly answered: AnsweredQuestion;
  readonly rating: Rating | undefined;
  readonly facts: AnsweredQuestion['facts'];
}

async function byPerson(
  context: Context,
  state: State,
  { due }: Reviewing,
  input: CommandInput,
): Promise<readonly Reviewed[]> {
  const count = wholeNumber(textOption(input, 'count') ?? String(MOST), '--count', 1, MOST);
  if (due.length === 0) return [];
  const prompter = prompterOf(context);
  const bank = await context.content.questions(state.loaded);
  const cards = due.flatMap((card) => {
    const question = questionOf(bank, card);
    return question ? [{ card, question }] : [];
  });
  const asked = cards.slice(0, count);
  const reviewed: Reviewed[] = [];
  for (const [at, { card, question }] of asked.entries()) {
    const skill = state.loaded.roadmap.skills.find(({ id }) => id === card.skill);
    const place = { skill, number: at + 1, of: asked.length, seed: String(state.facts.length) };
    const reply = await answerByPerson(context, question, prompter, place);
    if (reply === 'stop') break;
    if (reply !== 'skip') reviewed.push(await rated(context, prompter, card, reply));
  }
  return reviewed;
}

function prompterOf({ terminal }: Context): Prompter {
  if (terminal.prompter) return terminal.prompter;
  throw new UserError('`review` asks questions, and here is no terminal to ask on.', {
    exitCode: EXIT.usage,
    hint: 'Give the answers with `--answers FILE`, or line by line on standard input with `--plain`.',
  });
}

function questionOf(bank: Bank, { skill, question }: DueCard): Question | undefined {
  return bank.get(skill)?.find(({ id }) => id === question);
}

/**
 * The state without cards that cannot be asked, because their question has left the bank: they must not stay due for ever.
 * A roadmap without questions about that skill says nothing about it, and one named for this run only changes nothing.
 */
async function withoutRetired(context: Context, state: State): Promise<State> {
  const { due } = reviewingFor(context, state);
  if (due.length === 0 || context.options.roadmap !== undefined) return state;
  const bank = await context.content.questions(state.loaded);
  const gone = due.filter((card) => bank.has(card.skill) && !questionOf(bank, card));
  if (gone.length === 0) return state;
  const roadmap = state.loaded.roadmap.id;
  const facts = gone.map(({ question }): NewFact => ({ type: 'retired', data: { question, roadmap } }));
  const what = gone.length === 1 ? '1 question is' : `${gone.length} questions are`;
  context.terminal.note([line(faint(`${what} not in the roadmap any more and will not be asked again.`))]);
  return stateAfter(context, state, await record(context, facts));
}

/** Asked only where it helps: a right answer that took long, or that was forgotten before. */
async function rated(
  context: Context,
  prompter: Prompter,
  { lapses }: DueCard,
  answered: AnsweredQuestion,
): Promise<Reviewed> {
  const { outcome, facts, question } = answered;
  const answer = facts.find(({ type }) => type === 'answered');
  const seconds = answer?.type === 'answered' ? (answer.data.seconds ?? 0) : 0;
  if (outcome !== 'right' || (lapses === 0 && !isSlow(seconds)))
    return { answered, rating: undefined, facts };
  const reply = await prompter.choose({
    lines: [],
    prompt: 'How was it?',
    choices: RATINGS,
    preselected: 'good',
    help: [],
    controls: ['skip'],
  });
  const rating = reply.kind === 'answer' ? (reply.value as Rating) : undefined;
  if (!rating) return { answered, rating, facts };
  const more = await record(context, [{ type: 'rated', data: { question: question.id, rating } }]);
  return { answered, rating, facts: [...facts, ...more] };
}

async function fromSheet(context: Context, state: State, file: string): Promise<readonly Reviewed[]> {
  const { questions } = await readSheet(context, state, file);
  const reviewed: Reviewed[] = [];
  for (const { question, given } of questions) {
    const skill = state.loaded.roadmap.skills.find(({ id }) => id === question.skill);
    const answered = await answerWith(context, question, given, skill);
    reviewed.push({ answered, rating: undefined, facts: answered.facts });
  }
  return reviewed;
}

function show(context: Context, before: State, reviewed: readonly Reviewed[]): ExitCode {
  const after = stateAfter(
    context,
    before,
    reviewed.flatMap(({ facts }) => facts),
  );
  const { cards, due } = reviewingFor(context, after);
  const forgotten = newlyForgotten(before, after);
  const asked = reviewed.map(({ answered: { question, outcome }, rating }) => ({
    question: question.id,
    skill: question.skill,
    outcome,
    rating: rating ?? null,
    due: cards.find((card) => card.question === question.id)?.due ?? null,
  }));
  const today = context.clock.today();
  const next = nextDue(
    cards.filter((card) => card.due > today),
    today,
  );
  if (context.options.json) {
    context.terminal.json({
      schema: 'pybackend-path/review@1',
      asked,
      left: due.length,
      next: next ?? null,
      forgotten,
    });
  } else {
    const nextCount = cards.filter((card) => card.due === next).length;
    context.terminal.show(
      reviewView({ asked, left: due.length, cards: cards.length, next, nextCount, forgotten }),
    );
  }
  return EXIT.done;
}

function newlyForgotten(before: State, after: State): readonly SkillName[] {
  const isForgotten = ({ situation }: State, id: string) => situation.beliefs.get(id)?.source === 'forgotten';
  return allSteps(after.checklist)
    .filter(({ id }) => isForgotten(after, id) && !isForgotten(before, id))
    .map(({ id, title }) => ({ id, title }));
}

function showRetention({ terminal, options }: Context, { learner }: State, reviewing: Reviewing): ExitCode {
  const report = retentionOf(reviewing.reviews);
  const { cards, due } = reviewing;
  const wanted = wantedRetention(learner);
  if (options.json) {
    terminal.json({
      schema: 'pybackend-path/retention@1',
      cards: cards.length,
      due: due.length,
      wanted,
      ...report,
    });
  } else terminal.show(retentionView(report, { cards: cards.length, due: due.length, wanted }));
  return EXIT.done;
}
