/** Every format of `export`: a new one is a file beside this and a line here. */
import type { Checklist } from '../core/plan/checklist.ts';
import { renderMarkdown } from './markdown.ts';

export interface Exporter {
  readonly format: string;
  readonly summary: string;
  readonly render: (checklist: Checklist) => string;
}

export const EXPORTERS: readonly Exporter[] = [
  {
    format: 'markdown',
    summary: 'a checklist to tick by hand; `import` reads it back',
    render: renderMarkdown,
  },
];
