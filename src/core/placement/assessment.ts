/**
 * Which to ask next, and how: a screen of outcomes to tick, or a real question. Cost is the learner's time, so the
 * next step is the one with the most expected bits per second, whichever its kind. How far this learner's ticks can
 * be trusted is inferred along the way, by the real questions that fall on ticked skills.
 */
import type { Depth } from '../learner/fact.ts';
import { type Channel, information, type Likelihood, likelihoodFor, questionChannel } from './channel.ts';
import { networkOf, type PlacementSkill } from './network.ts';
import {
  createPosterior,
  observe,
  type Posterior,
  shareExpectedRight,
  weighingReports,
} from './posterior.ts';
import { priorOf } from './prior.ts';

export interface AssessmentOptions {
  readonly skills: readonly PlacementSkill[];
  /** By id, how many real questions there are for a skill; a skill is asked twice at most. */
  readonly questions: ReadonlyMap<string, number>;
  /** The skills that may be asked about, all when left out; the others only take part in the inference. */
  readonly askable?: ReadonlySet<string> | undefined;
  /** `quick` asks no questions; `thorough` stops later. */
  readonly depth: Depth;
}

export interface Assessment {
  readonly posterior: Posterior;
  readonly depth: Depth;
  readonly question: Channel;
  /** By position: how many questions may still be asked, and whether the skill has stood on a screen. */
  readonly questionsLeft: readonly number[];
  readonly screened: readonly boolean[];
  /** What was asked so far took this long, in seconds. */
  readonly seconds: number;
  readonly steps: number;
  /** How many of the steps were questions. */
  readonly answers: number;
}

export type Ask =
  | { readonly kind: 'screen'; readonly skills: readonly string[]; readonly seconds: number }
  | { readonly kind: 'question'; readonly skill: string; readonly seconds: number };

/** The chance of a wrong answer though the skill is known, and of a right one though it is not. */
export interface ErrorRates {
  readonly slip: number;
  readonly guess: number;
}

/** Of a question with four options and "I don't know" beside them. */
const TYPICAL: ErrorRates = { slip: 0.08, guess: 0.15 };
const SCREEN_SECONDS = 12;
const QUESTION_SECONDS = 30;
const MOST_ON_SCREEN = 6;
const MOST_QUESTIONS_PER_SKILL = 2;
/** Ticks on one screen hang together, so that six tell less than six times one. */
const SCREEN_OVERLAP = 0.6;
/** When the share of skills that is expected to be told right reaches this, asking ends. */
const ENOUGH: Readonly<Record<Depth, number>> = { quick: 0.95, default: 0.95, thorough: 0.97 };
const LEAST_STEPS = 6;
const LEAST_ANSWERS = 3;
/** Bits per second of a question about a skill that is known with a chance of one in seven. */
const WORTHWHILE = 0.008;
/** A step that tells less than this in its seconds ends the asking. */
const LEAST_BITS_PER_SECOND = 0.0012;

/** Throws a PlacementError for skills that make no graph. */
export function createAssessment({ skills, questions, askable, depth }: AssessmentOptions): Assessment {
  const network = networkOf(skills);
  const asks = (id: string) => askable === undefined || askable.has(id);
  return {
    // Without questions nothing can show that somebody ticks blindly.
    posterior: weighingReports(createPosterior(network, priorOf(network)), depth === 'quick'),
    depth,
    question: questionChannel(TYPICAL.slip, TYPICAL.guess, QUESTION_SECONDS),
    questionsLeft: network.ids.map((id) =>
      depth === 'quick' || !asks(id) ? 0 : Math.min(MOST_QUESTIONS_PER_SKILL, questions.get(id) ?? 0),
    ),
    screened: network.ids.map((id) => !asks(id)),
    seconds: 0,
    steps: 0,
    answers: 0,
  };
}

/** What tells most for its time, or undefined when it is enough. */
export function nextAsk(assessment: Assessment): Ask | undefined {
  const screen = bestScreen(assessment);
  const question = bestQuestion(assessment);
  const best = !screen || (question && question.rate > screen.rate) ? question : screen;
  if (!best || best.rate < LEAST_BITS_PER_SECOND) return undefined;
  const { steps, answers, depth, posterior } = assessment;
  if (steps < LEAST_STEPS || shareExpectedRight(posterior) < ENOUGH[depth]) return best.ask;
  // Ticks alone would be believed: a few questions show what they are worth, where there is something to ask.
  return question && answers < LEAST_ANSWERS && question.rate >= WORTHWHILE ? question.ask : undefined;
}

export interface Weight {
  /** 1 counts in full, 0 not at all. */
  readonly trust: number;
  /** Whether the same may be asked again nevertheless. */
  readonly isAskedAgain: boolean;
}

const FULL: Weight = { trust: 1, isAskedAgain: false };

/** What a screen told, now or earlier; skills that are not in the graph any more are passed by. */
export function afterScreen(
  assessment: Assessment,
  offered: readonly string[],
  ticked: ReadonlySet<string>,
  weight = FULL,
): Assessment {
  let { posterior } = assessment;
  for (const id of offered) {
    const position = posterior.network.positions.get(id);
    if (position === undefined) continue;
    posterior = observe(posterior, position, (kind) =>
      faded(likelihoodFor(SELF_REPORT, ticked.has(id) ? 'ticked' : 'left', kind), weight.trust),
    );
  }
  const ask: Ask = { kind: 'screen', skills: offered, seconds: SCREEN_SECONDS };
  return weight.isAskedAgain ? { ...assessment, posterior } : passOver({ ...assessment, posterior }, ask);
}

/** What an answer to a question told, now or earlier: `right`, `wrong` or `unsure` ("I don't know"). */
export function afterQuestion(
  assessment: Assessment,
  skill: string,
  outcome: string,
  { slip, guess }: ErrorRates = TYPICAL,
  weight = FULL,
): Assessment {
  const position = assessment.posterior.network.positions.get(skill);
  if (position === undefined) return assessment;
  const channel = questionChannel(slip, guess, QUESTION_SECONDS);
  const posterior = observe(assessment.posterior, position, (kind) =>
    faded(likelihoodFor(channel, outcome, kind), weight.trust),
  );
  const ask: Ask = { kind: 'question', skill, seconds: QUESTION_SECONDS };
  return weight.isAskedAgain ? { ...assessment, posterior } : passOver({ ...assessment, posterior }, ask);
}

/** What the learner said outright. It is no proof, but it was meant: far more than a tick on a screen. */
export function afterStatement(assessment: Assessment, skill: string, likelihood: Likelihood): Assessment {
  const position = assessment.posterior.network.positions.get(skill);
  if (position === undefined) return assessment;
  return { ...assessment, posterior: observe(assessment.posterior, position, () => likelihood) };
}

/** The ask is over, whatever came of it: it is not asked again. */
export function passOver(assessment: Assessment, ask: Ask): Assessment {
  const { positions } = assessment.posterior.network;
  let { screened, questionsLeft } = assessment;
  if (ask.kind === 'screen') {
    const offered = new Set(ask.skills.map((id) => positions.get(id)));
    screened = screened.map((was, position) => was || offered.has(position));
  } else {
    const position = positions.get(ask.skill);
    questionsLeft = questionsLeft.map((left, at) => (at === position ? Math.max(0, left - 1) : left));
  }
  const { seconds, steps } = assessment;
  const answers = assessment.answers + (ask.kind === 'question' ? 1 : 0);
  return {
    ...assessment,
    screened,
    questionsLeft,
    answers,
    seconds: seconds + ask.seconds,
    steps: steps + 1,
  };
}

/** Moves both chances towards their mean, where they tell nothing. */
function faded({ known, unknown }: Likelihood, trust: number): Likelihood {
  const mean = (known + unknown) / 2;
  return { known: mean + trust * (known - mean), unknown: mean + trust * (unknown - mean) };
}

/** What an honest person ticks and leaves; kinds of reporters blur it. */
const SELF_REPORT: Channel = {
  seconds: SCREEN_SECONDS,
  selfReport: true,
  outcomes: { ticked: { known: 1, unknown: 0 }, left: { known: 0, unknown: 1 } },
  expected: ['ticked', 'left'],
};

interface Rated {
  readonly ask: Ask;
  /** Expected bits per second. */
  readonly rate: number;
}

function bestQuestion({ posterior, question, questionsLeft }: Assessment): Rated | undefined {
  const likelihoods = question.expected.map((outcome) => question.outcomes[outcome] as Likelihood);
  let best: Rated | undefined;
  for (const [position, skill] of posterior.network.ids.entries()) {
    if ((questionsLeft[position] as number) <= 0) continue;
    const rate = information(posterior.chances[position] as number, likelihoods) / question.seconds;
    if (!best || rate > best.rate) {
      best = { ask: { kind: 'question', skill, seconds: question.seconds }, rate };
    }
  }
  return best;
}

/** The skills of one stage that tell most, in the order of the graph. */
function bestScreen({ posterior, screened }: Assessment): Rated | undefined {
  const { network, chances } = posterior;
  const likelihoods = reportLikelihoods(posterior);
  const byStage = Array.from({ length: network.stages }, (): { position: number; bits: number }[] => []);
  for (const [position, chance] of chances.entries()) {
    if (screened[position]) continue;
    byStage[network.stageOf[position] as number]?.push({ position, bits: information(chance, likelihoods) });
  }
  let best: Rated | undefined;
  for (const stage of byStage) {
    const offered = stage.toSorted((a, b) => b.bits - a.bits).slice(0, MOST_ON_SCREEN);
    const sum = offered.reduce((total, one) => total + one.bits, 0);
    const rate = (sum * SCREEN_OVERLAP) / SCREEN_SECONDS;
    if (offered.length === 0 || (best && rate <= best.rate)) continue;
    const positions = offered.map(({ position }) => position).sort((a, b) => a - b);
    const skills = positions.map((position) => network.ids[position] as string);
    best = { ask: { kind: 'screen', skills, seconds: SCREEN_SECONDS }, rate };
  }
  return best;
}

/** Ticked and left, averaged over the kinds as they are weighed now. */
function reportLikelihoods({ runs }: Posterior): readonly Likelihood[] {
  return SELF_REPORT.expected.map((outcome) => {
    let [known, unknown, sum] = [0, 0, 0];
    for (const { kind, levels } of runs) {
      const weight = levels.reduce((total, level) => total + level.weight, 0);
      const likelihood = likelihoodFor(SELF_REPORT, outcome, kind);
      known += weight * likelihood.known;
      unknown += weight * likelihood.unknown;
      sum += weight;
    }
    return { known: known / sum, unknown: unknown / sum };
  });
}
