import { EXIT } from '../exit.ts';
import { line, warn } from '../screen.ts';
import type { Command } from './command.ts';
import { USUAL_WEEKS } from './export.ts';
import { planSource } from './export-source.ts';

export const map: Command = {
  name: 'map',
  summary: 'Your skill map in the browser: what leads to what, and where you stand',
  details:
    'One page with every skill of your path, its prerequisites, outcomes and links, your progress and the next weeks. It needs no network and sends nothing. It is a picture of today: run it again to draw it anew. `export html` puts the same page where you want it.',
  options: [{ flags: '--no-open', summary: 'only write the page and say where it is' }],
  examples: [
    { run: 'map', says: 'draw it and open it' },
    { run: 'map --no-open', says: 'say where it is' },
  ],
  run: async (context, { options }) => {
    const { renderHtml } = await import('../exporters/html.ts');
    const page = await context.browser();
    const file = page.write(await renderHtml(await planSource(context, USUAL_WEEKS)));
    if (context.options.json) {
      context.terminal.json({ schema: 'pybackend-path/map@1', file });
      return EXIT.done;
    }
    // Whole, to be copied or read by a program.
    context.terminal.text(`${file}\n`);
    if (options['open'] === false) return EXIT.done;
    const shown = await page.show();
    if (shown === 'opened') context.terminal.note([line('It opens in your browser.')]);
    if (shown === 'no browser') {
      context.terminal.note([line(warn('No browser could be opened here. Open that file in one.'))]);
    }
    return EXIT.done;
  },
};
