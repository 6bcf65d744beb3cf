/** The map after the last question of `start`: what was found, and whether the learner sees it the same way. */
import type { Context, Prompter } from '../context.ts';
import type { Report } from '../core/learner/fact.ts';
import { findSkill } from '../core/roadmap/find.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { line } from '../screen.ts';
import { fullMap, REPORT_CHOICES, shortMap } from '../views/map.ts';
import { record, type State, stateAfter } from './state.ts';

export async function correctMap(context: Context, first: State, prompter: Prompter): Promise<State> {
  let state = first;
  let lines = shortMap(state.checklist);
  for (;;) {
    const reply = await prompter.choose({
      lines,
      prompt: 'Does this fit?',
      choices: [
        { value: 'fits', key: 'y', label: 'Yes, show my checklist' },
        { value: 'all', key: 'a', label: 'Show every skill with the reason' },
        { value: 'correct', key: 'c', label: 'Correct a skill' },
      ],
      help: HELP,
      controls: ['stop'],
    });
    if (reply.kind !== 'answer' || reply.value === 'fits') return state;
    if (reply.value === 'correct') state = await correctOne(context, state, prompter);
    lines = reply.value === 'all' ? fullMap(state.checklist) : [];
  }
}

const HELP = [
  line(
    'A known skill is ticked on your checklist; an unsure or new one stays open. What you correct here counts as your own word, and `done` and `done --not` change it any time.',
  ),
];

async function correctOne(context: Context, state: State, prompter: Prompter): Promise<State> {
  const { roadmap } = state.loaded;
  const named = await prompter.enter({
    lines: [],
    prompt: 'Which skill? Its name, its id or a word for it',
    fallback: '',
    check: (text) => (text.trim() === '' ? undefined : notFound(state, text)),
    help: HELP,
    controls: ['back'],
  });
  const skill = named.kind === 'answer' ? findSkill(roadmap, named.value).match : undefined;
  if (!skill) return state;
  const said = await prompter.choose({
    lines: [],
    prompt: `${skill.title}: how well do you know it?`,
    choices: REPORT_CHOICES,
    help: HELP,
    controls: ['back'],
  });
  if (said.kind !== 'answer') return state;
  return corrected(context, state, skill, said.value as Report);
}

function notFound({ loaded, situation }: State, text: string): string | undefined {
  const { match, suggestions } = findSkill(loaded.roadmap, text);
  if (match && situation.skills.some(({ id }) => id === match.id)) return undefined;
  if (match) return `'${match.title}' is not on your path.`;
  const [first] = suggestions;
  return first ? `No skill is called so. Did you mean '${first.title}'?` : 'No skill is called so.';
}

async function corrected(context: Context, state: State, skill: Skill, report: Report): Promise<State> {
  const recorded = await record(context, [{ type: 'reported', data: { skill: skill.id, report } }]);
  const after = stateAfter(context, state, recorded);
  const { known } = after.checklist.totals;
  context.terminal.note([line(`Saved. ${known} of ${after.checklist.totals.skills} skills are known now.`)]);
  return after;
}
