import { readdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/io/python/run-check.ts';
import {
  checkOf,
  DOUBLE_CHECK,
  processesOfGroup,
  processesWith,
  RIGHT,
  SUPERVISOR,
  writeFiles,
} from '../../support/checked-work.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const linux = it.runIf(process.platform === 'linux');

describe('a check', () => {
  it('passes right work, and says what was tried', async () => {
    const run = await checkOf(RIGHT);
    expect(run).toMatchObject({ ended: 'finished', passed: true });
    expect(run.tests.map(({ tried, outcome }) => [tried, outcome])).toEqual([
      ['Two becomes four.', 'passed'],
      ['Zero stays zero.', 'passed'],
    ]);
  });

  it('says what was expected and what came', async () => {
    const run = await checkOf('def double(number):\n    return number + 1\n');
    expect(run.passed).toBe(false);
    expect(run.tests[0]).toMatchObject({
      outcome: 'failed',
      isCheck: true,
      problem: 'double(2)\n  expected: 4\n  got:      3',
      lines: [],
    });
  });

  it("shows the learner's own lines of an error, and no others", async () => {
    const run = await checkOf(
      'def double(number):\n    return helper(number)\n\ndef helper(number):\n    return number.twice\n',
    );
    expect(run.tests[0]?.problem).toBe("AttributeError: 'int' object has no attribute 'twice'");
    expect(run.tests[0]?.lines).toEqual([
      { file: 'sums.py', line: 2, in: 'double', text: 'return helper(number)' },
      { file: 'sums.py', line: 5, in: 'helper', text: 'return number.twice' },
    ]);
  });

  it('names the line of a mistake in the syntax', async () => {
    const run = await checkOf('def double(number)\n    return 2\n');
    expect(run.tests[0]?.problem).toMatch(/^SyntaxError: /);
    expect(run.tests[0]?.lines).toMatchObject([{ file: 'sums.py', line: 1 }]);
  });

  it('says which file is missing', async () => {
    const run = await checkOf({ 'other.py': '' });
    expect(run.tests[0]?.problem).toBe('There is no sums.py in the folder of the exercise.');
  });

  it('keeps what the work printed apart from the verdict', async () => {
    const run = await checkOf(
      `print("at import")\n${RIGHT.replace('return', 'print("inside")\n    return')}`,
    );
    expect(run.passed).toBe(true);
  });

  it('leaves the work and its folder as they are, and nothing behind', async () => {
    const work = writeFiles(temporaryFolder(), { 'sums.py': `open("new.txt", "w").write("x")\n${RIGHT}` });
    const check = writeFiles(temporaryFolder(), { 'check.py': DOUBLE_CHECK });
    const before = process.env['TMPDIR'];
    const folder = temporaryFolder();
    process.env['TMPDIR'] = folder;
    try {
      await runCheck({
        supervisor: SUPERVISOR,
        python: ['python3'],
        check: join(check, 'check.py'),
        work,
        seconds: 10,
      });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(work)).toEqual(['sums.py']);
  });

  it('passes links by, and says so when the folder is far too large', async () => {
    const work = writeFiles(temporaryFolder(), { 'sums.py': RIGHT, 'film.mp4': '' });
    symlinkSync('/', join(work, 'everything'));
    expect((await checkOf(RIGHT, { work })).passed).toBe(true);
    // Of that size on paper only: it takes no room on the disk.
    truncateSync(join(work, 'film.mp4'), 201 * 1024 * 1024);
    await expect(checkOf(RIGHT, { work })).rejects.toThrow('or 200 MB');
  });
});

describe('limits', () => {
  it.each([
    ['an endless loop', 'def double(number):\n    while True:\n        pass\n'],
    ['a sleep', 'import time\ndef double(number):\n    time.sleep(60)\n'],
    [
      'a program that ignores SIGTERM',
      'import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ndef double(number):\n    while True:\n        pass\n',
    ],
  ])('stop %s and say where it was', async (_, sums) => {
    const run = await checkOf(sums, { seconds: 1 });
    expect(run).toMatchObject({
      ended: 'time',
      passed: false,
      test: 'Two becomes four.',
      hang: { file: 'sums.py' },
    });
  });

  it('end a flood of output, and keep its head and tail', async () => {
    const run = await checkOf(
      'import os\ndef double(number):\n    while True:\n        os.write(1, b"head" * 10000)\n',
    );
    expect(run.ended).toBe('output');
    expect(run.output.length).toBeLessThan(70_000);
    expect(run.output).toContain('[... ');
  });

  linux('refuse 8 GB of memory', async () => {
    const run = await checkOf('def double(number):\n    return len(bytearray(8 << 30))\n');
    expect(run.tests[0]?.problem).toMatch(/^MemoryError/);
  });

  it.runIf(process.platform !== 'win32')('refuse a file of 1 GB, and ten thousand open files', async () => {
    const large = await checkOf(
      'def double(number):\n    with open("large", "wb") as file:\n        for _ in range(1024):\n            file.write(bytes(1 << 20))\n',
    );
    expect(large.tests[0]?.problem).toMatch(/^OSError: \[Errno 27\]/);
    const many = await checkOf('def double(number):\n    return [open(__file__) for _ in range(10_000)]\n');
    expect(many.tests[0]?.problem).toMatch(/^OSError: \[Errno 24\]/);
  });

  linux('end a fork bomb whole', async () => {
    const run = await checkOf(
      'import os\nos.write(1, b"group %d." % os.getpgrp())\ndef double(number):\n    while True:\n        os.fork()\n',
    );
    expect(run.ended).toBe('processes');
    const group = Number(/group (\d+)\./.exec(run.output)?.[1]);
    expect(group).toBeGreaterThan(1);
    expect(processesOfGroup(group)).toBe(0);
  });

  linux('leave no daemon behind', async () => {
    const word = `daemon-${Date.now()}`;
    const sums = `
import os, subprocess, sys
def double(number):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)", "${word}"])
        os._exit(0)
    return 2 * number
`;
    const run = await checkOf(sums);
    expect(run.passed).toBe(true);
    expect(processesWith(word)).toBe(0);
  });

  it('give no input, and no wait for it', async () => {
    const run = await checkOf('def double(number):\n    return int(input()) * 2\n');
    expect(run.tests[0]?.problem).toMatch(/^EOFError/);
  });
});

describe('the world of a check', () => {
  it('is a home of its own, and six names in the environment at most', async () => {
    process.env['SECRET_TOKEN'] = 'canary';
    const run = await checkOf(
      'import os\ndef double(number):\n    return [len(os.environ) <= 6, "SECRET_TOKEN" in os.environ, os.environ["HOME"], os.getcwd()]\n',
      {
        test: `
from checking import Check
class World(Check):
    def test_world(self):
        """The world."""
        few, secret, home, here = self.load("sums").double(1)
        self.equal("few names", few, True)
        self.equal("the secret", secret, False)
        self.true(home, "pybackend-path-check-" in home)
        self.true(here, here.endswith("work"))
`,
      },
    );
    delete process.env['SECRET_TOKEN'];
    expect(run.tests.map(({ problem }) => problem)).toEqual([undefined]);
  });

  it('is ended when the learner stops it', async () => {
    const control = new AbortController();
    setTimeout(() => control.abort(), 300);
    const run = await checkOf('import time\ndef double(number):\n    time.sleep(60)\n', {
      signal: control.signal,
    });
    expect(run).toMatchObject({ ended: 'stopped', passed: false });
  });
});
