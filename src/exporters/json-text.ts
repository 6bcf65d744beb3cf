/**
 * The text of a JSON document in ASCII: no terminal, locale or encoding changes a character of it. Two spaces at each level,
 * a line end at the end.
 */
export function jsonText(document: object): string {
  const text = JSON.stringify(document, null, 2);
  return `${text.replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
