/** What is wrong with questions whose shape is right: keys, reasons, what they test. */
import type { Problem } from '../problem.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import type { QuestionEntry } from './schema.ts';

export function questionProblems(questions: readonly QuestionEntry[], skill: Skill): readonly Problem[] {
  return questions.flatMap((question, at) => {
    const place = ['questions', at];
    return [
      ...idProblems(questions, at, skill),
      ...(question.kind === 'fill' ? fillProblems(question, place) : optionProblems(question, place)),
      ...outcomeProblems(question, place, skill),
      ...chanceProblems(question, place),
    ];
  });
}

type Place = readonly (string | number)[];

/** A question keeps its id when its skill gets another one: answers are kept under it. */
function idProblems(
  questions: readonly QuestionEntry[],
  at: number,
  { id: skill, was }: Skill,
): readonly Problem[] {
  const { id = '' } = questions[at] ?? {};
  const path = ['questions', at, 'id'];
  const first = questions.findIndex((one) => one.id === id);
  return [
    ...([skill, ...was].some((name) => id.startsWith(`${name}-`))
      ? []
      : [problem('bad-id', path, `The id '${id}' must begin with '${skill}-'.`)]),
    ...(first < at
      ? [
          {
            ...problem('duplicate-id', path, `The id '${id}' stands here twice.`),
            alsoAt: ['questions', first, 'id'],
          },
        ]
      : []),
  ];
}

function optionProblems(question: QuestionEntry, place: Place): readonly Problem[] {
  const { kind, options = [], answers, mistakes } = question;
  const path = [...place, 'options'];
  if (options.length < 2) {
    return [problem('missing', path, `A question of the kind ${kind} needs two options or more.`)];
  }
  return [
    ...(answers || mistakes ? [problem('unknown-key', place, "'answers' is for the kind fill only.")] : []),
    ...repeated(options, path),
    ...(kind === 'order' ? orderProblems(options, path) : keyProblems(question, path)),
  ];
}

type Options = NonNullable<QuestionEntry['options']>;

function repeated(options: Options, path: Place): readonly Problem[] {
  return options.flatMap(({ id, text }, at) => [
    ...(options.findIndex((other) => other.id === id) < at
      ? [problem('duplicate-id', [...path, at, 'id'], `Two options are called '${id}'.`)]
      : []),
    ...(options.findIndex((other) => other.text.trim() === text.trim()) < at
      ? [problem('duplicate-option', [...path, at, 'text'], 'This option stands here twice.')]
      : []),
  ]);
}

function orderProblems(options: Options, path: Place): readonly Problem[] {
  return options.flatMap(({ correct }, at) =>
    correct
      ? [
          problem(
            'bad-key',
            [...path, at, 'correct'],
            'The options of an order question stand in their right order; none is marked.',
          ),
        ]
      : [],
  );
}

function keyProblems({ kind, options = [] }: QuestionEntry, path: Place): readonly Problem[] {
  const right = options.filter(({ correct }) => correct).length;
  const isKeyWrong = kind === 'multiple' ? right === 0 : right !== 1;
  const wanted = kind === 'multiple' ? 'at least one option' : 'exactly one option';
  return [
    ...(isKeyWrong ? [problem('bad-key', path, `Mark ${wanted} with 'correct: true', found ${right}.`)] : []),
    ...options.flatMap(({ correct, why }, at) =>
      correct || why !== undefined
        ? []
        : [problem('missing', [...path, at], "'why' is missing: what makes somebody choose this option?")],
    ),
  ];
}

function fillProblems({ options, answers }: QuestionEntry, place: Place): readonly Problem[] {
  return [
    ...(answers ? [] : [problem('missing', place, "'answers' is missing: the texts that are right.")]),
    ...(options ? [problem('unknown-key', [...place, 'options'], 'A fill question has no options.')] : []),
  ];
}

function outcomeProblems({ outcome }: QuestionEntry, place: Place, skill: Skill): readonly Problem[] {
  if (outcome <= skill.outcomes.length) return [];
  const message = `'${skill.id}' has ${skill.outcomes.length} outcomes, no number ${outcome}.`;
  return [problem('unknown-outcome', [...place, 'outcome'], message)];
}

function chanceProblems({ slip = 0, guess = 0 }: QuestionEntry, place: Place): readonly Problem[] {
  if (slip + guess < 1) return [];
  return [
    problem('bad-chance', place, 'slip and guess together are not below 1: answers would tell nothing.'),
  ];
}

function problem(code: string, path: Place, message: string): Problem {
  return { code, path, message };
}
