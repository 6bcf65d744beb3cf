/** The page of `export html` and `map` in a real browser. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { renderHtml } from '../../src/exporters/html.ts';
import { renderSvg } from '../../src/exporters/svg.ts';
import { openPage } from '../support/chromium.ts';
import { box, halfWay, inChromium, link, put } from '../support/half-way-page.ts';
import { twins } from '../support/hostile-source.ts';

/** What is against WCAG 2.2 A and AA, or good practice. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const inPage = globalThis as unknown as { axe: typeof axe };
    const { violations: found } = await inPage.axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  });
}

describe('the page asks nobody for anything', () => {
  inChromium('it opens from a file, loads nothing and has nothing to complain of', async () => {
    const { address } = halfWay();
    const { page, requests, complaints } = await openPage(address);
    await page.hover(box('flask-basics'));
    await page.click(box('flask-basics'));
    await page.keyboard.press('Escape');
    expect([requests, complaints]).toEqual([[address], []]);
  });

  inChromium('what is put into it afterwards neither runs nor loads nor looks different', async () => {
    let hits = 0;
    const server = createServer((_, response) => {
      hits += 1;
      response.end('window.pwn = 1');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const canary = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const put5 = `<img src="${canary}/i"><script src="${canary}/s"></script><script>window.pwn=1</script><button id="b" onclick="window.pwn=1">b</button><p id="p" style="color:rgb(1,2,3)">p</p><link rel=stylesheet href="${canary}/c"><iframe src="${canary}/f"></iframe>`;
    const { page, complaints } = await openPage(
      put('put.html', halfWay().html.replace('</body>', `${put5}</body>`)),
    );
    await page.click('#b');
    const color = await page.evaluate(() => getComputedStyle(document.getElementById('p') as Element).color);
    const pwn = await page.evaluate(() => 'pwn' in globalThis);
    server.close();
    expect({ hits, pwn, painted: color === 'rgb(1, 2, 3)', blocked: complaints.length }).toEqual({
      hits: 0,
      pwn: false,
      painted: false,
      blocked: 7,
    });
  });

  inChromium(
    '200 attacks in every text: none runs, and the page has the nodes of its harmless twin',
    async () => {
      const { hostile, safe } = twins();
      const count = async (name: string, text: string) => {
        const { page, requests, complaints } = await openPage(put(name, text));
        const nodes = await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          // The drawing breaks a title into one line or more, and has it in full when they do not hold it.
          return document.querySelectorAll('*:not(svg text, .box title)').length;
        });
        const pwn = await page.evaluate(() => 'pwn' in globalThis);
        return { nodes, pwn, complaints, requests: requests.length };
      };
      const good = await count('safe.html', await renderHtml(safe));
      expect(good.nodes).toBeGreaterThan(6_000);
      expect(await count('hostile.html', await renderHtml(hostile))).toEqual(good);
      const drawing = await count('safe.svg', await renderSvg(safe)).catch(() => undefined);
      expect(await count('hostile.svg', await renderSvg(hostile)).catch(() => undefined)).toEqual(drawing);
    },
  );
});

describe('the page is for everybody', () => {
  inChromium('without its script every skill is there, and links unfold where they lead', async () => {
    const { address, titles } = halfWay();
    const { page } = await openPage(address, { javaScriptEnabled: false });
    const text = (await page.locator('#skills').textContent()) ?? '';
    expect(titles.length).toBeGreaterThan(70);
    expect(titles.filter((title) => !text.includes(title))).toEqual([]);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    await page.click('.next-name a');
    const target = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${target}"]`).isVisible()).toBe(true);
  });

  inChromium('axe finds nothing, in the light, in the dark, in forced colours, wide and narrow', async () => {
    const { page } = await openPage(halfWay().address, { reducedMotion: 'reduce' });
    await page.click('details >> nth=8 >> summary');
    await page.click(box('flask-basics'));
    for (const [width, media] of [
      [1280, { colorScheme: 'light', forcedColors: 'none' }],
      [390, { colorScheme: 'dark', forcedColors: 'none' }],
      [1280, { colorScheme: 'light', forcedColors: 'active' }],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      expect(await violations(page)).toEqual([]);
      // Beside the map the panel covers what axe then cannot judge.
      await page.keyboard.press('Escape');
    }
  });

  inChromium('nothing hangs over the edge at 320 px, and what is clicked is 24 px or more', async () => {
    const { page } = await openPage(halfWay().address, { viewport: { width: 320, height: 640 } });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      const small = await page.evaluate(() =>
        // A link inside a sentence has the height of its line.
        [...document.querySelectorAll('a:not(p a, .skip a), button, summary, input, select')].flatMap(
          (one) => {
            const { width, height } = one.getBoundingClientRect();
            return width > 0 && (width < 24 || height < 24)
              ? [`${one.outerHTML.slice(0, 80)} ${width}x${height}`]
              : [];
          },
        ),
      );
      expect(small).toEqual([]);
    }
  });
});

describe('with the keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate(() => {
      const one = document.activeElement as HTMLElement;
      const drawn = one.closest('.chip') ?? one;
      const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(drawn);
      return {
        name: one.getAttribute('href') ?? (one.id || one.textContent?.trim() || ''),
        isMarked: one.matches('a.box')
          ? Number.parseFloat(strokeWidth) >= 3
          : outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      };
    });

  inChromium('Tab goes through everything once, in the order of reading, and shows where it is', async () => {
    const { page } = await openPage(halfWay().address, { reducedMotion: 'reduce' });
    const expected = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>('a, button, summary, input, select, [tabindex="0"]'),
        ].filter((one) => one.checkVisibility() || one.closest('.skip')).length,
    );
    const seen: string[] = [];
    for (let at = 0; at < expected; at += 1) {
      await page.keyboard.press('Tab');
      const { name, isMarked } = await focused(page);
      if (!isMarked) throw new Error(`nothing shows the focus on ${name}`);
      seen.push(name);
    }
    expect(seen[0]).toBe('#skills');
    // The boxes come stage by stage, below what is looked for; the list comes after them.
    expect(seen.indexOf('find')).toBeLessThan(seen.indexOf('map'));
    const boxes = seen.slice(seen.indexOf('map') + 1).slice(0, halfWay().ids.length);
    expect(boxes.toSorted()).toEqual(
      halfWay()
        .ids.map((_, at) => `#${at + 1}`)
        .toSorted(),
    );
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  inChromium('Enter opens a skill beside the map, its links lead on, Escape goes back', async () => {
    const { page } = await openPage(halfWay().address);
    await page.focus(box('flask-basics'));
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel h2').textContent()).toBe('Build a first Flask app');
    await page.focus(`#panel ${link('flask-structure')}`);
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel h2').textContent()).toBe('Structure a larger Flask project');
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isVisible()).toBe(false);
    expect(await page.locator(box('flask-structure')).evaluate((one) => one.matches(':focus'))).toBe(true);
  });

  inChromium('/ looks for words, a standing and a stage, in the list as in the drawing', async () => {
    const { page } = await openPage(halfWay().address);
    const shown = () => page.locator('details:visible').count();
    const all = await shown();
    await page.keyboard.press('/');
    await page.keyboard.type('sqlalchemy flask');
    const some = await shown();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(10);
    expect(await page.locator('#found').textContent()).toBe(`${some} of ${all} skills`);
    expect(await page.locator('a.box:not(.missed)').count()).toBe(some);
    await page.fill('#find', '');
    await page.keyboard.press('Tab');
    await page.selectOption('#stage', 'Web apps with Flask');
    expect(await shown()).toBe(6);
    await page.focus('input[value=skipped]');
    await page.keyboard.press('Space');
    expect(await shown()).toBe(0);
    await page.selectOption('#stage', 'All stages');
    expect(await page.locator('details:visible summary b').allTextContents()).toEqual([
      'Store documents in MongoDB (NoSQL)',
    ]);
  });
});

describe('the lines of a skill', () => {
  inChromium('what it needs and what it opens stand out, through all stages, and no other line', async () => {
    const { page } = await openPage(halfWay().address);
    await page.hover(box('flask-structure'));
    const lines = async (kind: string) => {
      const ends = await page
        .locator(`path.${kind}`)
        .evaluateAll((all) => all.map((one) => (one as SVGElement).dataset['ends'] ?? ''));
      return ends.map((numbers) =>
        numbers
          .split('-')
          .map((number) => halfWay().ids[Number(number) - 1])
          .join(' '),
      );
    };
    const needs = await lines('needs');
    expect(needs).toContain('flask-basics flask-structure');
    expect(needs).toContain('terminal-basics python-setup');
    expect(needs.some((line) => line.startsWith('flask-structure '))).toBe(false);
    const opens = await lines('opens');
    expect(opens).toContain('flask-structure flask-database');
    expect(opens).toContain('flask-auth portfolio-flask');
    expect(await page.locator('a.box.traced').count()).toBeLessThan(30);
    await page.mouse.move(0, 0);
    expect(await page.locator('.map.tracing').count()).toBe(0);
  });
});
