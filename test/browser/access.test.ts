/** The page for those who listen to it, use keys alone, enlarge it, or want less motion. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { renderHtml } from '../../src/exporters/html.ts';
import { openPage } from '../support/chromium.ts';
import { claimed, facts, skipped } from '../support/facts.ts';
import { box, halfWay, inChromium, put } from '../support/half-way-page.ts';
import { planSource } from '../support/plan-source.ts';
import { skill } from '../support/small-roadmap.ts';

describe('what a screen reader is told', () => {
  /** Meant to change? `npx vitest run test/browser/access.test.ts -u` writes the files anew; read them before they go in. */
  const isAsBefore = async (page: Page, part: string, file: string) =>
    expect(await page.locator(part).ariaSnapshot()).toMatchFileSnapshot(`aria/${file}.yaml`);

  inChromium('is the same as before, in the page and beside the map', async () => {
    const kitchen = [
      skill('shop'),
      skill('chop', ['shop']),
      skill('fry', ['chop'], { stage: 'stove', recommendedAfter: ['bake'] }),
      skill('bake', [], { stage: 'stove' }),
    ];
    const source = planSource({ skills: kitchen, facts: facts([claimed('shop')], [skipped('bake')]) });
    const { page } = await openPage(put('kitchen.html', await renderHtml(source)));
    await isAsBefore(page, 'body', 'folded');
    await page.click('details >> nth=1 >> summary');
    await isAsBefore(page, '#skills', 'unfolded');
    await page.click('a.box >> nth=2');
    await isAsBefore(page, '#panel', 'beside');
  });
});

describe('where the focus is', () => {
  /** Of all that can have it: the least contrast of its ring with what is around, and where. */
  const leastContrast = (page: Page) =>
    page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!canvas) throw new Error('no canvas');
      /** Of 0 to 1, as WCAG 2.2 defines it. */
      const luminance = (colour: string) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
          value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (one: string, other: string) => {
        const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
      };
      const isClear = (colour: string) => colour === 'rgba(0, 0, 0, 0)';
      const groundOf = (one: Element | null): string => {
        if (!one) return 'Canvas';
        const { backgroundColor } = getComputedStyle(one);
        return isClear(backgroundColor) ? groundOf(one.parentElement) : backgroundColor;
      };
      let least = { contrast: 21, width: 9, of: '' };
      const stops = document.querySelectorAll<HTMLElement>(
        'a, button, summary, input, select, [tabindex="0"]',
      );
      for (const stop of [...stops].filter((one) => one.checkVisibility())) {
        stop.focus();
        const isBox = stop.matches('a.box');
        const style = getComputedStyle(stop.closest('.chip') ?? stop);
        const card = isBox ? getComputedStyle(document.querySelector('.card rect') as Element).fill : '';
        const [ring, width] = isBox
          ? [style.stroke, style.strokeWidth]
          : [style.outlineStyle === 'none' ? 'Canvas' : style.outlineColor, style.outlineWidth];
        const grounds = isBox
          ? [card, style.fill]
          : [groundOf((stop.closest('.chip') ?? stop).parentElement)];
        const own = Math.min(
          ...grounds.filter((ground) => ground !== 'none').map((one) => contrast(ring, one)),
        );
        if (own < least.contrast || Number.parseFloat(width) < 3)
          least = { contrast: own, width: Number.parseFloat(width), of: stop.outerHTML.slice(0, 80) };
      }
      return least;
    });

  inChromium(
    'a ring of 3 px shows it, with a contrast of 3 or more, in the light and in the dark',
    async () => {
      const { page } = await openPage(halfWay().address, { reducedMotion: 'reduce' });
      await page.click('details >> nth=8 >> summary');
      await page.click(box('flask-basics'));
      // Rings are for those who use keys.
      await page.keyboard.press('Tab');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const least = await leastContrast(page);
        expect(least.width, least.of).toBeGreaterThanOrEqual(3);
        expect(least.contrast, least.of).toBeGreaterThanOrEqual(3);
      }
    },
  );
});

describe('enlarged', () => {
  const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  inChromium(
    'four times, a window of 1280 x 1024 scrolls down alone, and a skill opens and closes',
    async () => {
      // What a browser does at 400%: a quarter of the CSS pixels, each four times as large.
      const { page } = await openPage(halfWay().address, {
        viewport: { width: 320, height: 256 },
        deviceScaleFactor: 4,
      });
      expect(await beyond(page)).toBe(0);
      await page.click(box('flask-basics'));
      expect(await page.locator('#panel h2').textContent()).toBe('Build a first Flask app');
      expect(await beyond(page)).toBe(0);
      const last = page.locator('#panel-body a >> nth=-1');
      await last.scrollIntoViewIfNeeded();
      const { bottom, right } = await last.evaluate((one) => one.getBoundingClientRect());
      expect([bottom <= 256, right <= 320]).toEqual([true, true]);
      await page.click('#panel-close');
      expect(await page.locator('#panel').isVisible()).toBe(false);
    },
  );

  inChromium('letters of twice the size push nothing over the edge', async () => {
    const { page } = await openPage(halfWay().address, { viewport: { width: 800, height: 640 } });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await beyond(page)).toBe(0);
  });
});

inChromium('nothing moves for those who want less motion', async () => {
  const { page } = await openPage(halfWay().address, { reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
});
