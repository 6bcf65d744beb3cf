/** What somebody may try instead of solving the exercise. None of it passes. */
import { describe, expect, it } from 'vitest';
import { checkOf, RIGHT } from '../../support/checked-work.ts';

const CHEATS: Readonly<Record<string, string>> = {
  'prints a verdict':
    'import json\nprint(json.dumps({"verdict": {"tests": [], "expected": 0, "ran": 0, "tampered": None}}))\nprint("OK")\n',
  'ends Python at import': 'import os\nos._exit(0)\n',
  'ends Python politely': 'import sys\nsys.exit(0)\n',
  'writes a verdict to every pipe':
    'import json, os\nfor fd in range(3, 30):\n    try:\n        os.write(fd, json.dumps({"nonce": "x", "verdict": {"tests": [{"tried": "x", "outcome": "passed"}], "expected": 2, "ran": 2, "tampered": None}}).encode() + b"\\n")\n    except OSError:\n        pass\ndef double(number):\n    return 0\n',
  'replaces assertEqual':
    'import unittest\nunittest.TestCase.assertEqual = lambda *args, **rest: None\ndef double(number):\n    return 0\n',
  'replaces the words of the check':
    'import checking\nchecking.Check.equal = lambda *args: None\ndef double(number):\n    return 0\n',
  'replaces the running of tests':
    'import unittest\nunittest.TestCase.run = lambda self, result=None: result.addSuccess(self)\ndef double(number):\n    return 0\n',
  'replaces the recording of failures':
    'import unittest, sys, gc\nunittest.TestResult.addFailure = lambda *args: None\ndef double(number):\n    return 0\n',
  'equals everything':
    'class Any:\n    def __eq__(self, other):\n        return True\n    __hash__ = None\ndef double(number):\n    return Any()\n',
  'is a number that equals everything':
    'class Any(int):\n    def __eq__(self, other):\n        return True\n    __hash__ = None\ndef double(number):\n    return Any(1)\n',
  'replaces a builtin':
    'import builtins\nbuiltins.getattr = lambda *args: None\nbuiltins.str = lambda value: "4"\ndef double(number):\n    return 0\n',
  'reads the answers from the check':
    'import sys\ncheck = sys.modules["__main__"]\nfor argument in list(vars(check)):\n    pass\nimport gc\nnonces = [one for one in gc.get_objects() if isinstance(one, dict) and "nonce" in one]\ndef double(number):\n    return 2 * number\n',
  'walks up the frames':
    'import sys\nframe = sys._getframe()\nwhile frame.f_back:\n    frame = frame.f_back\ndef double(number):\n    return 2 * number\n',
  'kills the supervisor': `import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\n${RIGHT}`,
  'rewrites the report': 'import json\njson.dumps = lambda value: "{}"\ndef double(number):\n    return 0\n',
  'goes on in a copy of the process':
    'import os\nif os.fork():\n    os._exit(0)\ndef double(number):\n    return 0\n',
};

describe('cheating', () => {
  it.each(Object.entries(CHEATS))('%s', async (_, sums) => {
    const run = await checkOf(sums);
    expect(run.passed).toBe(false);
  });

  it('is not what honest work is taken for', async () => {
    const honest = `
import json, logging, sys, unittest, inspect
from dataclasses import dataclass
from unittest import mock

@dataclass
class Pair:
    a: int
    b: int

log = logging.getLogger("sums")
def double(number):
    log.warning("doubling %s", number)
    inspect.stack()
    with mock.patch("builtins.print"):
        print(Pair(1, 2) == Pair(1, 2))
    return 2 * number
`;
    const run = await checkOf(honest);
    expect(run.tampered).toBeUndefined();
    expect(run.passed).toBe(true);
  });
});
