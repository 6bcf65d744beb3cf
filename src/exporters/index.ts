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
    hasWeeks: true,
    lineEnd: '\r\n',
    afterwards: (file) =>
      `Import it into a calendar of its own. When the plan has changed: pybackend-path export ics -o ${file} --force`,
    render: async (source, earlier) => (await import('./ics.ts')).renderIcs(source, earlier),
  },
  {
    format: 'json',
    summary: 'everything you did; `import` makes another machine the same learner',
    from: 'facts',
    lineEnd: '\n',
    isPrivate: true,
    afterwards: (file) => `On another machine: pybackend-path import ${file}`,
    render: async (source) => (await import('./json.ts')).renderJson(source),
  },
  {
    format: 'csv',
    summary: 'the checklist as a table for a spreadsheet',
    from: 'learner',
    lineEnd: '\r\n',
    afterwards: () => 'Open it in a spreadsheet, as UTF-8 with commas.',
    render: async ({ checklist }) => (await import('./csv.ts')).renderCsv(checklist),
  },
  {
    format: 'mermaid',
    summary: 'the path as a diagram, for a README or a note',
    from: 'learner',
    lineEnd: '\n',
    afterwards: () => 'Put it into a code block that is marked `mermaid`.',
    render: async ({ checklist, roadmap }) =>
      (await import('./mermaid.ts')).renderMermaid(checklist, roadmap),
  },
  {
    format: 'passport',
    summary: 'what you can prove, for a CV or a mentor',
    from: 'learner',
    lineEnd: '\n',
    afterwards: () => 'Put your name on it and read it once before you give it away.',
    render: async ({ passport }) => (await import('./passport.ts')).passportMarkdown(await passport()),
  },
  {
    format: 'passport-json',
    summary: 'the same for a program',
    from: 'learner',
    lineEnd: '\n',
    afterwards: () => 'Read it once before you give it away.',
    render: async ({ passport }) => (await import('./passport.ts')).passportJson(await passport()),
  },
  {
    format: 'html',
    summary: 'the skill map as one page for a browser: no network, no script needed',
    from: 'plan',
    hasWeeks: true,
    lineEnd: '\n',
    afterwards: () => 'Open it in a browser; it holds everything and sends nothing.',
    render: async (source) => (await import('./html.ts')).renderHtml(source),
  },
  {
    format: 'svg',
    summary: 'the drawing of the skill map alone',
    from: 'plan',
    hasWeeks: false,
    lineEnd: '\n',
    afterwards: () => 'It is a picture for a slide, a wiki or a printer.',
    render: async (source) => (await import('./svg.ts')).renderSvg(source),
  },
];
