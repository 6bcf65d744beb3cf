/**
 * HTML and SVG as values: text is text until it is written, and then it is escaped. There is no way to write a tag, an
 * attribute or an address but through this file, and it knows no attribute that holds code or style.
 */

const inside = Symbol('inside');

/** Escaped already. Only this file makes one. */
export interface Markup {
  readonly [inside]: string;
}

/** An address that may stand in a link. Only this file makes one. */
export interface Link {
  readonly [inside]: string;
}

export type Child = Markup | string | number | undefined | readonly Child[];

type Value = string | number | true | undefined;

interface Attributes {
  readonly [name: `aria-${string}` | `data-${string}`]: Value;
  readonly class?: Value;
  readonly id?: Value;
  readonly href?: Link | undefined;
  readonly lang?: Value;
  readonly role?: Value;
  readonly rel?: Value;
  readonly tabindex?: Value;
  readonly hidden?: Value;
  readonly open?: Value;
  readonly type?: Value;
  readonly name?: Value;
  readonly value?: Value;
  readonly for?: Value;
  readonly content?: Value;
  readonly charset?: Value;
  readonly 'http-equiv'?: Value;
  readonly autocomplete?: Value;
  readonly spellcheck?: Value;
  readonly placeholder?: Value;
  readonly datetime?: Value;
  // SVG
  readonly xmlns?: 'http://www.w3.org/2000/svg';
  readonly viewBox?: Value;
  readonly preserveAspectRatio?: Value;
  readonly width?: Value;
  readonly height?: Value;
  readonly x?: Value;
  readonly y?: Value;
  readonly cx?: Value;
  readonly cy?: Value;
  readonly r?: Value;
  readonly rx?: Value;
  readonly d?: Value;
  readonly transform?: Value;
  readonly orient?: Value;
  readonly refX?: Value;
  readonly refY?: Value;
  readonly markerWidth?: Value;
  readonly markerHeight?: Value;
}

const VOID = new Set(['meta', 'input', 'br']);
const SHAPES = new Set(['path', 'rect', 'circle', 'use']);

export function element(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}`;
  if (VOID.has(name)) return markup(`${start}>`);
  if (SHAPES.has(name)) return markup(`${start}/>`);
  return markup(`${start}>${children.map(written).join('')}</${name}>`);
}

/** Several after one another. */
export function together(...children: readonly Child[]): Markup {
  return markup(children.map(written).join(''));
}

/** A style sheet or a script of ours: neither is ever made of anybody's text. */
export function verbatim(name: 'style' | 'script', text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new RangeError(`the ${name} would end early`);
  return markup(`<${name}>${text}</${name}>`);
}

/** http, https and mailto; undefined for everything else. */
export function webAddress(url: string): Link | undefined {
  return /^(https?:\/\/|mailto:)[^\s\\]+$/i.test(url) && URL.canParse(url) ? { [inside]: url } : undefined;
}

/** A place in this page. */
export function placeInPage(id: string): Link {
  return { [inside]: `#${encodeURIComponent(id)}` };
}

/** The text of a whole file. */
export function textOf(value: Markup): string {
  return value[inside];
}

function markup(text: string): Markup {
  return { [inside]: text };
}

function written(child: Child): string {
  if (child === undefined) return '';
  if (typeof child === 'string' || typeof child === 'number') return escapeText(String(child));
  return inside in child ? child[inside] : child.map(written).join('');
}

function attribute([name, value]: readonly [string, Value | Link]): string {
  if (value === undefined) return '';
  // An attribute without a value is no XML.
  if (value === true) return ` ${name}=""`;
  const text = typeof value === 'object' ? value[inside] : String(value);
  return ` ${name}="${escapeText(text)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * For text and for quoted attributes, in HTML as in XML. What XML cannot hold or what hides goes: control characters, lone
 * surrogates, noncharacters, marks that turn the direction of what follows.
 */
function escapeText(text: string): string {
  return text
    .replace(
      /(?![\n\t])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/gu,
      '',
    )
    .replace(/[&<>"'`]/g, (sign) => ENTITIES[sign] ?? '');
}
