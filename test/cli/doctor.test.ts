import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Home, startedHome } from '../support/cli.ts';
import { itOnUnix } from '../support/fault-programs.ts';

const factsFile = (home: Home) =>
  join(home.folder, readdirSync(home.folder).find((name) => name.startsWith('facts-')) ?? '');

/** A program that answers every question with the same line. */
function stub(home: Home, name: string, prints: string): string {
  const folder = join(home.folder, 'stubs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${prints}'\n`, { mode: 0o755 });
  return folder;
}

/** What a Python says of itself when it is asked. */
const answerOf = (version: string, ...minor: readonly number[]) =>
  JSON.stringify({ version, minor, executable: `/stub/${version}`, environment: false });

interface Fault {
  readonly says: string;
  readonly code: 0 | 1;
  readonly plant: (home: Home) => Readonly<Record<string, string>> | undefined;
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'a damaged line': {
    says: 'damaged',
    code: 1,
    plant: (home) => {
      const [first = '', ...rest] = readFileSync(factsFile(home), 'utf8').split('\n');
      writeFileSync(factsFile(home), [first.replace('"set"', '"sex"'), ...rest].join('\n'));
      return undefined;
    },
  },
  'facts that others can read': {
    says: 'permissions',
    code: 1,
    plant: (home) => {
      chmodSync(factsFile(home), 0o644);
      return undefined;
    },
  },
  'a folder that others can read': {
    says: 'permissions',
    code: 1,
    plant: (home) => {
      chmodSync(home.folder, 0o755);
      return undefined;
    },
  },
  'facts of a newer version': {
    says: 'newer',
    code: 1,
    plant: (home) => {
      const line = readFileSync(factsFile(home), 'utf8').split('\n')[0] ?? '';
      writeFileSync(join(home.folder, 'facts-newerone.jsonl'), `${line.replace('"v":1', '"v":2')}\n`);
      return undefined;
    },
  },
  'facts from the future': {
    says: 'clock',
    code: 1,
    plant: () => ({ PYBACKEND_PATH_TODAY: '2020-01-01' }),
  },
  'a roadmap that is gone': {
    says: 'no such file',
    code: 1,
    plant: () => ({ PYBACKEND_PATH_ROADMAP: 'gone.yaml' }),
  },
  'a roadmap that is broken': {
    says: 'broken.yaml:1:1',
    code: 1,
    plant: (home) => {
      writeFileSync(join(home.folder, 'broken.yaml'), 'format: 1\n');
      return { PYBACKEND_PATH_ROADMAP: 'broken.yaml' };
    },
  },
  'a facts file that is a folder': {
    says: 'facts-strange',
    code: 1,
    plant: (home) => {
      mkdirSync(join(home.folder, 'facts-strange.jsonl'));
      return undefined;
    },
  },
  'no Python': { says: 'none found', code: 0, plant: () => ({ PATH: '/nonexistent' }) },
  'an old Python': {
    says: '3.8.10',
    code: 0,
    plant: (home) => ({ PATH: stub(home, 'python3', answerOf('3.8.10', 3, 8)) }),
  },
  'only Python 2': {
    says: 'none found',
    code: 0,
    plant: (home) => ({ PATH: stub(home, 'python', 'Python 2.7.18') }),
  },
  'a snapshot that is damaged': {
    says: 'made anew',
    code: 0,
    plant: (home) => {
      writeFileSync(join(home.folder, 'checklist.json'), '{');
      return undefined;
    },
  },
};

describe('doctor', () => {
  itOnUnix('says all is well when it is, and names every place', () => {
    const home = startedHome();
    const { code, stdout } = home.run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toContain('All is well.');
    for (const topic of [
      'data:',
      'store:',
      'facts:',
      'roadmap:',
      'snapshot:',
      'versions:',
      'disk:',
      'clock:',
      'screen:',
      'python:',
    ]) {
      expect(stdout).toContain(topic);
    }
    expect(stdout).toContain(home.folder.slice(0, 20));
  });

  describe(`names each of ${Object.keys(FAULTS).length} planted faults`, () => {
    for (const [name, { says, code, plant }] of Object.entries(FAULTS)) {
      itOnUnix(name, () => {
        const home = startedHome();
        const env = plant(home);
        const { code: ended, stdout } = home.run(['doctor'], { ...(env && { env }), cwd: home.folder });
        expect([ended, stdout.replace(/\s+/g, ' ')]).toEqual([code, expect.stringContaining(says)]);
      });
    }
  });

  it('reads the same as JSON', () => {
    const document = JSON.parse(startedHome().run(['doctor', '--json']).stdout);
    expect(document).toMatchObject({ schema: 'pybackend-path/doctor@1', ok: true });
  });
});
