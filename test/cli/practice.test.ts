import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processesWith, processIdsWith } from '../support/checked-work.ts';
import { type Home, newHome } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { KEYS, runInTerminal } from '../support/terminal.ts';

/** One of the exercises that are checked fastest: each check is three starts of Python at least. */
const EXERCISE = resolve(import.meta.dirname, '../../skills/py-dicts-sets/exercises/order-index');
const SOLUTION = readFileSync(join(EXERCISE, 'solution/orders.py'), 'utf8');

/** A home with the exercise begun in a folder of its own. */
function begun(): { readonly home: Home; readonly folder: string; readonly file: string } {
  const home = newHome();
  const folder = join(temporaryFolder(), 'orders');
  const { code, stderr } = home.run(['practice', 'py-dicts-sets', '--dir', folder]);
  expect([code, stderr]).toEqual([0, '']);
  return { home, folder, file: join(folder, 'orders.py') };
}

describe('practice', () => {
  it('writes the starter and the task, and says where', () => {
    const { home, folder, file } = begun();
    expect(readFileSync(file, 'utf8')).toContain('TODO');
    expect(readFileSync(join(folder, 'TASK.md'), 'utf8')).toContain('## Done means');
    const again = home.run(['practice', 'py-dicts-sets']);
    expect(again.stdout).toContain('as you left it');
    expect(again.stdout).toContain(folder);
  });

  it('never writes over what the learner wrote', () => {
    const { home, folder, file } = begun();
    writeFileSync(file, 'my = "work"\n');
    home.run(['practice', 'py-dicts-sets', '--dir', folder]);
    expect(readFileSync(file, 'utf8')).toBe('my = "work"\n');
    const fresh = home.run(['practice', 'py-dicts-sets', '--fresh']);
    expect(fresh.stdout).toContain(`${folder}.old-1`);
    expect(readFileSync(join(`${folder}.old-1`, 'orders.py'), 'utf8')).toBe('my = "work"\n');
    expect(readFileSync(file, 'utf8')).toContain('TODO');
  });

  it('refuses a folder that holds something else, and one that cannot be made', () => {
    const home = newHome();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    const taken = home.run(['practice', 'py-dicts-sets', '--dir', folder]);
    expect(taken.code).toBe(73);
    expect(taken.stderr).toContain('holds something else already');
    expect(existsSync(join(folder, 'orders.py'))).toBe(false);
    const file = home.run(['practice', 'py-dicts-sets', '--dir', join(folder, 'letter.txt', 'deeper')]);
    expect(file.code).toBe(73);
    expect(home.facts()).toBe('');
  });

  it('uses the work folder of the settings, and the next step when no skill is named', () => {
    const home = newHome();
    const root = temporaryFolder();
    home.run(['config', 'set', 'workFolder', root]);
    home.run(['done', 'py-exceptions', 'py-modules', '--trust']);
    const { code, stdout } = home.run(['practice', 'py-dicts-sets', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'pybackend-path/practice@1',
      exercise: 'order-index',
      folder: join(root, 'order-index'),
      written: ['orders.py'],
    });
    const next = JSON.parse(home.run(['practice', '--json']).stdout) as { skill: string };
    expect(next.skill).toBeTruthy();
  });

  it('lists all of them, and where each stands', () => {
    const { home } = begun();
    const list = JSON.parse(home.run(['practice', '--list', '--json']).stdout);
    expect(list.exercises.find((one: { exercise: string }) => one.exercise === 'order-index')).toMatchObject({
      skill: 'py-dicts-sets',
      status: 'started',
    });
    expect(home.run(['practice', '--list']).stdout).toMatch(/open Group orders by customer/);
  });

  it('says so when there is none, or no such skill', () => {
    const home = newHome();
    expect(home.run(['practice', 'no-such-skill']).code).toBe(64);
    expect(home.run(['check'])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('No exercise has been started'),
    });
    expect(home.run(['hint']).code).toBe(64);
  });
});

describe('check', () => {
  it('fails with the first thing that does not hold, then passes and proves the skill', () => {
    const { home, folder, file } = begun();
    const failed = home.run(['check'], { cwd: folder });
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('Total, count and last day are told');
    expect(failed.stdout).toContain('2 of 6 hold. 3 more');
    writeFileSync(file, SOLUTION);
    const passed = home.run(['check', '--json']);
    expect(passed.code).toBe(0);
    expect(JSON.parse(passed.stdout)).toMatchObject({
      schema: 'pybackend-path/check@1',
      exercise: 'order-index',
      passed: true,
      ended: 'finished',
      belief: 0.97,
    });
    expect(home.run(['show', 'py-dicts-sets']).stdout).toContain('known, you passed its exercise on');
    expect(home.run(['list']).stdout).toMatch(/\[x\] .*\(py-dicts-sets\), you passed its\s+exercise/);
    expect(home.run(['undo']).stdout).toContain('the exercise order-index passed');
    expect(home.run(['show', 'py-dicts-sets']).stdout).not.toContain('you passed its exercise');
  });

  it("shows the learner's own line, and no line of ours", () => {
    const { home, file } = begun();
    writeFileSync(file, 'def by_customer(orders):\n    return orders.nothing\n');
    const { stdout } = home.run(['check']);
    expect(stdout).toContain("AttributeError: 'list' object has no attribute 'nothing'");
    expect(stdout).toContain('orders.py, line 2, in by_customer: return orders.nothing');
    expect(stdout).not.toMatch(/checking\.py|harness\.py|Traceback/);
  });

  it('passing after reading the solution does not tick the skill', () => {
    const { home, file } = begun();
    expect(home.run(['solution'])).toMatchObject({ code: 64, stderr: expect.stringContaining('--yes') });
    expect(home.run(['solution', '--yes']).stdout).toContain('defaultdict(set)');
    writeFileSync(file, SOLUTION);
    const { code, stdout } = home.run(['check']);
    expect(code).toBe(0);
    expect(stdout).toContain('does not tick');
    expect(home.run(['show', 'py-dicts-sets']).stdout).not.toContain('Where you stand: known');
  });

  it('gives one hint more each time, and keeps their number', () => {
    const { home, file } = begun();
    expect(home.run(['hint']).stdout).toContain('Hint 1 of 3');
    expect(home.run(['hint', '--again']).stdout).not.toContain('Hint 2');
    expect(home.run(['hint', '--json']).stdout).toContain('"hint": 2');
    expect(home.run(['hint']).stdout).toContain('Hint 3 of 3');
    expect(home.run(['hint']).stdout).toContain('That was the last one');
    writeFileSync(file, SOLUTION);
    expect(home.run(['check']).stdout).toContain('with 3 hints');
  });

  it('finds a folder that was moved, by the folder itself', () => {
    const { home, folder, file } = begun();
    writeFileSync(file, SOLUTION);
    const elsewhere = join(temporaryFolder(), 'moved');
    renameSync(folder, elsewhere);
    expect(home.run(['check'])).toMatchObject({ code: 66, stderr: expect.stringContaining('--dir') });
    expect(home.run(['check'], { cwd: elsewhere }).code).toBe(0);
    expect(home.run(['check']).code).toBe(0);
  });

  it('says what an exercise lacks', () => {
    const { home } = begun();
    const none = home.run(['check'], { env: { PATH: '/nonexistent' } });
    expect(none).toMatchObject({ code: 69, stderr: expect.stringContaining('No Python was found') });
    const wrong = home.run(['check', '--python', '/nonexistent/python']);
    expect(wrong).toMatchObject({ code: 69, stderr: expect.stringContaining('it does not start') });
  });

  it('ends with Ctrl-C: nothing goes on running, nothing is counted', async () => {
    const { home, file } = begun();
    writeFileSync(file, 'def by_customer(orders):\n    while True:\n        pass\n');
    const before = home.facts();
    const run = runInTerminal(home.folder, ['check']);
    await run.see('Checking');
    run.press(KEYS.ctrlC);
    expect(await run.ended).toBe(130);
    expect(run.screen()).toContain('Your work is as you left it');
    expect(processesWith(home.folder)).toBe(0);
    expect(home.facts()).toBe(before);
  });

  it('ends with the program, also when that is killed', async () => {
    const { home, file } = begun();
    writeFileSync(file, 'import time\ndef by_customer(orders):\n    time.sleep(60)\n');
    const run = runInTerminal(home.folder, ['check']);
    await run.see('Checking');
    // Ours is among them; those of other tests end soon.
    await expect.poll(() => processIdsWith('harness.py').length).toBeGreaterThan(0);
    const running = new Set(processIdsWith('harness.py'));
    run.kill('SIGKILL');
    await run.ended;
    const left = () => processIdsWith('harness.py').filter((id) => running.has(id));
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  });

  it('watches: checks again at each save, until it passes', async () => {
    const { home, file } = begun();
    const run = runInTerminal(home.folder, ['check', '--watch']);
    await run.see('Ctrl-C ends.');
    expect(run.screen()).toContain('Total, count and last day are told');
    writeFileSync(file, 'nonsense(\n');
    await run.see('SyntaxError');
    writeFileSync(file, SOLUTION);
    expect(await run.ended).toBe(0);
    expect(run.screen()).toContain('Passed');
    expect(home.facts().match(/"checked"/g)).toHaveLength(1);
  });

  it('can be left while it watches', async () => {
    const { home } = begun();
    const run = runInTerminal(home.folder, ['check', '--watch']);
    await run.see('Ctrl-C ends.');
    run.press(KEYS.ctrlC);
    expect(await run.ended).toBe(130);
  });
});

describe("somebody else's exercise", () => {
  /** A roadmap of a stranger with the one exercise, whose check leaves a trace when it runs. */
  function foreign() {
    const root = temporaryFolder();
    cpSync(resolve(import.meta.dirname, '../../roadmap.yaml'), join(root, 'roadmap.yaml'));
    const folder = join(root, 'skills/py-dicts-sets/exercises/order-index');
    mkdirSync(folder, { recursive: true });
    cpSync(EXERCISE, folder, { recursive: true });
    const home = newHome();
    const flags = ['--roadmap', join(root, 'roadmap.yaml')];
    const work = join(temporaryFolder(), 'orders');
    expect(home.run(['practice', 'py-dicts-sets', '--dir', work, ...flags]).code).toBe(0);
    return { home, flags, check: join(folder, 'check.py') };
  }

  it('runs only when it was allowed to', () => {
    const { home, flags } = foreign();
    const refused = home.run(['check', ...flags]);
    expect(refused).toMatchObject({ code: 64, stderr: expect.stringContaining('--trust-checks') });
    expect(home.run(['check', '--trust-checks', ...flags]).code).toBe(1);
  });

  it('is shown first, remembered once allowed, and asked about again when it changed', async () => {
    const { home, flags, check } = foreign();
    const first = runInTerminal(home.folder, ['check', ...flags], { rows: 50 });
    await first.see('Run it on this machine?');
    expect(first.raw()).toContain('class');
    first.press('y\r');
    expect(await first.ended).toBe(1);
    expect(home.run(['check', ...flags]).code).toBe(1);
    writeFileSync(check, `${readFileSync(check, 'utf8')}\n# changed\n`);
    expect(home.run(['check', ...flags]).code).toBe(64);
    const second = runInTerminal(home.folder, ['check', ...flags], { rows: 50 });
    await second.see('Run it on this machine?');
    second.press('n\r');
    expect(await second.ended).toBe(1);
    expect(second.screen()).toContain('Nothing was run');
  });
});

describe.runIf(process.platform !== 'win32')('finding Python', () => {
  /** A folder of programs, each a shell script. */
  function programs(scripts: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    for (const [name, script] of Object.entries(scripts)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    return folder;
  }
  const answers = (version: string) =>
    `echo '{"version": "${version}", "minor": [${version.split('.').slice(0, 2).join(', ')}], "executable": "/stub/${version}", "environment": false}'`;
  const found = (home: Home, path: string, env: Readonly<Record<string, string>> = {}) =>
    home
      .run(['doctor', '--json'], { env: { PATH: path, ...env } })
      .stdout.match(/"says": "([^"]*(?:stub|none found|cannot|does not)[^"]*)"/)?.[1];

  it.each([
    ['none', {}, 'none found'],
    ['3.12 as python3', { python3: answers('3.12.4') }, 'checks your exercises: /stub/3.12.4'],
    ['3.10, the oldest that will do', { python3: answers('3.10.0') }, 'checks your exercises: /stub/3.10.0'],
    ['3.8 only', { python3: answers('3.8.2') }, 'and 3.10 or newer is needed'],
    ['2.7 as python', { python: 'echo "SyntaxError" >&2; exit 1' }, 'none found'],
    ['the shim of a store, which says nothing', { python3: 'exit 0' }, 'none found'],
    ['one that never answers', { python3: 'sleep 30' }, 'none found'],
    ['an old python3 and a new python', { python3: answers('3.9.9'), python: answers('3.14.0') }, '3.9.9'],
  ])('%s', (_, scripts, says) => {
    const home = newHome();
    expect(found(home, `${programs(scripts)}:/usr/bin-none`)).toContain(says);
  });

  it('takes the one that is named, the active environment, then the one beside the work', () => {
    const home = newHome();
    const path = programs({ python3: answers('3.11.1'), sleep: 'exit 0' });
    const named = programs({ mine: answers('3.13.0') });
    expect(found(home, path, { PYBACKEND_PATH_PYTHON: join(named, 'mine') })).toContain('/stub/3.13.0');
    const environment = temporaryFolder();
    mkdirSync(join(environment, 'bin'));
    renameSync(join(programs({ python: answers('3.12.9') }), 'python'), join(environment, 'bin/python'));
    expect(found(home, path, { VIRTUAL_ENV: environment })).toContain('/stub/3.12.9');
    rmSync(environment, { recursive: true });
    expect(found(home, path, { VIRTUAL_ENV: environment })).toContain('it does not start');
  });
});

describe('doctor --environment', () => {
  it('shows the commands and runs nothing without a yes', () => {
    const home = newHome();
    const root = temporaryFolder();
    home.run(['config', 'set', 'workFolder', root]);
    const { code, stdout } = home.run(['doctor', '--environment', 'py-dicts-sets']);
    expect(code).toBe(1);
    expect(stdout).toContain(`-m venv ${join(root, '.venv')}`);
    expect(existsSync(join(root, '.venv'))).toBe(false);
  });

  it('makes one that exercises below the folder find', () => {
    const home = newHome();
    const root = temporaryFolder();
    home.run(['config', 'set', 'workFolder', root]);
    expect(home.run(['doctor', '--environment', 'py-dicts-sets', '--yes']).code).toBe(0);
    home.run(['practice', 'py-dicts-sets']);
    writeFileSync(join(root, 'order-index/orders.py'), SOLUTION);
    expect(home.run(['check']).code).toBe(0);
    expect(home.run(['doctor']).stdout.replace(/\s+/g, ' ')).toContain(
      `checks your exercises: ${root}/.venv/bin/python`,
    );
  });
});
