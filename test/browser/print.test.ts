/** The page on paper. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openPage } from '../support/chromium.ts';
import { folder, halfWay } from '../support/half-way-page.ts';
import { itWith } from '../support/programs.ts';

/** The text of each sheet. */
function sheetsOf(file: string): readonly string[] {
  const { stdout } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  const sheets = stdout.split('\f').map((text) => text.replace(/\s+/g, ' '));
  return sheets.slice(0, -1);
}

itWith('chromium pdftotext', 'every skill is unfolded and whole on one sheet, A4 or Letter', async () => {
  const { address, titles } = halfWay();
  const { page } = await openPage(address, { javaScriptEnabled: false });
  // The first thing that a skill teaches, and how to show it, which comes after the links.
  const ends = await page.locator('details').evaluateAll((all) =>
    all.map((one) => {
      const entries = [...one.querySelectorAll('dd')].map((entry) => entry.textContent ?? '');
      const at = [...one.querySelectorAll('dt')].find((name) => name.textContent === 'Afterwards you can');
      const commands = entries.filter((entry) => entry.startsWith('pybackend-path done '));
      return [at?.nextElementSibling?.textContent ?? '', commands[0] ?? ''];
    }),
  );
  expect(ends.length).toBe(titles.length);
  for (const format of ['A4', 'Letter']) {
    const file = join(folder, `${format}.pdf`);
    await page.pdf({ path: file, format });
    const sheets = sheetsOf(file);
    for (const [at, sheet] of sheets.entries()) {
      expect(sheet).toContain('Python backend developer: pybackend-path, 5 January 2026');
      expect(sheet).toContain(`${at + 1} of ${sheets.length}`);
    }
    const text = sheets.join(' ');
    expect(titles.filter((title) => !text.includes(title))).toEqual([]);
    expect(text.match(/Afterwards you can/g)?.length).toBe(titles.length);
    const torn = ends.filter((parts) => !sheets.some((sheet) => parts.every((part) => sheet.includes(part))));
    expect(torn).toEqual([]);
    expect(text).toContain('(https://sqlbolt.com/)');
  }
});

itWith('chromium pdftotext', 'a skill that is open beside the map fades nothing on paper', async () => {
  const { page } = await openPage(halfWay().address);
  await page.click('a.box >> nth=20');
  await page.emulateMedia({ media: 'print' });
  const faint = await page
    .locator('a.box')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).opacity !== '1').length);
  expect([faint, await page.locator('#panel').isVisible()]).toEqual([0, false]);
});
