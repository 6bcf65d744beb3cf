/**
 * HTML as plain lines: headings begin with `#`, items with `-` (indented in a list inside a list), cells stand between bars. Made from the marks alone,
 * without a tree, so that neither a million tags nor a million levels of nesting cost more than their length; nothing
 * is fetched or run.
 */

/** What is in these is not for reading. */
const NEVER_READ: ReadonlySet<string> = new Set(['script', 'style', 'title', 'svg', 'iframe', 'textarea']);
/** Nor in these, as long as there is anything else. */
const UNREAD: ReadonlySet<string> = new Set([...NEVER_READ, 'nav', 'noscript', 'template', 'select']);
const BLOCKS: ReadonlySet<string> = new Set(
  'p div br section article header footer main aside ul ol dl dt dd table thead tbody tr hr blockquote pre figure form fieldset'.split(
    ' ',
  ),
);

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
/** Levels of lists that are shown. */
const MOST_INDENT = 4;

const FIRST_TAG =
  /^\s*<(?:!doctype|html|head|body|title|meta|div|section|article|main|header|nav|p|h[1-6]|ul|ol|table|span|b|strong|a|br)\b/i;

/** Whether the text is HTML: it begins with a tag, or holds several of the tags that end a part of a page. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 4000);
  return FIRST_TAG.test(head) || (head.match(/<\/(?:p|div|li|ul|h[1-6]|span|strong|td)>/gi) ?? []).length > 2;
}

export async function htmlText(html: string): Promise<string> {
  const { text, isCut } = await textOf(html, UNREAD);
  // A menu without an end swallows the rest of the page, and some pages are nothing but what is left out.
  return isCut || text === '' ? (await textOf(html, NEVER_READ)).text : text;
}

/** `isCut`: it ends in something that is left out. */
async function textOf(
  html: string,
  unread: ReadonlySet<string>,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const { Tokenizer } = await import('htmlparser2');
  const lines = linesOf(html, unread);
  let name = '';
  let isEnd = false;
  const ignored = () => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => lines.text(html.slice(start, end)),
      ontextentity: (codepoint) => lines.text(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        isEnd = false;
      },
      onopentagend: () => {
        if (!isEnd) lines.open(name);
      },
      onselfclosingtag: () => {
        lines.open(name);
        lines.close(name);
      },
      onclosetag: (start, end) => {
        isEnd = true;
        lines.close(html.slice(start, end).trim().toLowerCase());
      },
      onattribdata: ignored,
      onattribentity: ignored,
      onattribend: ignored,
      onattribname: ignored,
      oncdata: ignored,
      oncomment: ignored,
      ondeclaration: ignored,
      onend: ignored,
      onprocessinginstruction: ignored,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { text: lines.whole(), isCut: lines.isCut() };
}

/** The lines while the marks go by. */
function linesOf(html: string, skipped: ReadonlySet<string>) {
  // In a page a line break is a space; among lines of text with some tags it ends a line.
  const spaces = FIRST_TAG.test(html.slice(0, 4000)) ? /\s+/g : /[^\S\n]+/g;
  const parts: string[] = [];
  let unread: { readonly name: string; depth: number } | undefined;
  let lists = 0;
  const deeper = (tag: string, by: number) => {
    if (LISTS.has(tag)) lists = Math.max(0, lists + by);
  };
  return {
    text: (text: string) => {
      if (!unread) parts.push(text.replace(spaces, ' '));
    },
    open: (tag: string) => {
      if (unread?.name === tag) unread.depth += 1;
      else if (!unread && skipped.has(tag)) unread = { name: tag, depth: 1 };
      else if (!unread) {
        deeper(tag, 1);
        parts.push(
          tag === 'li' ? `\n${'  '.repeat(Math.min(MOST_INDENT, Math.max(0, lists - 1)))}- ` : markOf(tag),
        );
      }
    },
    close: (tag: string) => {
      if (unread?.name === tag) unread.depth -= 1;
      if (unread?.depth === 0) unread = undefined;
      else if (!unread) {
        deeper(tag, -1);
        parts.push(endOf(tag));
      }
    },
    isCut: () => unread !== undefined,
    whole: () =>
      parts
        .join('')
        .split('\n')
        .map((line) => {
          const [indent = ''] = /^ *(?=- )/.exec(line) ?? [];
          return indent + line.slice(indent.length).replace(/\s+/g, ' ').trim();
        })
        .filter((line) => line !== '')
        .join('\n'),
  };
}

function markOf(tag: string): string {
  if (/^h[1-6]$/.test(tag)) return '\n# ';
  if (tag === 'td' || tag === 'th') return ' | ';
  return BLOCKS.has(tag) ? '\n' : '';
}

function endOf(tag: string): string {
  return /^h[1-6]$/.test(tag) || (BLOCKS.has(tag) && tag !== 'br') ? '\n' : '';
}
