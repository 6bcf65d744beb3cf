/** The process that stays (support/resident.ts): a run in it is what a process of its own would have been. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Home, startedHome } from '../support/cli.ts';
import { emptyFolder } from '../support/data-folder.ts';
import { runInResident } from '../support/resident.ts';

/** One after the other in one home, so that each finds what those before it left. */
const RUNS: readonly (readonly [string, string?, Record<string, string>?])[] = [
  ['today'],
  ['nxt'],
  ['done git-basics --trust'],
  ['next --json'],
  ['undo'],
  ['show no-such-skill --json'],
  ['list --color'],
  ['import -', 'no checklist'],
  ['export markdown -o plan.md'],
  ['export markdown -o plan.md'],
  ['start --plain --restart', '1\n'],
  ['backup --list'],
  ['help start'],
  ['status', '', { LC_ALL: 'C' }],
  ['status', '', { LC_ALL: 'C.UTF-8', COLUMNS: '40' }],
];

/** Without what a clock and chance made. */
function traces(home: Home): readonly string[] {
  const facts = home.facts().replace(/"time":"[^"]*"|"device":"[^"]*"|"change":"[^"]*"|"\w{8}"|^\w+ /gm, '');
  return [
    ...readdirSync(home.folder)
      .map((name) => name.replace(/-[\da-z-]{4,}/, ''))
      .toSorted(),
    facts,
  ];
}

it('says, answers and writes the same as processes of their own', () => {
  const [one, other] = [startedHome(), startedHome()];
  for (const [line, input = '', env = {}] of RUNS) {
    const args = line.split(' ');
    const [here, alone] = [one.run(args, { input, env }), other.spawn(args, { input, env })];
    expect([line, here]).toEqual([
      line,
      { ...alone, stdout: alone.stdout.replaceAll(other.folder, one.folder) },
    ]);
  }
  expect(traces(one)).toEqual(traces(other));
});

describe('a run', () => {
  const folder = emptyFolder();
  const binary = join(folder, 'program.js');
  const run = (
    text: string,
    more: { readonly env?: Record<string, string>; readonly input?: string } = {},
  ) => {
    writeFileSync(join(folder, 'part.js'), 'exports.count = (exports.count ?? 0) + 1;');
    const file = binary.replace('.js', `-${text.length}.js`);
    writeFileSync(file, text);
    const { env = {}, input = '' } = more;
    return runInResident({ binary: file, args: ['word'], env, cwd: folder, input });
  };

  it('has arguments, environment, folder, input and modules of its own', () => {
    const program = `
      let text = '';
      process.stdin.on('data', (chunk) => { text += chunk; }).on('end', () => {
        const { count } = require('./part.js');
        console.log(process.argv.slice(2), { ...process.env }, process.cwd(), text, count);
        process.exitCode = 3;
      });`;
    const said = (env: string, text: string) => `[ 'word' ] ${env} ${folder} ${text} 1\n`;
    expect(run(program, { env: { ONE: '1' }, input: 'first' })).toEqual({
      code: 3,
      stdout: said("{ ONE: '1' }", 'first'),
      stderr: '',
    });
    expect(run(program, { env: { TWO: '2' }, input: 'second' }).stdout).toBe(said("{ TWO: '2' }", 'second'));
  });

  it('is over when nothing of it waits any more', () => {
    const program = 'process.exitCode = 0; setTimeout(() => { process.exitCode = 4; }, 50);';
    expect(run(program).code).toBe(4);
  });

  it('that ends the process ends it; the next has a new one', () => {
    expect(run('process.exit(7);').code).toBe(7);
    const thrown = run("setTimeout(() => { throw new Error('nobody caught this'); });");
    expect([thrown.code, thrown.stderr]).toEqual([1, expect.stringContaining('nobody caught this')]);
    expect(run('process.exitCode = 0;').code).toBe(0);
  });
});
