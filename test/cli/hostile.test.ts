import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newHome, startedHome } from '../support/cli.ts';
import { PAYLOADS } from '../support/payloads.ts';

/** Whatever a program may print, our own line feeds and nothing else that steers a terminal. */
const STEERING = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

describe('a hostile roadmap', () => {
  const quoted = (text: string) => JSON.stringify(text.replace(/\p{Cs}/gu, ''));

  it(`${PAYLOADS.length} payloads in every text of a roadmap: no command prints one`, () => {
    const home = newHome();
    const file = join(home.folder, 'hostile.yaml');
    const skills = PAYLOADS.map((payload, at) => {
      const evil = quoted(`x${payload}y`);
      return (
        `  - id: s${at}\n    title: ${evil}\n    summary: ${evil}\n    stage: a\n    level: beginner\n    hours: { min: 1, max: 2 }\n` +
        `    tracks: [t]\n    outcomes: [${evil}]\n    keywords: { terms: [${evil}] }\n` +
        `    resources: [{ title: ${evil}, url: ${evil}, site: ${evil}, kind: ${evil}, cost: free, hours: 1, ${evil}: 1 }]\n`
      );
    });
    writeFileSync(
      file,
      `format: 1\nid: evil\ntitle: Evil\nstages: [{ id: a, title: A }]\ntracks: [{ id: t, title: T }]\npaths: [{ id: p, title: P, tracks: [t] }]\nskills:\n${skills.join('')}`,
    );
    for (const args of [
      ['roadmap', 'check', file],
      ['roadmap', 'check', file, '--json'],
      ['next', '--roadmap', file],
      ['roadmap', 'use', file, '--json'],
    ]) {
      const { code, stdout, stderr } = home.run(args);
      expect(code).toBe(65);
      expect(stdout + stderr).not.toMatch(STEERING);
    }
  });

  it('payloads in arguments, file names and the environment', () => {
    const home = startedHome();
    const verbs = [['show'], ['import'], ['roadmap', 'check'], ['config', 'get']];
    for (const [at, payload] of PAYLOADS.filter((text) => !text.includes('\0')).entries()) {
      const { stdout, stderr } = home.run([...(verbs[at % 4] ?? []), `none${payload}`], {
        env: { TERM: payload },
      });
      expect(stdout + stderr).not.toMatch(STEERING);
    }
  });

  it.each([
    ['missing', 'none.yaml', '', 66],
    ['a folder', 'folder', undefined, 66],
    ['empty', 'empty.yaml', '', 65],
    ['no YAML', 'broken.yaml', 'a: [\n', 65],
    ['of another kind', 'other.yaml', 'hello: world\n', 65],
  ])('a roadmap that is %s is refused and touches nothing', (_, name, text, expected) => {
    const home = startedHome();
    home.run(['done', 'git-basics', '--trust']);
    const file = join(home.folder, name);
    if (text === undefined) mkdirSync(file);
    else if (name !== 'none.yaml') writeFileSync(file, text);
    const before = home.facts();
    for (const args of [
      ['roadmap', 'use', file],
      ['next', '--roadmap', file],
      ['done', 'http-basics', '--roadmap', file],
    ]) {
      const { code, stdout, stderr } = home.run(args);
      expect([args[0], code, stdout]).toEqual([args[0], expected, '']);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(home.facts()).toBe(before);
    expect(home.run(['next']).code).toBe(0);
  });

  it('a roadmap in use that breaks later: facts are safe, and the way back is named', () => {
    const home = startedHome();
    home.run(['done', 'git-basics', '--trust']);
    const file = join(home.folder, 'mine.yaml');
    writeFileSync(file, readFileSync(join(import.meta.dirname, '../../roadmap.yaml')));
    expect(home.run(['roadmap', 'use', file]).code).toBe(0);
    writeFileSync(file, 'format: 1\n');
    const broken = home.run(['next']);
    expect(broken.code).toBe(65);
    expect(broken.stderr).toContain('mine.yaml:1:1');
    expect(home.run(['doctor']).code).toBe(1);
    expect(home.run(['roadmap', 'use', 'built-in']).code).toBe(0);
    expect(home.run(['list', '--status', 'known', '--short']).stdout).toContain('git-basics');
  });
});
