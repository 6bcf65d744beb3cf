/** Code as lines of coloured spans, by highlight.js. What it does not know stays plain. */
import type { LanguageFn } from 'highlight.js';
import { indented, type Line, type Span, type Style } from '../screen.ts';

type Grammar = () => Promise<{ readonly default: LanguageFn }>;

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  css: () => import('highlight.js/lib/languages/css'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  html: () => import('highlight.js/lib/languages/xml'),
  http: () => import('highlight.js/lib/languages/http'),
  ini: () => import('highlight.js/lib/languages/ini'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  nginx: () => import('highlight.js/lib/languages/nginx'),
  python: () => import('highlight.js/lib/languages/python'),
  sql: () => import('highlight.js/lib/languages/sql'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const STYLES: Readonly<Record<string, Style>> = {
  keyword: 'accent',
  built_in: 'accent',
  tag: 'accent',
  name: 'accent',
  string: 'good',
  regexp: 'good',
  number: 'warn',
  literal: 'warn',
  comment: 'faint',
  meta: 'faint',
  title: 'strong',
};

const INDENT = 4;

export async function highlightedCode(code: string, language: string | undefined): Promise<readonly Line[]> {
  const grammar = Object.hasOwn(GRAMMARS, language ?? '') ? GRAMMARS[language ?? ''] : undefined;
  if (!grammar) return plainCode(code);
  const [{ default: highlighter }, { default: define }] = await Promise.all([
    import('highlight.js/lib/core'),
    grammar(),
  ]);
  highlighter.registerLanguage(language ?? '', define);
  const { value } = highlighter.highlight(code, { language: language ?? '', ignoreIllegals: true });
  return rowsOf(spansOf(value)).map((spans) => indented(INDENT, ...spans));
}

export function plainCode(code: string): readonly Line[] {
  return code.split('\n').map((text) => indented(INDENT, text));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The library writes HTML: nested spans with a class for each kind of token, and five entities. */
function spansOf(html: string): readonly Span[] {
  const styles: (Style | undefined)[] = [];
  return html.split(/(<span class="[^"]*">|<\/span>)/).flatMap((part): readonly Span[] => {
    const opened = /^<span class="hljs-([a-z_]+)/.exec(part)?.[1];
    if (opened !== undefined) styles.push(STYLES[opened] ?? styles.at(-1));
    else if (part.startsWith('<span')) styles.push(styles.at(-1));
    else if (part === '</span>') styles.pop();
    else if (part !== '') {
      const text = part.replace(/&(lt|gt|amp|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
      const style = styles.at(-1);
      return [style ? { text, style } : { text }];
    }
    return [];
  });
}

/** A token may run over several lines. */
function rowsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const rows: Span[][] = [[]];
  for (const span of spans) {
    for (const [at, text] of span.text.split('\n').entries()) {
      if (at > 0) rows.push([]);
      if (text !== '') rows.at(-1)?.push({ ...span, text });
    }
  }
  return rows;
}
