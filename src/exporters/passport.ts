/** What the learner can prove, for a CV or a mentor: no answers, no code, no paths of their machine. */
import type { ExerciseProof, Passport, ProvedSkill, QuestionsProof } from '../core/plan/passport.ts';
import { counted } from '../words/amounts.ts';
import { dayWords } from '../words/dates.ts';
import { jsonText } from './json-text.ts';
import { escapeMarkdown } from './markdown.ts';

/** The same as a JSON document. */
export function passportJson(passport: Passport): string {
  return jsonText({ schema: 'pybackend-path/passport@1', ...passport });
}

export function passportMarkdown(passport: Passport): string {
  const { path, day, stages, proved, beside, unproved, skills } = passport;
  const projects = stages.flatMap((stage) =>
    stage.skills.flatMap((skill) =>
      skill.exercises.filter(({ isProject }) => isProject).map((project) => ({ skill, project })),
    ),
  );
  return [
    `# Skills passport: ${escapeMarkdown(path.title)}`,
    '',
    `On ${dayWords(day)}: ${proved} of ${counted(skills, 'skill')} of this path proved${beside > 0 ? `, and ${beside} beside it` : ''}. ${timeWords(passport)}`,
    '',
    'An exercise is passed when its tests pass on the work of the learner, who had not read the solution. Questions are answered from memory.',
    ...(projects.length > 0 ? ['', '## Projects', ''] : []),
    ...projects.map(({ skill, project }) => `- **${name(skill)}**: ${exerciseWords(project)}`),
    ...(proved + beside === 0 ? ['', 'Nothing is proved yet.'] : []),
    ...stages.flatMap((stage) => [
      '',
      `## ${escapeMarkdown(stage.title)}`,
      '',
      ...stage.skills.flatMap(skillLines),
    ]),
    '',
    '## What this is not',
    '',
    `Not listed: ${counted(unproved, 'skill')} of the path known without a proof, by the learner's own word or because other skills need them.`,
    'It is made from the records on the machine of the learner. Nobody has signed it.',
    '',
  ].join('\n');
}

function timeWords({ since, daysActive, hoursLogged }: Passport): string {
  if (since === undefined) return '';
  const logged = hoursLogged > 0 ? `, ${hoursLogged} h logged` : '';
  return `Learning recorded since ${dayWords(since)}: on ${counted(daysActive, 'day')}${logged}.`;
}

function skillLines(skill: ProvedSkill): readonly string[] {
  return [
    `- **${name(skill)}** (${skill.level})`,
    ...skill.exercises.map((exercise) => `  - ${exerciseWords(exercise)}`),
    ...(skill.questions ? [`  - ${questionWords(skill.questions)}`] : []),
  ];
}

function exerciseWords({ title, isProject, outcome, day, checks, hints }: ExerciseProof): string {
  const kind = isProject ? 'project review' : 'exercise';
  const shows = outcome === '' ? '' : `: ${escapeMarkdown(outcome)}`;
  const how = `${counted(checks, 'check')}, ${hints === 0 ? 'no hint' : counted(hints, 'hint')}`;
  return `${kind} "${escapeMarkdown(title)}" passed on ${dayWords(day)} (${how})${shows}`;
}

function questionWords({ right, asked, day }: QuestionsProof): string {
  return `${right} of ${counted(asked, 'answer')} to questions right, the last on ${dayWords(day)}`;
}

function name({ title }: ProvedSkill): string {
  return escapeMarkdown(title);
}
