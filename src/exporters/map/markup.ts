/**
 * HTML and SVG as values: text is text until it is written, and then it is escaped. There is no way to write a tag, an
 * attribute or an address but through this file, and it knows no attribute that holds code or style.
 */

const inside = Symbol('inside');
const address = Symbol('address');

/** The same marks are written in fewer letters in HTML than XML allows. */
type Form = 'html' | 'xml';

/** What is written is escaped. Only this file makes one. */
export interface Markup {
  readonly [inside]: (form: Form) => string;
}

/** An address that may stand in a link. Only this file makes one. */
export interface Link {
  readonly [address]: string;
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
/** In HTML they end where the next one begins, or what holds them ends. */
const OPEN_ENDED = new Set(['li', 'dt', 'dd', 'option']);

export function element(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  return {
    [inside]: (form) => {
      const start = `<${name}${Object.entries(attributes)
        .map((one) => attribute(one, form))
        .join('')}`;
      // After a value without quotes a slash would belong to it.
      if (SHAPES.has(name)) return `${start}${form === 'html' ? ' ' : ''}/>`;
      const isOpen = VOID.has(name) || (form === 'html' && OPEN_ENDED.has(name));
      return `${start}>${written(children, form)}${isOpen ? '' : `</${name}>`}`;
    },
  };
}

/** Several after one another. */
export function together(...children: readonly Child[]): Markup {
  return { [inside]: (form) => written(children, form) };
}

/** A style sheet or a script of ours: neither is ever made of anybody's text. */
export function verbatim(name: 'style' | 'script', text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new RangeError(`the ${name} would end early`);
  return { [inside]: () => `<${name}>${text}</${name}>` };
}

/** http, https and mailto; undefined for everything else. */
export function webAddress(url: string): Link | undefined {
  return /^(https?:\/\/|mailto:)[^\s\\]+$/i.test(url) && URL.canParse(url) ? { [address]: url } : undefined;
}

/** A place in this page. */
export function placeInPage(id: string): Link {
  return { [address]: `#${encodeURIComponent(id)}` };
}

/** The text of a whole file. */
export function textOf(value: Markup, form: Form): string {
  return value[inside](form);
}

function written(child: Child, form: Form): string {
  if (child === undefined) return '';
  if (typeof child === 'string' || typeof child === 'number') return escaped(String(child), /[&<>]/g);
  return inside in child ? child[inside](form) : child.map((one) => written(one, form)).join('');
}

function attribute([name, value]: readonly [string, Value | Link], form: Form): string {
  if (value === undefined) return '';
  if (value === true) return form === 'html' ? ` ${name}` : ` ${name}=""`;
  const text = typeof value === 'object' ? value[address] : String(value);
  return form === 'html' && /^[\w#:/.,()+-]+$/.test(text)
    ? ` ${name}=${text}`
    : ` ${name}="${escaped(text, /[&<>"'`]/g)}"`;
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
 * The signs that mean something there, in HTML as in XML. What XML cannot hold or what hides goes: control characters, lone
 * surrogates, noncharacters, marks that turn the direction of what follows.
 */
function escaped(text: string, signs: RegExp): string {
  return text
    .replace(
      /(?![\n\t])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/gu,
      '',
    )
    .replace(signs, (sign) => ENTITIES[sign] ?? '');
}
