/** How many bytes the page takes: they travel by mail and open on phones. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startedHome } from '../support/cli.ts';
import { withOurTexts } from '../support/our-texts.ts';

const home = startedHome({ skills: { 'py-files': 'known', 'html-css': 'known', 'sql-basics': 'partly' } });
/** Of skills and of bytes. */
function pageOf(...args: readonly string[]): { readonly skills: number; readonly bytes: number } {
  const html = home.run(['export', 'html', ...args]).stdout;
  return { skills: html.split('<details').length - 1, bytes: Buffer.byteLength(html) };
}

it('of the path that comes with the program: 2500 bytes a skill at most, all in all', () => {
  const { skills, bytes } = pageOf();
  expect(skills).toBeGreaterThan(70);
  expect(bytes / skills).toBeLessThan(2500);
});

it.each([
  [60, 150],
  [500, 1000],
])('of %i skills with texts as long: less than %i KiB', (count, most) => {
  const file = join(home.folder, `${count}.yaml`);
  writeFileSync(file, withOurTexts(count));
  const { skills, bytes } = pageOf('--roadmap', file);
  expect(skills).toBe(count);
  expect(bytes).toBeLessThan(most * 1024);
});
