/** A real browser without a window, for tests of the page. */
import { spawnSync } from 'node:child_process';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterwards } from './afterwards.ts';

let opened: Promise<Browser> | undefined;

/** A page of its own, opened at the address; what it asks for and complains of is noted. */
export async function openPage(
  address: string,
  options: BrowserContextOptions = {},
): Promise<{
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}> {
  opened ??= launch();
  const page = await (await (await opened).newContext(options)).newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    dialog.dismiss().catch(() => undefined);
  });
  await page.goto(address);
  return { page, requests, complaints };
}

/** One browser for all pages of the file. */
function launch(): Promise<Browser> {
  const launched = chromium.launch({
    executablePath: spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim(),
    // Chromium's own sandbox works neither for root nor in many containers; all pages here are ours.
    args: ['--no-sandbox'],
  });
  afterwards(async () => {
    opened = undefined;
    await (await launched).close();
  });
  return launched;
}
