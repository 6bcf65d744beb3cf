/** The commands about the roadmap itself: check, use, show, schema. */
import type { Context, LocatedProblem } from '../context.ts';
import type { RoadmapCheckDocument, RoadmapUseDocument } from '../documents.ts';
import { EXIT, type ExitCode, UserError } from '../exit.ts';
import { type Line, line } from '../screen.ts';
import { problemsView } from '../views/problems.ts';
import { roadmapView } from '../views/roadmap.ts';
import { counted } from '../words/amounts.ts';
import type { Command } from './command.ts';
import { contentError } from './content-error.ts';
import { keepSnapshot } from './snapshot.ts';
import { readLearner, readState, record, sourceFor } from './state.ts';

export const roadmapCheck: Command = {
  name: 'roadmap check',
  summary: 'Find everything that is wrong with a roadmap file',
  details:
    'Each problem is named with file, line and column. The questions and exercises beside it, in the folder `skills`, are checked as well; nothing of them is run. Without FILE the roadmap in use is checked.',
  args: [{ name: 'FILE', summary: 'the roadmap file', complete: 'file' }],
  examples: [
    { run: 'roadmap check', says: 'the roadmap in use' },
    { run: 'roadmap check my-roadmap.yaml', says: 'your own' },
  ],
  run: async (context, { args }) => {
    const file = args[0] ?? (await fileInUse(context));
    const { roadmap, questions, exercises, problems } = await context.content.check(file);
    if (context.options.json) {
      const skills = roadmap?.skills.length ?? 0;
      context.terminal.json({
        schema: 'pybackend-path/roadmap-check@1',
        file,
        ok: problems.length === 0,
        skills,
        questions,
        exercises,
        problems: problems.map(problemDocument),
      });
    } else if (problems.length > 0) {
      context.terminal.show(problemsView(problems));
    } else {
      const { skills = [], stages = [], paths = [] } = roadmap ?? {};
      const sizes = [
        counted(skills.length, 'skill'),
        counted(stages.length, 'stage'),
        counted(paths.length, 'path'),
        counted(questions, 'question'),
        counted(exercises, 'exercise'),
      ];
      context.terminal.show([line(`${file}: nothing wrong in ${sizes.join(', ')}.`)]);
    }
    return problems.length > 0 ? EXIT.badContent : EXIT.done;
  },
};

function problemDocument(problem: LocatedProblem): RoadmapCheckDocument['problems'][number] {
  const { code, line: at, column, message, hint, path } = problem;
  return { code, line: at, column, message, hint: hint ?? null, path };
}

export const roadmapUse: Command = {
  name: 'roadmap use',
  summary: 'Take another roadmap, or the built-in one again',
  details:
    'The file is checked first and stays where it is. What you did is kept: skills that both roadmaps have stay as they are. A backup is made, and `undo` goes back. `roadmap diff FILE` says before what changes.',
  args: [{ name: 'FILE', summary: 'a roadmap file, or `built-in`', required: true, complete: 'file' }],
  examples: [
    { run: 'roadmap use my-roadmap.yaml', says: 'your own' },
    { run: 'roadmap use built-in', says: 'the one that comes with the program' },
  ],
  run: async (context, { args }) => {
    const name = args[0] ?? 'built-in';
    const builtIn = name === 'built-in';
    const { learner } = await readLearner(context);
    const source = builtIn ? 'built-in' : await checkedFile(context, name);
    // It was checked when the program was built; should it be damaged since, this says so.
    if (builtIn) await context.content.roadmap('built-in');
    if (String(learner.settings.get('roadmap') ?? 'built-in') === source) {
      return told(context, [line(`${name} is in use already.`)], { source, changed: false });
    }
    await context.store.backup('roadmap');
    await record(context, [{ type: 'set', data: { key: 'roadmap', value: builtIn ? null : source } }]);
    const state = await readState(context);
    await keepSnapshot(context);
    const { title, skills } = state.loaded.roadmap;
    return told(
      context,
      [
        line(`In use: ${title}, ${counted(skills.length, 'skill')}.`),
        line('See what it asks of you: pybackend-path list'),
      ],
      { source, changed: true },
    );
  },
};

/** Its absolute path. UserError 65 with everything that is wrong in it. */
async function checkedFile(context: Context, name: string): Promise<string> {
  const { file, problems } = await context.content.check(name);
  if (problems.length > 0) throw contentError(problems);
  return file;
}

export const roadmapShow: Command = {
  name: 'roadmap show',
  summary: 'The whole roadmap: paths, stages, and every skill with its id',
  examples: [
    { run: 'roadmap show', says: 'to read' },
    { run: 'roadmap show --json', says: 'for a program' },
  ],
  run: async (context) => {
    const { loaded } = await readState(context);
    if (context.options.json) {
      const { roadmap, source, hash } = loaded;
      context.terminal.json({ schema: 'pybackend-path/roadmap@1', source, hash, roadmap });
    } else {
      context.terminal.show(roadmapView(loaded.roadmap));
    }
    return EXIT.done;
  },
};

const SCHEMAS = ['roadmap', 'questions', 'task', 'mutants'] as const;

export const roadmapSchema: Command = {
  name: 'roadmap schema',
  summary: 'The JSON Schema of roadmaps, questions and exercises, for your editor',
  details: 'Name it in the first line of your file: # yaml-language-server: $schema=./roadmap.schema.json',
  args: [
    {
      name: 'WHAT',
      summary: '`roadmap` (when left out), `questions`, `task` or `mutants`',
      complete: SCHEMAS,
    },
  ],
  examples: [
    { run: 'roadmap schema', says: 'to the screen' },
    { run: 'roadmap schema > roadmap.schema.json', says: 'beside your roadmap' },
    { run: 'roadmap schema questions > questions.schema.json', says: 'for files of questions' },
  ],
  run: async (context, { args }) => {
    const what = SCHEMAS.find((name) => name === (args[0] ?? 'roadmap'));
    if (!what) {
      throw new UserError(`There is no schema of '${args[0]}'.`, {
        exitCode: EXIT.usage,
        hint: `There are those of ${SCHEMAS.join(', ')}.`,
      });
    }
    context.terminal.json(await context.content.schema(what));
    return EXIT.done;
  },
};

async function fileInUse(context: Context): Promise<string> {
  const source = sourceFor(context, (await readLearner(context)).learner);
  return source === 'built-in' ? context.content.builtIn : source;
}

function told(
  { terminal, options }: Context,
  lines: readonly Line[],
  data: Omit<RoadmapUseDocument, 'schema'>,
): ExitCode {
  if (options.json) terminal.json({ schema: 'pybackend-path/roadmap-use@1', ...data });
  else terminal.show(lines);
  return EXIT.done;
}
