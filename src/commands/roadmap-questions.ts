/** What `roadmap new` asks. Nothing is written before the last answer. */
import type { Prompter, Reply, TextQuestion } from '../context.ts';
import { type NewRoadmap, type NewSkill, USUAL_HOURS } from '../core/convert/scaffold.ts';
import { EXIT, Interrupted, UserError } from '../exit.ts';
import { type Line, line, strong } from '../screen.ts';
import { MOST_STAGES, stageTitles, titleIn } from './stage-titles.ts';

/** As many as a question to tick can hold. */
const MOST_NEEDS = 9;

interface Defaults {
  readonly title: string;
  readonly stages: readonly string[];
}

/** Throws `Interrupted` when the person leaves, UserError 64 when the input ends. */
export async function askForRoadmap(prompter: Prompter, defaults: Defaults): Promise<NewRoadmap> {
  try {
    const title = answer(await prompter.enter(titleQuestion(defaults.title)));
    const stages = stageTitles(answer(await prompter.enter(stagesQuestion(defaults.stages))));
    const made: { title: string; skills: NewSkill[] }[] = stages.map((stage) => ({
      title: stage,
      skills: [],
    }));
    for (const stage of made) {
      for (;;) {
        const before = made.flatMap(({ skills }) => skills);
        const skill = await askForSkill(prompter, stage.title, before);
        if (!skill) break;
        stage.skills.push(skill);
      }
    }
    const filled = made.filter(({ skills }) => skills.length > 0);
    return { title: titleIn(title) ?? defaults.title, stages: filled.length > 0 ? filled : made };
  } catch (error) {
    throw nothingWritten(error);
  }
}

async function askForSkill(
  prompter: Prompter,
  stage: string,
  before: readonly NewSkill[],
): Promise<NewSkill | undefined> {
  const titles = before.map(({ title }) => title);
  const title = titleIn(answer(await prompter.enter(skillQuestion(stage, titles))));
  if (title === undefined) return undefined;
  const hours = hoursFrom(answer(await prompter.enter(hoursQuestion(title)))) ?? USUAL_HOURS;
  const choices = titles.slice(-MOST_NEEDS).map((label) => ({ value: label, label }));
  if (choices.length === 0) return { title, hours, needs: [] };
  const needs = await prompter.tick({
    lines: [],
    prompt: `What must be known before ${title}?`,
    choices,
    help: help('Only what it cannot be learned without: knowing a skill counts as knowing what it needs.'),
    controls: ['stop'],
  });
  return { title, hours, needs: answer(needs) };
}

function titleQuestion(fallback: string): TextQuestion {
  return {
    lines: [],
    prompt: 'What is the roadmap called?',
    fallback,
    takesAnyText: true,
    check: mustHaveWords,
    help: help('What somebody can do at the end of it, such as: Cook for friends.'),
    controls: ['stop'],
  };
}

function stagesQuestion(fallback: readonly string[]): TextQuestion {
  return {
    lines: [],
    prompt: 'Which stages does it have? (with commas between them)',
    fallback: fallback.join(', '),
    takesAnyText: true,
    check: (text) => {
      const { length } = stageTitles(text);
      return length >= 1 && length <= MOST_STAGES ? undefined : `Please name 1 to ${MOST_STAGES} stages.`;
    },
    help: help('Parts of the way, in their order. One is enough to begin with.'),
    controls: ['stop'],
  };
}

function skillQuestion(stage: string, known: readonly string[]): TextQuestion {
  return {
    lines: [line('Stage ', strong(stage))],
    prompt: 'A skill of this stage (Enter: no more)',
    fallback: '',
    takesAnyText: true,
    check: (text) => {
      const title = titleIn(text);
      return title !== undefined && known.includes(title) ? 'There is a skill of that name.' : undefined;
    },
    help: help('Something that can be learned in a few hours to a few weeks.'),
    controls: ['stop'],
  };
}

function hoursQuestion(title: string): TextQuestion {
  return {
    lines: [],
    prompt: `How many hours does ${title} take?`,
    fallback: `${USUAL_HOURS.min}-${USUAL_HOURS.max}`,
    check: (text) => (hoursFrom(text) ? undefined : 'Please type hours such as 3 or 2-4, 1000 at most.'),
    help: help('To learn and practise it, from the least to the most.'),
    controls: ['stop'],
  };
}

/** `3`, `2-4`, `0.5 - 1` */
function hoursFrom(text: string): NewSkill['hours'] | undefined {
  const [, least = '', most] =
    /^\s*(\d{1,4}(?:\.\d{1,2})?)\s*(?:-\s*(\d{1,4}(?:\.\d{1,2})?)\s*)?h?\s*$/.exec(text) ?? [];
  const [min, max] = [Number(least), Number(most ?? least)];
  return min > 0 && min <= max && max <= 1000 ? { min, max } : undefined;
}

function mustHaveWords(text: string): string | undefined {
  return titleIn(text) === undefined ? 'Please type a title.' : undefined;
}

function help(...texts: readonly string[]): readonly Line[] {
  return texts.map((text) => line(text));
}

function answer<T>(reply: Reply<T>): T {
  if (reply.kind === 'answer') return reply.value;
  throw new Interrupted(EXIT.interrupted, NOTHING);
}

const NOTHING = 'Nothing was written.';

function nothingWritten(error: unknown): unknown {
  if (error instanceof Interrupted) return new Interrupted(error.exitCode, NOTHING);
  if (!(error instanceof UserError)) return error;
  return new UserError('The input ended before the questions did. Nothing was written.', {
    exitCode: EXIT.usage,
    hint: 'Without questions: pybackend-path roadmap new FILE --title "My roadmap"',
  });
}
