import type { Context } from '../context.ts';
import type { NewFact } from '../core/learner/fact.ts';
import { ancestors, skillGraph } from '../core/roadmap/graph.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type Line, line, warn } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';
import { change } from './change.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { type Proof, prove } from './prove.ts';
import { readSheet } from './sheet.ts';
import { skillToChange } from './skill-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, type State, stateAfter } from './state.ts';

export const done: Command = {
  name: 'done',
  summary: 'Tick skills you have learnt, after two or three questions about each',
  details:
    'Two right answers tick the skill; what it needs counts as known too. With --trust it is ticked as claimed, on your word, and so is a skill that there are no questions about.',
  args: [{ name: 'SKILL', summary: 'one or more skills', required: true, many: true, complete: 'skill' }],
  options: [
    { flags: '--trust', summary: 'ask nothing: tick it on your word' },
    {
      flags: '--answers <FILE>',
      summary: 'take the answers from a YAML or JSON file, `questions: {ID: option}` (- for standard input)',
      complete: 'file',
    },
    { flags: '--not', summary: 'take the tick back: not done after all' },
  ],
  examples: [
    { run: 'done terminal-basics', says: 'show that you know it' },
    { run: 'done terminal-basics git-basics --trust', says: 'tick two on your word' },
    { run: 'done git-basics --not', says: 'not done after all' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const skills = input.args.map((word) => skillToChange(state.loaded.roadmap, word));
    if (input.options['not'] === true) return reopen(context, state, skills);
    const open = skills.filter((skill) => !isClaimed(state, skill));
    if (open.length === 0) {
      const said = `Nothing to change: ${namesOf(skills)} is ticked already.`;
      return change(context, state, [], { said, data: { skills: idsOf(skills) } });
    }
    const proofs = input.options['trust'] === true ? undefined : await proveAll(context, state, open, input);
    const stateNow = proofs
      ? stateAfter(
          context,
          state,
          proofs.flatMap(({ facts }) => facts),
        )
      : state;
    const ticked = proofs ? proofs.filter(isTicked).map(({ skill }) => skill) : open;
    const code = await change(context, stateNow, ticked.map(claimed), {
      said: proofs ? proofs.map(proofWords).join(' ') : `Ticked on your word: ${namesOf(open)}.`,
      data: { skills: idsOf(skills) },
      notes: ticked.flatMap((skill) => contradictions(state, skill, ticked)),
    });
    if (ticked.length === 0) await keepSnapshot(context);
    return ticked.length === open.length ? code : EXIT.no;
  },
};

async function reopen(context: Context, state: State, skills: readonly Skill[]): Promise<ExitCode> {
  const open = skills.filter(({ id }) => state.situation.known.has(id) || isClaimed(state, { id }));
  const names = namesOf(skills);
  return change(
    context,
    state,
    open.map(({ id }): NewFact => ({ type: 'reopened', data: { skill: id, via: 'done' } })),
    {
      said: open.length === 0 ? `Nothing to change: ${names} is not ticked.` : `No longer ticked: ${names}.`,
      data: { skills: idsOf(skills) },
    },
  );
}

/** One after the other; when the learner stops, the others are not asked about. */
async function proveAll(
  context: Context,
  state: State,
  skills: readonly Skill[],
  input: CommandInput,
): Promise<readonly Proof[]> {
  const bank = await context.content.questions(state.loaded);
  const file = textOption(input, 'answers');
  const sheet = file === undefined ? undefined : await readSheet(context, state, file);
  const proofs: Proof[] = [];
  for (const skill of skills) {
    const proof = await prove(context, state, skill, { bank, sheet });
    proofs.push(proof);
    if (proof.verdict === 'stopped') break;
  }
  return proofs;
}

function isTicked({ verdict }: Proof): boolean {
  return verdict === 'passed' || verdict === 'unasked';
}

function proofWords({ skill: { id, title }, verdict, right, asked }: Proof): string {
  switch (verdict) {
    case 'passed':
      return `Ticked: ${title}, ${right} of ${asked} right.`;
    case 'unasked':
      return `Ticked on your word: ${title}; there are no questions about it yet.`;
    case 'stopped':
      return `Stopped: ${title} is not ticked.`;
    case 'failed':
      return `Not ticked: ${title}, ${right} of ${asked} right. Look at it again (pybackend-path show ${id}), or tick it on your word (done ${id} --trust).`;
  }
}

function claimed({ id }: Skill): NewFact {
  return { type: 'claimed', data: { skill: id, via: 'done' } };
}

/** A tick that rests on inference may still be claimed: the learner's own word is worth more. So may a forgotten skill. */
function isClaimed({ learner, situation }: State, { id }: Pick<Skill, 'id'>): boolean {
  return learner.statements.get(id)?.report === 'known' && situation.beliefs.get(id)?.source !== 'forgotten';
}

function namesOf(skills: readonly Skill[]): string {
  return listed(skills.map(({ title }) => title));
}

function idsOf(skills: readonly Skill[]): readonly string[] {
  return skills.map(({ id }) => id);
}

/** Prerequisites that the learner said they do not know. */
function contradictions({ loaded, learner }: State, skill: Skill, ticked: readonly Skill[]): readonly Line[] {
  const needed = ancestors(skillGraph(loaded.roadmap.skills), skill.id);
  const unknown = loaded.roadmap.skills.filter(
    ({ id }) =>
      needed.has(id) &&
      !ticked.some((one) => one.id === id) &&
      ['unknown', 'partly'].includes(learner.statements.get(id)?.report ?? ''),
  );
  if (unknown.length === 0) return [];
  const names = listed(unknown.slice(0, 3).map(({ title }) => title));
  return [
    line(
      warn(
        `${skill.title} needs ${counted(unknown.length, 'skill')} you said you do not know (${names}). Counted as known now; take one back with --not.`,
      ),
    ),
  ];
}
