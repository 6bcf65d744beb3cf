/** `roadmap convert`: a roadmap file out of what somebody else wrote, and a report of what became of it. */
import type { Context } from '../context.ts';
import { type Converted, convert } from '../core/convert/convert.ts';
import type { DefaultField } from '../core/convert/finish.ts';
import type { Source, SourceKind } from '../core/convert/source.ts';
import type { Roadmap, Skill } from '../core/roadmap/roadmap.ts';
import { roadmapText } from '../core/roadmap/write.ts';
import { EXIT, UserError, usageError } from '../exit.ts';
import type { RoadmapConvertDocument } from '../roadmap-documents.ts';
import { convertView } from '../views/convert.ts';
import { listed } from '../words/amounts.ts';
import { fateOf, MARK, noteWords, SOURCE_WORDS } from '../words/convert.ts';
import { type Command, type CommandInput, textOption } from './command.ts';

const KINDS = Object.keys(SOURCE_WORDS) as readonly SourceKind[];
const FIELDS: readonly DefaultField[] = ['hours', 'level', 'outcomes', 'resources'];
const MIB = 1024 * 1024;

export const roadmapConvert: Command = {
  name: 'roadmap convert',
  summary: "Make a roadmap file of somebody else's roadmap",
  details:
    'SOURCE is a roadmap of roadmap.sh (NAME.json, or its folder with `content`), the config.json of an Exercism track, or a markdown outline: headings are stages, list items skills, what is under them outcomes. What it is is told by what it holds. Prerequisites are only taken where the source says so. The report names what was decided, what is missing and what is left out.',
  args: [
    {
      name: 'SOURCE',
      summary: 'a file, a folder, or - for standard input',
      required: true,
      complete: 'file',
    },
  ],
  options: [
    {
      flags: '-o, --output <FILE>',
      summary: 'the file to write; without it the text goes to stdout',
      complete: 'file',
    },
    { flags: '--from <KIND>', summary: `what SOURCE is: ${listed(KINDS)}`, complete: KINDS },
    { flags: '--force', summary: 'replace the file when it exists' },
  ],
  examples: [
    { run: 'roadmap convert outline.md -o kitchen.yaml', says: 'an outline of your own' },
    {
      run: 'roadmap convert outline.md --from outline -o kitchen.yaml --force --json',
      says: 'for a program',
    },
  ],
  run: async (context, input) => {
    const output = textOption(input, 'output');
    const file = output === '-' ? undefined : output;
    if (context.options.json && file === undefined) {
      throw usageError('--json prints the report, so the roadmap needs a file.', 'Name it: -o FILE');
    }
    const [path = ''] = input.args;
    const converted = convert(await sourceFrom(context, path), kindFrom(input));
    if ('refused' in converted) {
      const { refused, hint } = converted;
      throw new UserError(`Cannot convert ${path}: ${refused}`, { exitCode: EXIT.badContent, hint });
    }
    const text = textOf(converted, path);
    if (file !== undefined) await context.files.write(file, text, { force: input.options['force'] === true });
    const report = reportOf(converted, path, file);
    if (context.options.json) context.terminal.json(report);
    else if (file !== undefined) context.terminal.show(convertView(report, converted.notes));
    else {
      context.terminal.note(convertView(report, converted.notes));
      context.terminal.text(text);
    }
    return EXIT.done;
  },
};

async function sourceFrom(context: Context, path: string): Promise<Source> {
  const sources = await context.sources();
  return path === '-' ? sources.sourceOf(await context.files.read('-', 4 * MIB)) : sources.readSource(path);
}

function kindFrom(input: CommandInput): SourceKind | undefined {
  const name = textOption(input, 'from');
  const kind = KINDS.find((one) => one === name);
  if (kind !== undefined || name === undefined) return kind;
  throw usageError(`'${name}' is nothing to convert from.`, `There are ${listed(KINDS)}.`);
}

/** UserError 65 when nobody could read the file. */
function textOf({ kind, roadmap, defaults }: Converted, path: string): string {
  const text = roadmapText(roadmap, {
    head: [
      `Converted from ${SOURCE_WORDS[kind]} by \`pybackend-path roadmap convert\`.`,
      'The words belong to their authors: for your own use, unless their licence says more.',
      `Lines with "${MARK}" hold a default.`,
    ],
    field: (skill, field) => (defaults.get(skill)?.some((one) => one === field) ? MARK : undefined),
  });
  if (new TextEncoder().encode(text).length <= MIB) return text;
  throw new UserError(`The roadmap of ${path} would be larger than 1 MiB, which nothing can read.`, {
    exitCode: EXIT.badContent,
    hint: 'Convert a part of it.',
  });
}

function reportOf(
  { kind, roadmap, defaults, notes }: Converted,
  source: string,
  file: string | undefined,
): RoadmapConvertDocument {
  const { id, title, stages, skills } = roadmap;
  const fields = [...defaults.values()];
  return {
    schema: 'pybackend-path/roadmap-convert@1',
    source,
    from: kind,
    file: file ?? null,
    id,
    title,
    stages: stages.length,
    skills: skills.length,
    prerequisites: sum(roadmap, ({ prerequisites }) => prerequisites),
    recommended: sum(roadmap, ({ recommendedAfter }) => recommendedAfter),
    resources: sum(roadmap, ({ resources }) => resources),
    defaults: FIELDS.map((field) => ({
      field,
      skills: fields.filter((one) => one.includes(field)).length,
    })).filter((one) => one.skills > 0),
    notes: notes.map((note) => ({
      code: note.code,
      fate: fateOf(note),
      count: note.count,
      says: noteWords(note),
      at: note.at,
    })),
  };
}

function sum({ skills }: Roadmap, list: (skill: Skill) => readonly unknown[]): number {
  return skills.reduce((total, skill) => total + list(skill).length, 0);
}
