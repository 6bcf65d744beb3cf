/** A learner with repositories of their own scans them. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListDocument, NextDocument } from '../../src/documents.ts';
import type { ScanDocument } from '../../src/scan-documents.ts';
import { BINARY, environment, type Home, newHome, startedHome } from '../support/cli.ts';

const FILES: Readonly<Record<string, string>> = {
  'secretname/app.py':
    'from flask import Flask, request\nfrom .shelf import Shelf\n\napp = Flask(__name__)\n\n\n@app.route("/secretroute")\ndef books():\n    return [one for one in Shelf(request.args)]\n',
  'secretname/shelf.py':
    'import sqlite3\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass Shelf:\n    wanted: dict\n\n    def __iter__(self):\n        with sqlite3.connect("x.db") as db:\n            yield from db.execute("SELECT a FROM b JOIN c ON b.i = c.i")\n',
  'tests/test_app.py':
    'import pytest\n\n\n@pytest.fixture\ndef client():\n    yield 1\n\n\ndef test_books(client):\n    assert client\n',
  'requirements.txt': 'flask==3.0\nredis\n',
};

function put(folder: string, files = FILES): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function commit(folder: string, address: string): void {
  const git = (...words: readonly string[]) =>
    execFileSync('git', [
      '-C',
      folder,
      '-c',
      `user.email=${address}`,
      '-c',
      'user.name=Secret Name',
      ...words,
    ]);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'secret message', '--date=2025-11-04T12:00:00Z');
}

function shopIn(home: Home): string {
  const shop = put(join(home.folder, 'secretshop'));
  commit(shop, 'me@example.org');
  return shop;
}

/** Another roadmap, of which the shop shows one skill. */
const KITCHEN = readFileSync(join(import.meta.dirname, '../fixtures/roadmaps/small.yaml'), 'utf8').replace(
  '{ terms: [shopping, groceries] }',
  '{ signs: [generator], imports: [flask.request] }',
);

const SCAN = ['scan', 'secretshop', '--author', 'me@example.org'];
const scanned = (home: Home, ...more: readonly string[]) =>
  JSON.parse(home.run([...SCAN, '--json', ...more]).stdout) as ScanDocument;
const foundFacts = (home: Home) =>
  home
    .facts()
    .split('\n')
    .filter((one) => one.includes('"found"'));

describe('scan', () => {
  it('of a folder counts once what its parts showed before, and leaves other projects', () => {
    const home = newHome();
    for (const name of ['work/one', 'work/two/deep', 'other']) put(join(home.folder, name));
    const counting = () => {
      const last = new Map<string, number>();
      for (const fact of foundFacts(home)) {
        const { project, skills } = JSON.parse(fact.slice(fact.indexOf('{'))).data;
        last.set(project, skills.length);
      }
      return [...last.values()].filter((skills) => skills > 0).length;
    };
    for (const [folder, projects] of [
      ['work/one', 1],
      ['other', 2],
      ['work/two', 3],
      ['work', 2],
      ['work/one', 2],
      ['work', 2],
    ] as const) {
      home.run(['scan', folder]);
      expect([folder, counting()]).toEqual([folder, projects]);
    }
  });

  it('shows what is found, grade by grade with a place for each, and what is not', () => {
    const home = startedHome();
    shopIn(home);
    const { code, stdout } = home.run(SCAN);
    expect(code).toBe(0);
    expect(stdout).toContain('secretshop: 4 files, 3 of Python');
    expect(stdout).toContain('The only commit is yours.');
    expect(stdout).toMatch(/Used once or twice/);
    expect(stdout).toMatch(/Build a first Flask app \(flask-basics\): in 1 file, last in\s+November 2025/);
    expect(stdout).toContain('secretname/app.py:4');
    expect(stdout).toMatch(/Only named[\s\S]*Cache data in Redis \(redis\)/);
    expect(stdout).toContain('What your code does not show yet');
    expect(stdout).toMatch(/Recorded: figures of \d+ skills, no path and no code/);
  });

  it('records figures only, once, and another scan takes the place of the last', () => {
    const home = startedHome();
    const shop = shopIn(home);
    const before = home.facts();
    expect(scanned(home, '--dry-run').recorded).toBe(false);
    expect(home.facts()).toBe(before);
    expect(scanned(home).recorded).toBe(true);
    const [fact = '', ...others] = foundFacts(home);
    expect(others).toEqual([]);
    expect(fact).toContain('"skill":"flask-basics"');
    expect(fact).not.toMatch(/secret|\.py|\.txt|example\.org|tmp|SELECT/i);
    expect(scanned(home).recorded).toBe(false);
    rmSync(join(shop, 'secretname/app.py'));
    commit(shop, 'me@example.org');
    const after = scanned(home);
    expect(after.recorded).toBe(true);
    expect(after.skills.some(({ id, grade }) => id === 'flask-basics' && grade !== 'named')).toBe(false);
  });

  it('makes start ask less, ticks nothing, and can be taken back', () => {
    const home = startedHome({ otherwise: 'stop' });
    shopIn(home);
    const known = () => (JSON.parse(home.run(['list', '--json']).stdout) as ListDocument).totals.known;
    const before = home.run(['list', '--json']).stdout;
    const { skills } = scanned(home);
    expect(known()).toBe(0);
    const dataclasses = skills.find(({ id }) => id === 'py-type-hints');
    expect(dataclasses?.after).toBeGreaterThan(dataclasses?.before ?? 1);
    for (const { after } of skills) expect(after).toBeLessThan(0.8);
    expect(home.run(['show', 'py-type-hints']).stdout.replace(/\s+/g, ' ')).toContain(
      'your code shows it, used once or twice, last on 2025-11-04, which alone does not settle it',
    );
    const [step] = (JSON.parse(home.run(['next', '--json']).stdout) as NextDocument).steps;
    expect(step?.belief.source).toBe('evidence');
    expect(home.run(['next']).stdout).toContain('Perhaps you know it: your code');
    expect(home.run(['undo']).stdout).toMatch(/Undone: a scan that found \d+ skills\./);
    expect(home.run(['list', '--json']).stdout).toBe(before);
  });

  it('--skill: every place; a word of help where there is none', () => {
    const home = newHome();
    shopIn(home);
    const places = home.run([...SCAN, '--dry-run', '--skill', 'generators']).stdout;
    expect(places).toContain('secretname/shelf.py:9');
    expect(places).not.toContain('tests/test_app.py');
    const none = home.run([...SCAN, '--dry-run', '--skill', 'kubernetes-basics']).stdout;
    expect(none).toContain('It would show by kubernetes');
    expect(home.run([...SCAN, '--skill', 'nonsense']).code).toBe(64);
  });

  it('counts nothing of a repository that others wrote, and says how to', () => {
    const home = newHome();
    commit(put(join(home.folder, 'secretshop')), 'you@example.org');
    const { stdout } = home.run(SCAN);
    expect(stdout).toContain('Not counted: no commit of 1 is yours; they are by you@example.org');
    expect(stdout).toContain('--everyone');
    expect(home.facts()).toBe('');
    expect(scanned(home, '--everyone').skills.length).toBeGreaterThan(5);
    expect(home.run(SCAN).stdout).toContain('What was found there before no longer counts.');
    expect(foundFacts(home).at(-1)).toContain('"skills":[]');
    expect(home.run(SCAN).stdout).toContain('Nothing new to record.');
  });

  it('takes several addresses, with commas or one by one', () => {
    const home = startedHome();
    shopIn(home);
    const other = ['--author', 'other@example.org'];
    expect(home.run(['scan', 'secretshop', ...other, '--dry-run']).stdout).toContain('no commit of 1');
    for (const more of [
      ['--author', 'other@example.org,me@example.org'],
      [...other, '--author', 'me@example.org'],
    ])
      expect(home.run(['scan', 'secretshop', ...more, '--dry-run']).stdout).toContain('only commit is yours');
  });

  it('counts nothing where nobody can tell whose it is, and says how to', () => {
    const home = newHome();
    shopIn(home);
    const { stdout } = home.run(['scan', 'secretshop'], { env: { GIT_CONFIG_GLOBAL: '/dev/null' } });
    expect(stdout).toMatch(
      /Not counted: Git does not know your address[\s\S]*--author ADDRESS[\s\S]*--everyone/,
    );
    // Of code that was not read nothing is said.
    expect(stdout).not.toMatch(/speaks for a skill|does not show yet/);
    expect(home.facts()).toBe('');
  });

  it('keeps what was found for one roadmap when another one is scanned for', () => {
    const home = startedHome({ otherwise: 'stop' });
    shopIn(home);
    writeFileSync(join(home.folder, 'own.yaml'), KITCHEN);
    const shown = () => home.run(['show', 'py-type-hints']).stdout;
    expect(scanned(home).recorded).toBe(true);
    const before = shown();
    expect(before).toContain('your code shows it');
    expect(scanned(home, '--roadmap', 'own.yaml').recorded).toBe(true);
    expect(shown()).toBe(before);
    expect(scanned(home).recorded).toBe(false);
  });

  it('works for any roadmap by its keywords', () => {
    const home = newHome();
    shopIn(home);
    const own = KITCHEN;
    writeFileSync(join(home.folder, 'own.yaml'), own);
    const { skills } = scanned(home, '--dry-run', '--roadmap', 'own.yaml');
    expect(skills.map(({ seen }) => seen.map(({ name }) => name))).toEqual([['flask.request', 'generator']]);
    writeFileSync(join(home.folder, 'own.yaml'), own.replace('generator', 'generater'));
    const wrong = home.run([...SCAN, '--roadmap', 'own.yaml']);
    expect([wrong.code, wrong.stderr]).toEqual([65, expect.stringContaining('generator')]);
  });

  it('ends with 64 without a folder, 66 for one that is not there; names cannot write to the screen', () => {
    const home = newHome();
    expect(home.run(['scan']).code).toBe(64);
    const missing = home.run(['scan', 'nowhere']);
    expect([missing.code, missing.stderr]).toEqual([
      66,
      expect.stringContaining('There is no folder nowhere.'),
    ]);
    put(home.folder, { 'bad/\u001b[31m\u202e.py': 'def f():\n    yield 1\n' });
    for (const args of [
      ['scan', 'bad', '--dry-run'],
      ['scan', 'bad', '--dry-run', '--json'],
    ]) {
      expect(home.run(args).stdout).not.toMatch(/[\u001b\u202e]/);
    }
  });

  it('Ctrl-C ends it with 130 and nothing recorded; off a terminal it says how far it is', async () => {
    const home = newHome();
    const code = `${FILES['secretname/shelf.py']}`.repeat(60);
    put(home.folder, Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`big/f${at}.py`, code])));
    const child = spawn(process.execPath, [BINARY, 'scan', 'big'], {
      cwd: home.folder,
      env: environment(home.folder),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said === '') child.kill('SIGINT');
      said += text;
    });
    const ended = await new Promise((done) => child.on('close', done));
    expect([ended, said]).toEqual([
      130,
      expect.stringMatching(/^Reading your projects: \d+ of \d+ files \.\.\./),
    ]);
    expect(home.facts()).toBe('');
  }, 30_000);
});
