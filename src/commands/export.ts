import { EXIT, UserError } from '../exit.ts';
import { EXPORTERS } from '../exporters/index.ts';
import { line } from '../screen.ts';
import { listed } from '../words/amounts.ts';
import { type Command, textOption } from './command.ts';
import { readChecklist } from './snapshot.ts';

const FORMATS = EXPORTERS.map(({ format }) => format);

export const exportCommand: Command = {
  name: 'export',
  summary: 'Your checklist as a file: markdown, to read and tick anywhere',
  args: [{ name: 'FORMAT', summary: listed(FORMATS), required: true, complete: FORMATS }],
  options: [
    {
      flags: '-o, --output <FILE>',
      summary: 'the file to write; without it the text goes to stdout',
      complete: 'file',
    },
    { flags: '--force', summary: 'replace the file when it exists' },
  ],
  examples: [
    { run: 'export markdown', says: 'to the screen, or into a pipe' },
    { run: 'export markdown -o plan.md', says: 'into a new file' },
    { run: 'export markdown -o plan.md --force', says: 'into a file that exists' },
  ],
  run: async (context, input) => {
    const exporter = EXPORTERS.find(({ format }) => format === input.args[0]);
    if (!exporter) {
      throw new UserError(`There is no export format '${input.args[0] ?? ''}'.`, {
        exitCode: EXIT.usage,
        hint: `The formats: ${listed(FORMATS)}. For example: pybackend-path export markdown -o plan.md`,
      });
    }
    const { checklist } = await readChecklist(context);
    const text = exporter.render(checklist);
    const output = textOption(input, 'output');
    if (output === undefined || output === '-') {
      context.terminal.text(text);
      return EXIT.done;
    }
    const file = await context.files.write(output, text, { force: input.options['force'] === true });
    if (context.options.json) {
      context.terminal.json({ schema: 'pybackend-path/export@1', format: exporter.format, file });
    } else {
      context.terminal.show([
        line(`Written to ${output}. Tick boxes there, then: pybackend-path import ${output}`),
      ]);
    }
    return EXIT.done;
  },
};
