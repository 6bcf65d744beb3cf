/** What lies ahead in an assessment: for "about 6 more, 3 minutes" and "this one bears on 14 skills". */
import { type Ask, type Assessment, afterQuestion, afterScreen, nextAsk } from './assessment.ts';
import { ofLikeliestKinds } from './posterior.ts';

export interface Outlook {
  /** The ask at hand counted. */
  readonly steps: number;
  readonly seconds: number;
}

/** Each step weighs every skill; with more skills than this the look ahead would be felt. */
const MOST_SKILLS = 200;
const FURTHEST = 40;
const KINDS = 4;

/** Answers that surprise make it longer than it looks: by half, on average over the learners of the bench. */
const SURPRISES = 1.5;

/** Played forward with the likelier answers. Undefined where it would take too long to find out. */
export function outlook(assessment: Assessment): Outlook | undefined {
  if (assessment.posterior.network.ids.length > MOST_SKILLS) return undefined;
  const posterior = ofLikeliestKinds(assessment.posterior, KINDS);
  let [ahead, steps]: [Assessment, number] = [{ ...assessment, posterior }, 0];
  for (let ask = nextAsk(ahead); ask && steps < FURTHEST; ask = nextAsk(ahead)) {
    ahead = asExpected(ahead, ask);
    steps += 1;
  }
  if (steps <= 1) return { steps, seconds: ahead.seconds - assessment.seconds };
  return {
    steps: 1 + Math.round(SURPRISES * (steps - 1)),
    seconds: SURPRISES * (ahead.seconds - assessment.seconds),
  };
}

function asExpected(assessment: Assessment, ask: Ask): Assessment {
  const { network, chances } = assessment.posterior;
  const isLikely = (id: string) => (chances[network.positions.get(id) ?? 0] ?? 0) >= 0.5;
  if (ask.kind === 'screen') return afterScreen(assessment, ask.skills, new Set(ask.skills.filter(isLikely)));
  return afterQuestion(assessment, ask.skill, isLikely(ask.skill) ? 'right' : 'wrong');
}

/** A belief that moves less than this is hardly touched. */
const NOTABLE = 0.05;

/** How many beliefs the answer to a question moves notably, whichever way it goes. */
export function bearing(assessment: Assessment, skill: string): number {
  const before = assessment.posterior.chances;
  const after = ['right', 'wrong'].map(
    (outcome) => afterQuestion(assessment, skill, outcome).posterior.chances,
  );
  return before.filter((chance, at) =>
    after.some((chances) => Math.abs((chances[at] as number) - chance) >= NOTABLE),
  ).length;
}
