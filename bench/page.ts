/** How large the page of `export html` is, and how soon a browser has read it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { withOurTexts } from '../test/support/our-texts.ts';
import { median, printTable } from './table.ts';

const RUNS = 9;
const SIZES = [60, 90, 500];

export async function page(): Promise<void> {
  const executablePath = spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim();
  if (executablePath === '') return;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const rows: (string | number)[][] = [];
    for (const size of SIZES) {
      const roadmap = join(folder, `${size}.yaml`);
      const file = join(folder, `${size}.html`);
      writeFileSync(roadmap, withOurTexts(size));
      const args = [resolve('bin/pybackend-path.js'), 'export', 'html', '--roadmap', roadmap];
      const env = { ...process.env, PYBACKEND_PATH_HOME: folder };
      const html = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 1e8 }).stdout;
      writeFileSync(file, html);
      const { ready, painted } = await timesOf(browser, pathToFileURL(file).href);
      rows.push([size, Math.round(Buffer.byteLength(html) / 1000), Math.round(ready), Math.round(painted)]);
    }
    printTable(`the page in Chromium, medians of ${RUNS}`, [
      ['skills', 'KB', 'DOMContentLoaded ms', 'first paint ms'],
      ...rows,
    ]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds from the beginning of the load. */
async function timesOf(
  browser: Browser,
  address: string,
): Promise<{ readonly ready: number; readonly painted: number }> {
  const runs: (readonly [number, number])[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const opened = await browser.newPage();
    await opened.goto(address);
    await opened.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    runs.push(
      await opened.evaluate(() => {
        const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return [load?.domContentLoadedEventEnd ?? 0, paint?.startTime ?? 0] as const;
      }),
    );
    await opened.close();
  }
  return { ready: median(runs.map(([ready]) => ready)), painted: median(runs.map(([, paint]) => paint)) };
}
