/** Aiming the plan at adverts, and taking that back. */
import type { Context } from '../context.ts';
import { type Aim, newAimId } from '../core/learner/aim.ts';
import type { NewFact } from '../core/learner/fact.ts';
import { didYouMean } from '../core/nearest.ts';
import { askedBy, isSameAdvert } from '../core/plan/advert-aim.ts';
import { upcoming } from '../core/plan/checklist.ts';
import type { Milestones } from '../core/plan/milestones.ts';
import { outlookOf } from '../core/plan/plan.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { type Line, line, strong } from '../screen.ts';
import { counted } from '../words/amounts.ts';
import { aimName, forecastWords, leftOutSentence } from '../words/forecast.ts';
import { titles } from '../words/step.ts';
import { outlookInput } from './guidance.ts';
import { documentFor, type ReadAdvert, type ReadAdverts } from './read-adverts.ts';
import { keepSnapshot } from './snapshot.ts';
import { record, type State, stateAfter } from './state.ts';

/** Aims at each that has something to learn and is not aimed at yet, as one change. */
export async function addAims(
  context: Context,
  state: State,
  { adverts, ranking }: ReadAdverts,
  useful: readonly ReadAdvert[],
): Promise<ExitCode> {
  const aims = new Map<string, Aim>(state.learner.aims);
  const facts: NewFact[] = [];
  const ids = new Map<ReadAdvert, string>();
  for (const one of useful) {
    const aim = aimAt(one, aims, context);
    const same = [...aims.values()].find((other) => isSameAdvert(other, aim));
    ids.set(one, same?.id ?? aim.id);
    if (same) continue;
    aims.set(aim.id, aim);
    const { id, since: _, ...asked } = aim;
    facts.push({ type: 'aimed', data: { advert: id, ...asked } });
  }
  const after = await recorded(context, state, facts);
  if (context.options.json) {
    context.terminal.json({
      schema: 'pybackend-path/job@1',
      adverts: adverts.map((one) => documentFor(one, ids.get(one) ?? null)),
      ranking,
      aims: [...after.learner.aims.values()],
      changed: facts.length > 0,
    });
  } else {
    const lines = useful.flatMap((one) => aimedLines(one, ids.get(one) ?? '', state.learner.aims));
    const added = new Set(ids.values());
    const ready = readyLines(milestonesNow(context, after), added);
    context.terminal.show([...lines, ...ready, ...nextLine(after)]);
  }
  return EXIT.done;
}

export function milestonesNow(context: Context, state: State): Milestones {
  return outlookOf(outlookInput(context, state)).milestones;
}

export async function forgetAim(context: Context, state: State, text: string): Promise<ExitCode> {
  const aim = state.learner.aims.get(text.trim());
  if (!aim) {
    const ids = [...state.learner.aims.keys()];
    throw new UserError(
      ids.length === 0 ? 'You aim at no advert.' : `You aim at no advert with the id '${text}'.`,
      {
        exitCode: EXIT.usage,
        hint: didYouMean(text.trim(), ids) ?? 'See those you aim at: pybackend-path job',
      },
    );
  }
  const after = await recorded(context, state, [
    { type: 'dropped', data: { advert: aim.id, fact: aim.fact } },
  ]);
  if (context.options.json) {
    const aims = [...after.learner.aims.values()];
    context.terminal.json({ schema: 'pybackend-path/job@1', adverts: [], ranking: [], aims, changed: true });
  } else context.terminal.show([line('No longer aimed at ', strong(aim.title), '.'), ...nextLine(after)]);
  return EXIT.done;
}

async function recorded(context: Context, state: State, facts: readonly NewFact[]): Promise<State> {
  if (facts.length === 0) return state;
  const after = stateAfter(context, state, await record(context, facts));
  await keepSnapshot(context);
  return after;
}

function aimAt({ advert, gap }: ReadAdvert, aims: ReadonlyMap<string, Aim>, { clock }: Context): Aim {
  const { title } = advert;
  return { id: newAimId(aims, title), title, ...askedBy(gap.asks), since: clock.today() };
}

function aimedLines(
  { advert, gap }: ReadAdvert,
  id: string,
  before: ReadonlyMap<string, Aim>,
): readonly Line[] {
  if (before.has(id)) return [line('Your plan aims at ', strong(advert.title), ` already (${id}).`)];
  const beside = gap.way.filter(({ isBeside }) => isBeside);
  const besideIds = new Set(beside.map((step) => step.id));
  const taken = beside.filter(({ isMust }) => isMust);
  const left = beside.filter(({ isMust }) => !isMust);
  const first = gap.way.length - left.length;
  const choices = gap.asks.filter(({ skills, standing }) => skills.length > 1 && standing === 'lacking');
  return [
    line(
      'Your plan aims at ',
      strong(advert.title),
      ` (${id}): ${counted(first, 'skill')} ${first === 1 ? 'comes' : 'come'} first.`,
    ),
    ...choices.map(({ skill, skills }) =>
      line(
        `Of ${titles(skills)} it takes '${skill.title}', the shortest ${besideIds.has(skill.id) ? 'for you' : 'on your path'}.`,
      ),
    ),
    ...(taken.length > 0 ? [line(`Taken in beside your path: ${titles(taken)}.`)] : []),
    ...(left.length > 0
      ? [line(`Not taken in, for it is nice to have and not on your path: ${titles(left)}.`)]
      : []),
  ];
}

/** When the plan reaches those adverts, or why it does not. */
function readyLines(milestones: Milestones, ids: ReadonlySet<string>): readonly Line[] {
  const { aims, leftOut } = milestones;
  return [
    ...aims
      .filter(({ id }) => ids.has(id))
      .map((aim) =>
        aim.skills === 0
          ? line(`You have what ${aimName(aim, milestones)} asks for.`)
          : line(`Ready for ${aimName(aim, milestones)}: ${forecastWords(aim)} (\`pybackend-path plan\`).`),
      ),
    ...leftOut.filter(({ id }) => ids.has(id)).map((aim) => line(leftOutSentence(aim, milestones))),
  ];
}

function nextLine({ checklist }: State): readonly Line[] {
  const [next] = upcoming(checklist);
  return next ? [line('Next: ', strong(next.title), ' (`pybackend-path next`)')] : [];
}
