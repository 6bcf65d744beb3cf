import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { type Home, newHome, startedHome } from '../support/cli.ts';
import { PAYLOADS } from '../support/payloads.ts';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/output.schema.json'), 'utf8')),
);
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The document, held against its schema. */
function json(home: Home, ...args: string[]) {
  const { code, stdout, stderr } = home.run([...args, '--json']);
  expect([args, code, stderr]).toEqual([args, 0, '']);
  const document = JSON.parse(stdout);
  expect([args, validate(document) ? [] : validate.errors]).toEqual([args, []]);
  return document;
}

function write(home: Home, name: string, text: string | Uint8Array): string {
  writeFileSync(join(home.folder, name), text);
  return name;
}

const ADVERT = `Junior Python Developer

Requirements
- Python (2+ years), Flask or FastAPI
- SQL
- No Docker needed

Nice to have
- React
- Terraform
`;
const known = { skills: { 'py-basics': 'known' } };
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('job', () => {
  it('tells what is asked, what is there, the way, what is beyond, and how it is reckoned', () => {
    const home = startedHome(known);
    write(home, 'ad vert.md', ADVERT);
    const { code, stdout, stderr } = home.run(['job', 'ad vert.md']);
    expect([code, stderr]).toEqual([0, '']);
    const said = flat(stdout);
    expect(said).toContain('Junior Python Developer (junior, 2 years, ad vert.md)');
    // (3 * 1 + 0) / (3 * 3 + 1)
    expect(said).toContain('You cover 30% of it: 1 of 3 must-haves, 0 of 1 nice-to-have.');
    expect(stdout).toContain('[x] Python variables, numbers and text (py-basics), 2 years, claimed');
    expect(said).toContain('(flask-structure), 2 years, or Structure and test a FastAPI app, lacking');
    expect(said).toContain('Script web pages with JavaScript (javascript-dom), 20-40 h, needed first');
    expect(said).toContain('(react-basics), 30-60 h, not on your path');
    expect(said).toContain('Beyond this roadmap: Terraform (nice to have)');
    expect(said).toContain('Not needed, it says: Package apps with Docker and Compose.');
    expect(said).toContain('A must-have counts 3 times a nice-to-have');
    expect(said).toContain("pybackend-path job 'ad vert.md' --add");
  });

  it('the same for a program, from standard input as well, and without start', () => {
    const home = startedHome(known);
    write(home, 'advert.md', ADVERT);
    const { adverts, ranking, aims } = json(home, 'job', 'advert.md');
    expect([ranking, aims, adverts.length]).toEqual([[], [], 1]);
    expect(adverts[0]).toMatchObject({
      title: 'Junior Python Developer',
      level: 'junior',
      years: { min: 2 },
      coverage: { share: 0.3, must: { have: 1, of: 3 }, nice: { have: 0, of: 1 } },
      unknown: [{ name: 'Terraform', isMust: false, isInstead: false }],
      notNeeded: [{ id: 'docker' }],
      aim: null,
    });
    const piped = home.run(['job', '-', '--json'], { input: `\ufeff${ADVERT.replaceAll('\n', '\r\n')}` });
    expect(JSON.parse(piped.stdout).adverts[0]).toEqual({ ...adverts[0], file: '-' });
    const fresh = newHome().run(['job', '-'], { input: ADVERT });
    expect([fresh.code, flat(fresh.stderr)]).toEqual([0, expect.stringContaining('You have not run')]);
    expect(flat(fresh.stdout)).toContain('0 of 3 must-haves');
  });

  it('several adverts: what to learn next for all of them; a page of HTML is one', () => {
    const home = startedHome(known);
    write(home, 'a.md', ADVERT);
    write(
      home,
      'b.html',
      '<html><body><h1>Backend Developer</h1><h2>Must have</h2><ul><li>SQL<li>Docker</ul></body></html>',
    );
    const { adverts, ranking } = json(home, 'job', 'a.md', 'b.html');
    expect(adverts.map(({ title }: { title: string }) => title)).toEqual([
      'Junior Python Developer',
      'Backend Developer',
    ]);
    expect(ranking[0]).toMatchObject({ id: 'sql-basics', must: 2, nice: 0, after: [], hours: 11.5 });
    expect(ranking[0].valuePerHour).toBeCloseTo(2 / 11.5);
    expect(flat(home.run(['job', 'a.md', 'b.html']).stdout)).toContain(
      'Learn this next, for these 2 adverts 1. Read and change data with SQL',
    );
  });

  it('--add puts its skills first, says why, is undone by undo and taken back by --forget', () => {
    const home = startedHome(known);
    write(home, 'advert.md', ADVERT);
    const before = json(home, 'next', '-n', '100').steps;
    const { code, stdout } = home.run(['job', 'advert.md', '--add']);
    expect(code).toBe(0);
    expect(flat(stdout)).toContain(
      "Of 'Structure a larger Flask project' and 'Structure and test a FastAPI app' it takes 'Structure a larger Flask project'",
    );
    expect(flat(stdout)).toContain(
      'Not taken in, for it is nice to have and not on your path: Build interfaces with React',
    );
    const { steps } = json(home, 'next', '-n', '100');
    const { adverts, aims } = json(home, 'job', 'advert.md', '--add');
    expect([adverts[0].aim, ids(aims)]).toEqual(['junior-python-developer', ['junior-python-developer']]);
    const must = adverts[0].way.filter(({ isMust }: { isMust: boolean }) => isMust);
    expect(ids(steps).slice(0, must.length)).toEqual(ids(must));
    expect(flat(home.run(['next']).stdout)).toContain("by the advert 'Junior Python Developer'");
    const { milestones, weeks } = json(home, 'plan', '--weeks', '100');
    expect(milestones.aims).toMatchObject([{ id: 'junior-python-developer', skills: must.length }]);
    expect(ids(weeks.flatMap((week: { finishes: object[] }) => week.finishes)).slice(0, must.length)).toEqual(
      ids(must),
    );
    const ready = /Ready for 'Junior Python Developer': likely by (.+?), safely/;
    const [, day] = ready.exec(flat(stdout)) ?? [];
    for (const command of ['plan', 'status']) {
      expect(ready.exec(flat(home.run([command]).stdout))?.[1]).toBe(day);
    }
    expect(flat(home.run(['job']).stdout)).toContain(`likely by ${day}`);
    expect(flat(home.run(['undo']).stdout)).toContain("the aim at 'Junior Python Developer'");
    expect(json(home, 'next', '-n', '100').steps).toEqual(before);
    home.run(['undo', '--redo']);
    expect(json(home, 'job').aims).toMatchObject([
      { must: ['py-basics', 'flask-structure', 'sql-basics'], nice: ['react-basics'] },
    ]);
    expect(json(home, 'job', '--forget', 'junior-python-developer')).toMatchObject({
      aims: [],
      changed: true,
    });
    expect(json(home, 'next', '-n', '100').steps).toEqual(before);
    expect(home.facts()).not.toContain('Terraform');
    expect(home.facts()).toMatch(/"data":{"advert":"junior-python-developer","fact":"[a-z2-7]+-\d+"}/);
  });

  it('tells adverts of one title apart, and says when what an advert asks for was left out', () => {
    const home = startedHome(known);
    write(home, 'a.md', '# Same\n## Must have\n- Docker');
    write(home, 'b.md', '# Same\n## Must have\n- SQL');
    const added = flat(home.run(['job', 'a.md', 'b.md', '--add']).stdout);
    expect(added).toContain("Ready for 'Same' (same): likely");
    expect(added).toContain("Ready for 'Same' (same-2): likely");
    const leftOut = "Not ready for 'Same' (same): you left out Package apps with Docker and Compose.";
    expect(flat(home.run(['plan', '--what-if', 'skip=docker']).stdout)).toContain(leftOut);
    home.run(['skip', 'docker']);
    for (const args of [['plan'], ['status'], ['plan', '--md'], ['job', 'a.md', '--add']]) {
      const said = flat(home.run(args).stdout).replaceAll('\\', '');
      expect([args, said]).toEqual([args, expect.stringContaining(leftOut)]);
      expect(said).not.toContain("Ready for 'Same' (same):");
      if (args[0] !== 'job') expect(said).toMatch(/Ready for 'Same' \(same-2\)\W+likely/);
    }
    expect(flat(home.run(['job']).stdout)).toMatch(
      /\(same\): 1 must-have, 0 open; .*; you left out Package apps/,
    );
    expect(json(home, 'plan').milestones).toMatchObject({
      aims: [{ id: 'same-2' }],
      leftOut: [{ id: 'same' }],
    });
  });

  it('what adverts put first counts for a deadline', () => {
    const home = startedHome(known);
    write(home, 'big.md', 'Developer\nYou need:\n- React\n- Kubernetes\n- GraphQL\n- FastAPI');
    home.run(['job', 'big.md', '--add']);
    const { firstJob } = json(home, 'plan').milestones;
    const { deadline, hoursPerWeek } = json(home, 'plan', '--deadline', firstJob.likely);
    expect(deadline.isReached).toBe(true);
    expect(deadline.hoursPerWeek.likely / hoursPerWeek).toBeGreaterThan(0.95);
  });

  it('of alternatives another one will do later, and the same advert is aimed at once', () => {
    const home = startedHome(known);
    write(home, 'advert.md', 'Web developer\nRequirements\n- Flask or FastAPI');
    home.run(['job', 'advert.md', '--add']);
    const said = () => flat(home.run(['job']).stdout);
    expect(said()).toContain('(web-developer): 1 must-have, 1 open; 0 nice-to-haves');
    const taken = () => ids(json(home, 'next', '-n', '100').steps.filter((step: object) => 'aimed' in step));
    expect(taken()).toContain('flask-basics');
    home.run(['done', 'fastapi-structure', '--trust']);
    expect(taken()).toEqual([]);
    expect(said()).toContain('1 must-have, 0 open');
    expect(json(home, 'job', 'advert.md', '--add')).toMatchObject({
      changed: false,
      aims: [{ id: 'web-developer', mustOneOf: [['flask-structure', 'fastapi-structure']] }],
    });
  });

  it('the first steps with a framework are not what a job with it asks for', () => {
    const home = startedHome({ skills: { 'django-basics': 'known' } });
    const input = 'Developer\nYou need: Django';
    const { adverts } = JSON.parse(home.run(['job', '-', '--json'], { input }).stdout);
    expect(adverts[0].coverage.must).toEqual({ have: 0, of: 1 });
    expect(ids(adverts[0].way).at(-1)).toBe('django-models');
    expect(json(home, 'show', 'django').skill.id).toBe('django-basics');
  });

  it('one skill comes first', () => {
    const { stdout } = startedHome(known).run(['job', '-', '--add'], { input: 'Developer\nYou need: SQL' });
    expect(flat(stdout)).toContain('(developer): 1 skill comes first.');
  });

  it('a must-have beside the path is taken in, also for show and the checklist', () => {
    const home = startedHome();
    write(home, 'advert.md', 'API developer\nYou need: FastAPI');
    expect(json(home, 'show', 'fastapi-basics').onPath).toBe(false);
    expect(flat(home.run(['job', 'advert.md', '--add']).stdout)).toContain('Taken in beside your path');
    expect(json(home, 'show', 'fastapi-basics').onPath).toBe(true);
    expect(json(home, 'list').totals.skills).toBe(84);
    for (const verb of ['today', 'plan', 'status', 'list', 'export']) {
      expect(home.run(verb === 'export' ? ['export', 'markdown'] : [verb]).code).toBe(0);
    }
  });

  it('nothing that the roadmap teaches: says so, exit code 1, and nothing is aimed at', () => {
    const home = startedHome();
    write(home, 'barista.md', 'Barista\nYou love coffee.');
    for (const args of [
      ['job', 'barista.md'],
      ['job', 'barista.md', '--add'],
    ]) {
      const { code, stdout } = home.run(args);
      expect([code, flat(stdout)]).toEqual([
        1,
        expect.stringContaining('asks for nothing that this roadmap teaches'),
      ]);
    }
    expect(json(home, 'job').aims).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it.each<[string, string | Uint8Array, number, string]>([
    ['empty', '', 65, 'holds no words'],
    ['blank', ' \r\n\t\n', 65, 'holds no words'],
    ['marks alone', '<p>***</p>', 65, 'holds no words'],
    ['with NUL', 'Python\0', 65, 'is no text'],
    ['UTF-16', Buffer.from('\ufeffPython developer', 'utf16le'), 65, 'not UTF-8'],
    ['Latin-1', Buffer.from('Développeur Python', 'latin1'), 65, 'not UTF-8'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 65, 'not UTF-8'],
    ['too large', 'a '.repeat(2.7 * 1024 * 1024), 65, 'larger than 5120 KiB'],
  ])('%s', (_, bytes, expected, says) => {
    const home = newHome();
    write(home, 'advert', bytes);
    const { code, stdout, stderr } = home.run(['job', 'advert']);
    expect([code, stdout]).toEqual([expected, '']);
    expect(flat(stderr)).toContain(says);
    expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
  });

  it('a missing file, a folder, options that contradict each other', () => {
    const home = startedHome();
    write(home, 'advert.md', ADVERT);
    for (const [args, expected] of [
      [['job', 'none.md'], 66],
      [['job', '.'], 66],
      [['job', '--add'], 64],
      [['job', '--forget', 'none'], 64],
      [['job', 'advert.md', '--forget', 'none'], 64],
      [['job', ...Array.from({ length: 51 }, (_, at) => `${at}.md`)], 64],
    ] as const) {
      expect([args.slice(0, 3), home.run(args).code]).toEqual([args.slice(0, 3), expected]);
    }
  });

  it('control text in an advert reaches no screen, and five megabytes are read', () => {
    const home = startedHome();
    const evil = PAYLOADS.filter((text) => !/[\0\ud800]/.test(text)).map(
      (payload) => `- Python${payload}, Flask\n`,
    );
    write(home, 'evil.md', `Python developer ${PAYLOADS[0]}\nRequirements\n${evil.join('')}`);
    for (const args of [
      ['job', 'evil.md'],
      ['job', 'evil.md', '--json'],
      ['job', 'evil.md', '--add'],
      ['job'],
      ['next'],
      ['undo'],
    ]) {
      const { stdout, stderr } = home.run(args);
      expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }
    write(home, 'long.html', `<p>Developer</p>${'<div><b>Python or Flask </b>'.repeat(180_000)}`);
    const { code, stderr } = home.run(['job', 'long.html']);
    expect([code, flat(stderr)]).toEqual([
      0,
      expect.stringContaining('only its first 400000 characters were read'),
    ]);
  });
});
