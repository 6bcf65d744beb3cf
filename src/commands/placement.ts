import { NO_SESSION, takeLine } from '../core/placement/protocol.ts';
import { EXIT, UserError } from '../exit.ts';
import { type Command, textOption } from './command.ts';

export const placement: Command = {
  name: 'placement',
  summary: 'The placement engine for other programs, a line of JSON at a time',
  details:
    'Reads one JSON object a line from standard input and answers each with one line on standard output, until the input ends. The ops are problem, start, next, answer and beliefs; docs/placement.md in the repository shows each. A line that is wrong is answered with {"error": "..."}, and the next one still works.',
  options: [{ flags: '--protocol <NAME>', summary: 'jsonl, the only one there is', complete: ['jsonl'] }],
  examples: [
    { run: 'placement --protocol jsonl', says: 'answer requests until standard input ends' },
    { run: 'placement --protocol jsonl < requests.jsonl', says: 'answer those in a file' },
  ],
  run: async ({ files, terminal }, input) => {
    if (textOption(input, 'protocol') !== 'jsonl') {
      throw new UserError('`placement` needs to know how to talk.', {
        exitCode: EXIT.usage,
        hint: 'Start it with `placement --protocol jsonl`.',
      });
    }
    let session = NO_SESSION;
    for await (const line of files.lines()) {
      if (line.trim() === '') continue;
      const turn = takeLine(session, line);
      session = turn.session;
      terminal.jsonLine(turn.reply);
    }
    return EXIT.done;
  },
};
