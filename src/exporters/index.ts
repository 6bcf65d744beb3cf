/** Every format of `export`: a new one is a file beside this and an entry here. What few ask for is loaded when they do. */
import type { Exporter } from './exporter.ts';
import { renderMarkdown } from './markdown.ts';
import { planMarkdown } from './plan-markdown.ts';

export const EXPORTERS: readonly Exporter[] = [
  {
    format: 'markdown',
    summary: 'a checklist to tick by hand; `import` reads it back',
    from: 'checklist',
    lineEnd: '\n',
    afterwards: (file) => `Tick boxes there, then: pybackend-path import ${file}`,
    render: (checklist, plan) =>
      plan ? `${renderMarkdown(checklist)}\n${planMarkdown(plan, 2)}` : renderMarkdown(checklist),
  },
  {
    format: 'ics',
    summary: 'the plan as study blocks and review reminders for a calendar',
    from: 'plan',
    lineEnd: '\r\n',
    afterwards: (file) =>
      `Import it into a calendar of its own. When the plan has changed: pybackend-path export ics -o ${file} --force`,
    render: async (source, earlier) => (await import('./ics.ts')).renderIcs(source, earlier),
  },
  {
    format: 'html',
    summary: 'the skill map as one page for a browser: no network, no script needed',
    from: 'plan',
    lineEnd: '\n',
    afterwards: () => 'Open it in a browser; it holds everything and sends nothing.',
    render: async (source) => (await import('./html.ts')).renderHtml(source),
  },
  {
    format: 'svg',
    summary: 'the drawing of the skill map alone',
    from: 'plan',
    lineEnd: '\n',
    afterwards: () => 'It is a picture for a slide, a wiki or a printer.',
    render: async (source) => (await import('./svg.ts')).renderSvg(source),
  },
];
