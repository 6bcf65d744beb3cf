/** The four questions about the learner that `start` asks before it asks about skills. */
import type { Prompter, Reply } from '../context.ts';
import { parseDay } from '../core/day.ts';
import { type Profile, parseHours, type SettingValue } from '../core/learner/settings.ts';
import { skillsOnPath } from '../core/roadmap/path.ts';
import type { Roadmap } from '../core/roadmap/roadmap.ts';
import { type Line, line } from '../screen.ts';
import { counted, hoursRange } from '../words/amounts.ts';

export interface ProfileQuestion {
  readonly key: keyof Profile;
  readonly ask: (prompter: Prompter, current: Profile) => Promise<Reply>;
  readonly value: (text: string) => SettingValue;
}

export function profileQuestions(roadmap: Roadmap): readonly ProfileQuestion[] {
  return [pathQuestion(roadmap), hoursQuestion, startQuestion, goalQuestion];
}

function pathQuestion(roadmap: Roadmap): ProfileQuestion {
  return {
    key: 'path',
    value: (text) => text,
    ask: (prompter, current) =>
      prompter.choose({
        lines: [],
        prompt: 'Which path is yours?',
        choices: roadmap.paths.map((path, at) => {
          const skills = skillsOnPath(roadmap, path);
          const hours = {
            min: skills.reduce((sum, skill) => sum + skill.hours.min, 0),
            max: skills.reduce((sum, skill) => sum + skill.hours.max, 0),
          };
          return {
            value: path.id,
            key: String(at + 1),
            said: path.title,
            label: `${path.title}: ${counted(skills.length, 'skill')}, ${hoursRange(hours)}`,
          };
        }),
        preselected: current.path,
        help: help(
          'The path decides which skills are on your checklist.',
          'You can change it any time: `pybackend-path config set path ID`.',
        ),
        controls: ['back', 'stop'],
      }),
  };
}

const hoursQuestion: ProfileQuestion = {
  key: 'hoursPerWeek',
  value: (text) => parseHours(text) ?? 8,
  ask: (prompter, current) =>
    prompter.enter({
      lines: [],
      prompt: 'How many hours a week can you learn?',
      fallback: String(current.hoursPerWeek),
      check: (text) => (parseHours(text) === undefined ? 'Please type a number from 0.5 to 80.' : undefined),
      help: help(
        'An honest small number serves you better than a brave one.',
        'Three evenings of two hours make 6.',
      ),
      controls: ['back', 'stop'],
    }),
};

const startQuestion: ProfileQuestion = {
  key: 'startDate',
  value: (text) => text.trim(),
  ask: (prompter, current) =>
    prompter.enter({
      lines: [],
      prompt: 'Which day do you start?',
      fallback: current.startDate,
      check: (text) => (parseDay(text.trim()) ? undefined : 'Please type a date like 2026-01-31.'),
      help: help('Year, month, day. A day in the past is fine when you have begun already.'),
      controls: ['back', 'stop'],
    }),
};

const goalQuestion: ProfileQuestion = {
  key: 'goal',
  value: (text) => text,
  ask: (prompter, current) =>
    prompter.choose({
      lines: [],
      prompt: 'How far do you want to go first?',
      choices: [
        {
          value: 'first-job',
          key: '1',
          label: 'Ready for a first job: what adverts ask of juniors comes first',
          said: 'Ready for a first job',
        },
        { value: 'full', key: '2', label: 'The full path, all of it in one order' },
      ],
      preselected: current.goal,
      help: help('The checklist holds the whole path either way. The goal decides what comes first.'),
      controls: ['back', 'stop'],
    }),
};

function help(...sentences: readonly string[]): readonly Line[] {
  return sentences.map((sentence) => line(sentence));
}
