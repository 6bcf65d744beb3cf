import type { Context } from '../context.ts';
import { EXIT, UserError } from '../exit.ts';
import type { Exporter } from '../exporters/exporter.ts';
import { EXPORTERS } from '../exporters/index.ts';
import { line } from '../screen.ts';
import { listed } from '../words/amounts.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { wholeNumber } from './numbers.ts';
import { readChecklist } from './snapshot.ts';

const FORMATS = EXPORTERS.map(({ format }) => format);
const WITH_WEEKS = EXPORTERS.filter((one) => one.from === 'plan' && one.hasWeeks).map(({ format }) => format);
const WITH_PLAN = EXPORTERS.filter(({ from }) => from === 'checklist').map(({ format }) => format);
export const USUAL_WEEKS = 8;
const MOST_WEEKS = 52;
/** Of a file that was exported before. */
const MOST_BYTES = 8 * 1024 * 1024;

export const exportCommand: Command = {
  name: 'export',
  summary: 'Your checklist, plan or proofs as a file, to keep, to show or to move to another machine',
  details:
    'json holds everything you did, with the folders of your exercises: keep it to yourself. passport holds only what you can prove, without answers, code or folders. ics holds the study blocks of the next weeks, at the time of the setting studyTime in your time zone. Import it into a calendar of its own. When you import it again, blocks are updated, not doubled. A calendar does not notice by itself that a block is gone: export over the same file with --force and such blocks are marked as cancelled, or empty that calendar before you import.',
  args: [{ name: 'FORMAT', summary: listed(FORMATS), required: true, complete: FORMATS }],
  options: [
    {
      flags: '-o, --output <FILE>',
      summary: 'the file to write; without it the text goes to stdout',
      complete: 'file',
    },
    { flags: '--force', summary: 'replace the file when it exists' },
    { flags: '--plan', summary: 'markdown: with the dated weeks at the end' },
    {
      flags: '--weeks <N>',
      summary: `how many weeks of the plan (1 to ${MOST_WEEKS}, ${USUAL_WEEKS} when left out)`,
    },
  ],
  examples: [
    { run: 'export markdown', says: 'to the screen, or into a pipe' },
    { run: 'export markdown -o plan.md', says: 'into a new file' },
    { run: 'export markdown --plan -o plan.md --force', says: 'with the weeks, into a file that exists' },
    { run: 'export html -o map.html', says: 'your skill map as one page; `map` opens it' },
    { run: 'export svg -o map.svg', says: 'its drawing alone' },
    { run: 'export ics -o study.ics', says: 'eight weeks for your calendar' },
    { run: 'export passport -o passport.md', says: 'what you can prove, for a CV or a mentor' },
    { run: 'export json -o learner.json', says: 'everything, for another machine' },
    { run: 'export ics -o study.ics --weeks 12 --force', says: 'again, when the plan has changed' },
  ],
  run: async (context, input) => {
    const exporter = exporterNamed(input.args[0] ?? '');
    const weeks = weeksFrom(input, exporter);
    const output = textOption(input, 'output');
    const isFile = output !== undefined && output !== '-';
    const force = input.options['force'] === true;
    const earlier =
      exporter.from === 'plan' && isFile && force ? await textBefore(context, output) : undefined;
    const text = await textOf(context, { exporter, weeks, earlier });
    if (!isFile) {
      context.terminal.text(text, exporter.lineEnd);
      return EXIT.done;
    }
    const file = await context.files.write(output, text, {
      force,
      isPrivate: exporter.isPrivate === true,
    });
    if (context.options.json) {
      context.terminal.json({ schema: 'pybackend-path/export@1', format: exporter.format, file });
    } else {
      context.terminal.show([line(`Written to ${output}. ${exporter.afterwards(output)}`)]);
    }
    return EXIT.done;
  },
};

function exporterNamed(name: string): Exporter {
  const exporter = EXPORTERS.find(({ format }) => format === name);
  if (exporter) return exporter;
  throw new UserError(`There is no export format '${name}'.`, {
    exitCode: EXIT.usage,
    hint: `The formats: ${listed(FORMATS)}. For example: pybackend-path export markdown -o plan.md`,
  });
}

/** How many weeks of the plan; undefined when the checklist is enough. */
function weeksFrom(input: CommandInput, exporter: Exporter): number | undefined {
  const weeks = textOption(input, 'weeks');
  const count = weeks === undefined ? USUAL_WEEKS : wholeNumber(weeks, '--weeks', 1, MOST_WEEKS);
  const { from, format } = exporter;
  const isPlanAsked = input.options['plan'] === true;
  if (isPlanAsked && from !== 'checklist') {
    throw new UserError(`--plan puts the weeks into a ${listed(WITH_PLAN)} file, not into ${format}.`, {
      exitCode: EXIT.usage,
      hint: `Leave it out, or for example: pybackend-path export ${WITH_PLAN[0]} --plan`,
    });
  }
  if (isPlanAsked || (exporter.from === 'plan' && exporter.hasWeeks)) return count;
  if (weeks === undefined) return undefined;
  const takers = listed([...WITH_WEEKS, ...WITH_PLAN.map((one) => `${one} --plan`)]);
  const example = from === 'checklist' ? `${format} --plan` : WITH_WEEKS[0];
  throw new UserError(`--weeks says how much of the plan, and there is none in ${format}.`, {
    exitCode: EXIT.usage,
    hint: `It goes with ${takers}. For example: pybackend-path export ${example} --weeks ${count}`,
  });
}

/** Whatever is wrong with the file, it was not exported before: writing will say so. */
async function textBefore({ files }: Context, file: string): Promise<string | undefined> {
  try {
    return await files.read(file, MOST_BYTES);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

interface Wanted {
  readonly exporter: Exporter;
  readonly weeks: number | undefined;
  readonly earlier: string | undefined;
}

async function textOf(context: Context, { exporter, weeks, earlier }: Wanted): Promise<string> {
  if (exporter.from === 'checklist' && weeks === undefined) {
    return exporter.render((await readChecklist(context)).checklist);
  }
  const { factsSource, learnerSource, planSource } = await import('./export-source.ts');
  if (exporter.from === 'facts') return exporter.render(await factsSource(context));
  if (exporter.from === 'learner') return exporter.render(await learnerSource(context));
  const source = await planSource(context, weeks ?? USUAL_WEEKS);
  return exporter.from === 'plan'
    ? exporter.render(source, earlier)
    : exporter.render(source.checklist, source.plan);
}
