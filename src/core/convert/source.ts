/** What somebody gave us to convert, read but not understood yet. */

export type SourceKind = 'roadmap.sh' | 'exercism' | 'outline';

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A heading, a list item or a paragraph of a markdown text, as plain text. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'text';
  /** Of a heading 1 to 6; of an item, and of a text inside one, how many lists are around it. */
  readonly depth: number;
  readonly text: string;
  /** The link or the bold words that it begins with. */
  readonly lead: string | undefined;
  readonly links: readonly Link[];
  /** From 1. */
  readonly line: number;
}

export interface Markdown {
  readonly blocks: readonly Block[];
  /** What is no text and so cannot be taken: front matter, HTML, code, tables, images. */
  readonly passedOver: readonly {
    readonly what: 'front-matter' | 'html' | 'code' | 'table' | 'image';
    readonly line: number;
  }[];
}

export interface SourceFile {
  /** Below the folder of the source, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Undefined for JSON. */
  readonly markdown: Markdown | undefined;
}

/** `unnamed`: a page whose name says no box. */
export type Unread = 'outside' | 'too-large' | 'not-text' | 'closed' | 'unnamed';

export interface Source {
  /** The last part of its path, without an ending: what it is called when it does not say so itself. */
  readonly name: string;
  /** Undefined when there is only a folder of pages. */
  readonly main: SourceFile | undefined;
  /** Files beside it that say more, sorted by path. */
  readonly pages: readonly SourceFile[];
  /** Files and folders that were not read, and why. */
  readonly unread: readonly { readonly path: string; readonly why: Unread }[];
}

/** The page of a box of roadmap.sh, `caching@ELj8af7Mi38kUbaPJfCUR.md`; undefined when the path is no such name. */
export function pageNamed(path: string): { readonly title: string; readonly box: string } | undefined {
  const [, title, box] = /(?:^|\/)([^/@]+)@([^/@]+)\.md$/.exec(path) ?? [];
  return title !== undefined && box !== undefined ? { title: title.replaceAll('-', ' '), box } : undefined;
}
