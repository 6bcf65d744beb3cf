import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText, looksLikeHtml } from '../../src/io/html-text.ts';

describe('htmlText', () => {
  it('headings, items, cells and entities become plain lines; scripts, styles and menus are left out', async () => {
    const page = `<!doctype html><html><head><title>T</title><style>.a{}</style></head><body>
<nav><ul><li>Home</li></ul></nav><script>if (a < b) "</p>"</script>
<h2>What you
 need</h2><ul><li>Python &amp; SQL</li><li>AWS&nbsp;Lambda</ul>
<p>Line<br>break</p><table><tr><th>Must</th><td>Git</td></tr></table><!-- Java --></body></html>`;
    expect((await htmlText(page)).split('\n')).toEqual([
      '# What you need',
      '- Python & SQL',
      '- AWS Lambda',
      'Line',
      'break',
      '| Must | Git',
    ]);
  });

  it.each(['nav', 'noscript', 'template', 'select'])(
    '<%s> without an end does not swallow the page',
    async (tag) => {
      expect(await htmlText(`<style>.a{}</style><${tag}><ul><li>Home</ul><p>Python`)).toBe('- Home\nPython');
      expect(await htmlText(`<h1>Job</h1><${tag}><ul><li>Home</ul><p>Python`)).toBe('# Job\n- Home\nPython');
      expect(await htmlText(`<p>Python</p><${tag}><li>Home</${tag}>`)).toBe('Python');
    },
  );

  it('lines of text with some tags keep their ends', async () => {
    const text = 'Developer\nRequirements\n<p>Python</p>\n<p>SQL</p>\n<p>Git</p>';
    expect(looksLikeHtml(text)).toBe(true);
    expect(await htmlText(text)).toBe('Developer\nRequirements\nPython\nSQL\nGit');
  });

  it.each(['Python < 3.8 and > 3.6', 'Use List<String>', '', 'a <b c'])('%j is no HTML', (text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });

  it('any text is read; no tag comes through; a million levels and a million ends are no matter', async () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<script>',
      '</script>',
      '<',
      '>',
      '&lt;',
      '&#1;',
      'x',
      '<li',
      '"',
      '<!--',
      '-->',
      '<svg/>',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (all) => {
        expect(typeof (await htmlText(`<div>${all.join('')}`))).toBe('string');
      }),
    );
    expect(await htmlText(`${'<div>'.repeat(300_000)}deep`)).toBe('deep');
    expect(await htmlText(`<p>x${'</b>'.repeat(300_000)}`)).toBe('x');
    expect(await htmlText(`${'<b> </b>'.repeat(100_000)}end`)).toBe('end');
  });
});
