/** How many bytes the page takes: they travel by mail and open on phones. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startedHome } from '../support/cli.ts';
import { withOurTexts } from '../support/our-texts.ts';

const home = startedHome({ skills: { 'py-files': 'known', 'html-css': 'known', 'sql-basics': 'partly' } });
const sizeOf = (...args: readonly string[]) => Buffer.byteLength(home.run(['export', 'html', ...args]).stdout);

it('of the path that comes with the program: 2500 bytes a skill at most, all in all', () => {
  const { stages } = JSON.parse(home.run(['list', '--json']).stdout) as {
    readonly stages: readonly { readonly steps: readonly unknown[] }[];
  };
  const count = stages.reduce((sum, { steps }) => sum + steps.length, 0);
  expect(count).toBeGreaterThan(70);
  expect(sizeOf() / count).toBeLessThan(2500);
});

it.each([
  [60, 150],
  [500, 1000],
])('of %i skills with texts as long: less than %i KiB', (count, most) => {
  const file = join(home.folder, `${count}.yaml`);
  writeFileSync(file, withOurTexts(count));
  expect(home.run(['roadmap', 'check', file]).stdout).toContain(`${count} skills`);
  expect(sizeOf('--roadmap', file)).toBeLessThan(most * 1024);
});
