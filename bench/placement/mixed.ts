/** Placement counted in the learner's seconds: screens of outcomes to tick (12 s) and questions (30 s). */
import type { Depth } from '../../src/core/learner/fact.ts';
import {
  type Ask,
  type Assessment,
  afterQuestion,
  afterScreen,
  createAssessment,
  nextAsk,
} from '../../src/core/placement/assessment.ts';
import type { PlacementSkill } from '../../src/core/placement/network.ts';
import type { AnswerOutcome } from '../../src/core/quiz/outcome.ts';
import type { Learner } from './learners.ts';
import { shareRight } from './score.ts';

/** How often learners tick what they lack, or leave what they have, and how many do so (drawn for each learner). */
export interface World {
  readonly over: readonly number[];
  readonly overShares: readonly number[];
  readonly under: readonly number[];
  readonly underShares: readonly number[];
}

export const WORLDS: Readonly<Record<string, World>> = {
  fair: {
    over: [0.08, 0.25, 0.55],
    overShares: [0.35, 0.4, 0.25],
    under: [0.04, 0.12, 0.3],
    underShares: [0.5, 0.35, 0.15],
  },
  poor: {
    over: [0.2, 0.45, 0.7],
    overShares: [0.3, 0.4, 0.3],
    under: [0.08, 0.25, 0.45],
    underShares: [0.35, 0.4, 0.25],
  },
};

export interface Mixed {
  /** Mean share of skills told right after so many minutes, when the asking ended before: as it ended. */
  readonly right: readonly number[];
  readonly minutesTo95: number | undefined;
  readonly minutes: number;
  readonly screens: number;
  readonly questions: number;
  readonly end: number;
}

const MINUTES = 12;
const SLOTS_A_MINUTE = 10;

export function mixed(
  skills: readonly PlacementSkill[],
  learners: readonly Learner[],
  world: World,
  depth: Depth,
  questions: ReadonlyMap<string, number>,
): Mixed {
  const first = createAssessment({ skills, questions, depth });
  const right = new Float64Array(MINUTES * SLOTS_A_MINUTE + 1);
  const totals = { minutes: 0, screens: 0, questions: 0, end: 0 };
  for (const learner of learners) {
    let assessment = first;
    let slot = 0;
    const share = () => shareRight(assessment.posterior.chances, learner.state);
    for (let ask = nextAsk(assessment); ask; ask = nextAsk(assessment)) {
      const until = ((assessment.seconds + ask.seconds) / 60) * SLOTS_A_MINUTE;
      for (; slot < until && slot < right.length; slot += 1) right[slot] = (right[slot] as number) + share();
      assessment = replied(assessment, ask, learner, world);
      if (ask.kind === 'screen') totals.screens += 1;
      else totals.questions += 1;
    }
    for (; slot < right.length; slot += 1) right[slot] = (right[slot] as number) + share();
    totals.minutes += assessment.seconds / 60;
    totals.end += share();
  }
  const mean = Array.from(right, (sum) => sum / learners.length);
  const at = mean.findIndex((share) => share >= 0.95);
  return {
    right: mean,
    minutesTo95: at < 0 ? undefined : at / SLOTS_A_MINUTE,
    minutes: totals.minutes / learners.length,
    screens: totals.screens / learners.length,
    questions: totals.questions / learners.length,
    end: totals.end / learners.length,
  };
}

function replied(assessment: Assessment, ask: Ask, learner: Learner, world: World): Assessment {
  const reply = replyTo(assessment, ask, learner, world);
  return ask.kind === 'screen'
    ? afterScreen(assessment, ask.skills, new Set(reply.ticked))
    : afterQuestion(assessment, ask.skill, reply.outcome);
}

/** What this learner ticks on a screen, or answers to a question. */
export function replyTo(
  { posterior, questionsLeft }: Assessment,
  ask: Ask,
  learner: Learner,
  world: World,
): { readonly ticked: readonly string[]; readonly outcome: AnswerOutcome } {
  const { positions } = posterior.network;
  const over =
    pick(world.over, world.overShares, learner.draw('over', 0, 0)) * (0.7 + 0.6 * learner.draw('over', 1, 0));
  const under =
    pick(world.under, world.underShares, learner.draw('under', 0, 0)) *
    (0.7 + 0.6 * learner.draw('under', 1, 0));
  if (ask.kind === 'screen') {
    const ticked = ask.skills.filter((id) => {
      const position = positions.get(id) as number;
      const draw = learner.draw('screen', position, 0);
      return learner.state[position] ? draw >= under : draw < over;
    });
    return { ticked, outcome: 'unsure' };
  }
  const position = positions.get(ask.skill) as number;
  const draw = learner.draw('question', position, questionsLeft[position] as number);
  return { ticked: [], outcome: questionOutcome(learner.state[position] === 1, draw) };
}

/** A question with four options and an honest "I don't know": 40% of who do not know say so, the others guess. */
function questionOutcome(known: boolean, draw: number): AnswerOutcome {
  const [right, unsure] = known ? [0.92, 0.02] : [0.15, 0.4];
  return draw < right ? 'right' : draw < right + unsure ? 'unsure' : 'wrong';
}

function pick(values: readonly number[], shares: readonly number[], draw: number): number {
  let left = draw;
  const at = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return values[at < 0 ? values.length - 1 : at] as number;
}
