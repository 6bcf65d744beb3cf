/** Texts of strangers made fit for a roadmap: one line, no markup, nothing that hides, not too long. */
import { type Notes, note, shortened } from './notes.ts';

/** Only elements of HTML: `Vec<T>` and `a < b` are what they say. */
const TAG =
  /<\/?(?:a|abbr|address|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|center|code|dd|del|details|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|marquee|math|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|tt|u|ul|var|video|wbr)(?:[\s/][^<>]*)?>|<!--[^<>]*-->/gi;
/** What `text` of core/shape refuses. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/gu;

/** Undefined when nothing is left to read. `at` says where the text stands. */
export function cleaned(text: string, most: number, notes: Notes, at: string): string | undefined {
  const plain = text.replace(TAG, ' ');
  const shown = plain.replace(HIDDEN, ' ');
  if (plain !== text || /[^\s\p{Zs}]/u.test(hiddenIn(plain))) note(notes, 'markup', at);
  const words = shown.replace(/\s+/gu, ' ').trim();
  if (words === '') return undefined;
  if (words.length > most) note(notes, 'shortened', at);
  return shortened(words, most);
}

/** The same without a note: for what somebody typed just now, or what is noted already. */
export function oneLine(text: string, most: number): string | undefined {
  return cleaned(text, most, new Map(), '');
}

/** Line ends and tabs are no reason for a note. */
function hiddenIn(text: string): string {
  return (text.match(HIDDEN) ?? []).join('');
}
