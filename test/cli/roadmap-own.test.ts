/** Roadmaps of one's own on the built program: begun, converted, compared, and changed while somebody learns from them. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { type Home, newHome, type RunOptions } from '../support/cli.ts';
import { FIXTURES } from '../support/converted.ts';
import { copyFolder } from '../support/data-folder.ts';
import { KEYS, runInTerminal } from '../support/terminal.ts';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/output.schema.json'), 'utf8')),
);

/** The document, held against its schema. */
function json(home: Home, args: readonly string[], code = 0) {
  const run = home.run([...args, '--json']);
  expect([args, run.code, run.stderr]).toEqual([args, code, '']);
  const document = JSON.parse(run.stdout);
  expect([args, validate(document) ? [] : validate.errors]).toEqual([args, []]);
  return document;
}

/** Runs and must end well. */
function good(home: Home, args: readonly string[], options?: RunOptions): string {
  const { code, stdout, stderr } = home.run(args, options);
  expect([args, code, stderr]).toEqual([args, 0, '']);
  return stdout;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const fixture = (name: string) => join(FIXTURES, name);

describe('roadmap new', () => {
  it('without anybody to ask writes a commented file that is right, once', () => {
    const home = newHome();
    const said = flat(good(home, ['roadmap', 'new']));
    expect(said).toContain('pybackend-path roadmap use roadmap.yaml');
    const file = join(home.folder, 'roadmap.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n').filter((row) => row.includes('# ')).length).toBeGreaterThan(10);
    expect(good(home, ['roadmap', 'check', 'roadmap.yaml'])).toContain('nothing wrong');
    const again = home.run(['roadmap', 'new', '--title', 'Other']);
    expect([again.code, again.stdout]).toEqual([73, '']);
    expect(readFileSync(file, 'utf8')).toBe(text);
    good(home, ['roadmap', 'new', '--title', 'Other', '--force']);
    expect(readFileSync(file, 'utf8')).toContain('title: Other');
  });

  it('takes title and stages from options, whatever they hold', () => {
    const home = newHome();
    const title = 'Our "team": \u202e #1';
    const report = json(home, ['roadmap', 'new', 'a.yaml', '--title', title, '--stages', 'One, Two,, null']);
    expect(report).toMatchObject({
      title: 'Our "team": #1',
      stages: 3,
      skills: 6,
      file: join(home.folder, 'a.yaml'),
    });
    good(home, ['roadmap', 'check', 'a.yaml']);
    for (const args of [
      ['--title', ' '],
      ['--stages', ','],
      ['--stages', Array.from({ length: 21 }, (_, at) => `Stage ${at}`).join()],
    ]) {
      expect(home.run(['roadmap', 'new', 'b.yaml', ...args]).code).toBe(64);
    }
  });

  it('takes a stage that is named twice once', () => {
    const home = newHome();
    expect(json(home, ['roadmap', 'new', 'a.yaml', '--stages', 'A, B,A ,\u202eA'])).toMatchObject({
      stages: 2,
      skills: 4,
    });
    const { roadmap } = json(home, ['roadmap', 'show', '--roadmap', 'a.yaml']);
    for (const { stage, prerequisites } of roadmap.skills) {
      for (const need of prerequisites) expect(need).toBe(`first-skill-of-${stage}`);
    }
  });

  it('asks by lines, and writes nothing when the answers end', () => {
    const home = newHome();
    const answers = 'Cook\nBasics, Dinner\nChop\n\nFry\n9-3\n3\n1\n\nBake\n2 - 4\n1 2\n\n';
    const { code, stderr } = home.run(['roadmap', 'new', 'cook.yaml', '--plain'], { input: answers });
    expect([code, stderr.includes('such as 3 or 2-4')]).toEqual([0, true]);
    good(home, ['roadmap', 'check', 'cook.yaml']);
    const { roadmap } = json(home, ['roadmap', 'show', '--roadmap', 'cook.yaml']);
    expect(roadmap.skills).toMatchObject([
      { id: 'chop', stage: 'basics', hours: { min: 2, max: 4 }, prerequisites: [] },
      { id: 'fry', stage: 'basics', hours: { min: 3, max: 3 }, prerequisites: ['chop'] },
      // It needs Chop as well, which Fry implies.
      { id: 'bake', stage: 'dinner', hours: { min: 2, max: 4 }, prerequisites: ['fry'] },
    ]);
    const cut = home.run(['roadmap', 'new', 'cut.yaml', '--plain'], { input: 'Cook\n\nChop\n' });
    expect([cut.code, flat(cut.stderr).includes('Nothing was written')]).toEqual([64, true]);
    expect(home.run(['roadmap', 'check', 'cut.yaml']).code).toBe(66);
  });

  it('asks in a terminal; Ctrl-C writes nothing', async () => {
    const home = newHome();
    const run = runInTerminal(home.folder, ['roadmap', 'new', 'mine.yaml']);
    await run.see('What is the roadmap called?');
    run.press(`Cook${KEYS.enter}`);
    await run.see('Which stages');
    run.press(KEYS.enter);
    await run.see('A skill of this stage');
    run.press(KEYS.ctrlC);
    expect(await run.ended).toBe(130);
    expect(flat(run.screen())).toContain('Nothing was written');
    expect(home.run(['roadmap', 'check', 'mine.yaml']).code).toBe(66);
  });
});

describe('roadmap convert', () => {
  it.each([
    ['kitchen', 'roadmap.sh', 7],
    ['track.json', 'exercism', 7],
    ['outline.md', 'outline', 6],
  ])('%s: writes a file that is right, and reports', (name, from, skills) => {
    const home = newHome();
    const report = json(home, ['roadmap', 'convert', fixture(name), '-o', 'out.yaml']);
    expect(report).toMatchObject({ from, skills, file: 'out.yaml' });
    expect(report.defaults[0]).toEqual({ field: 'hours', skills });
    for (const { says, count } of report.notes) expect(says).toMatch(new RegExp(`: ${count}$`));
    good(home, ['roadmap', 'check', 'out.yaml']);
    good(home, ['roadmap', 'use', 'out.yaml']);
    expect(home.run(['next']).code).toBe(0);
    const text = readFileSync(join(home.folder, 'out.yaml'), 'utf8');
    expect(text.split('# not in the source: please set').length - 1).toBe(
      report.defaults.reduce((sum: number, one: { skills: number }) => sum + one.skills, 0),
    );
    expect(text).not.toContain(home.folder);
    const printed = home.run(['roadmap', 'convert', fixture(name)]);
    expect(printed.stdout).toBe(text);
    expect(flat(printed.stderr)).toContain('The words belong to their authors');
  });

  it('reads standard input', () => {
    const home = newHome();
    const { code, stdout } = home.run(['roadmap', 'convert', '-'], {
      input: '# Cook\n\n## Start\n\n- Chop\n',
    });
    expect([code, stdout.includes('id: chop')]).toEqual([0, true]);
  });

  it('overwrites nothing, and says plainly what it cannot convert', () => {
    const home = newHome();
    const at = (name: string, text: string) => {
      writeFileSync(join(home.folder, name), text);
      return name;
    };
    at('mine.yaml', 'mine');
    symlinkSync('mine.yaml', join(home.folder, 'link.yaml'));
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [[fixture('outline.md'), '-o', 'mine.yaml'], 73, 'exists already'],
      [[fixture('outline.md'), '-o', 'link.yaml'], 73, 'exists already'],
      [['nowhere.md'], 66, 'no such file'],
      [[at('old.json', '{"mockup":{}}')], 65, 'before 2024'],
      [[at('words.md', 'Hello.')], 65, 'no skill'],
      [[at('odd.json', '[1]')], 65, 'neither'],
      [[at('bad.json', '{"nodes":[')], 65, 'It is no JSON: Unexpected end of JSON input'],
      [[fixture('outline.md'), '--from', 'exercism'], 65, '--from exercism'],
      [[fixture('outline.md'), '--from', 'word'], 64, 'roadmap.sh, exercism and outline'],
      [[fixture('outline.md'), '--json'], 64, '-o FILE'],
    ];
    for (const [args, code, says] of cases) {
      const run = home.run(['roadmap', 'convert', ...args]);
      const said = run.stderr.startsWith('{') ? run.stderr : flat(run.stderr);
      expect([args, run.code, run.stdout]).toEqual([args, code, '']);
      expect(said).toContain(says);
    }
    expect(readFileSync(join(home.folder, 'mine.yaml'), 'utf8')).toBe('mine');
  });

  it('lets nothing of a stranger steer the terminal', () => {
    const home = newHome();
    const input = '## A\x1b[31m\n\n- Chop\u202e\x07 [\x1b[2Jx](javascript:alert(1))\n';
    const { stdout, stderr } = home.run(['roadmap', 'convert', '-'], { input });
    expect(stdout + stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(stdout).not.toContain('javascript');
  });
});

const KITCHEN = ({ chop = 'chop', was = '', fry = true, hours = 2 } = {}) => `format: 1
id: kitchen
title: Kitchen
stages: [{ id: basics, title: Basics }]
tracks: [{ id: core, title: Everybody }]
paths: [{ id: cook, title: Cook, tracks: [core] }]
skills:
  - id: ${chop}
    ${was}
    title: Chop
    stage: basics
    level: beginner
    hours: { min: 1, max: ${hours} }
    tracks: [core]
    outcomes: [Cut an onion]
    resources: [{ title: K, url: "https://example.org/k", site: E, kind: video, cost: free, hours: 1 }]
${
  fry
    ? `  - id: fry
    title: Fry
    stage: basics
    level: beginner
    hours: { min: 1, max: 2 }
    tracks: [core]
    prerequisites: [${chop}]
    outcomes: [Fry an onion]
    resources: [{ title: K, url: "https://example.org/f", site: E, kind: video, cost: free, hours: 1 }]
`
    : ''
}`;

let cooked: Home | undefined;

/** A learner of the kitchen, who ticked both skills and logged time. */
function cook(): { home: Home; write: (name: string, text: string) => void } {
  const home = newHome();
  const write = (name: string, text: string) => writeFileSync(join(home.folder, name), text);
  if (cooked) copyFolder(cooked.folder, home.folder);
  else {
    write('a.yaml', KITCHEN());
    good(home, ['roadmap', 'use', 'a.yaml']);
    good(home, ['done', 'chop', '--trust']);
    good(home, ['done', 'fry', '--trust']);
    good(home, ['log', 'chop', '1h']);
    good(home, ['log', 'fry', '30m']);
    cooked = newHome();
    copyFolder(home.folder, cooked.folder);
  }
  // What it was made in is the roadmap in use: the copy takes its own.
  good(home, ['roadmap', 'use', 'a.yaml']);
  return { home, write };
}

const steps = (home: Home) =>
  json(home, ['list']).stages.flatMap(({ steps: own }: { steps: readonly object[] }) => own);

describe('roadmap diff', () => {
  const { home, write } = cook();
  write('b.yaml', KITCHEN({ chop: 'cut', was: 'was: [chop]', fry: false, hours: 3 }));

  it('ends with 0 when they are the same', () => {
    expect(good(home, ['roadmap', 'diff', 'a.yaml'])).toContain('the same');
    expect(json(home, ['roadmap', 'diff', 'built-in', 'built-in'])).toMatchObject({
      same: true,
      changed: [],
    });
  });

  it('ends with 1 and names what is different, and what becomes of what was done', () => {
    const report = json(home, ['roadmap', 'diff', 'b.yaml'], 1);
    expect(report).toMatchObject({
      same: false,
      added: [],
      removed: [{ id: 'fry' }],
      renamed: [{ from: 'chop', to: 'cut' }],
      changed: [{ id: 'cut', hours: { from: { min: 1, max: 2 }, to: { min: 1, max: 3 } } }],
      parts: [],
      progress: { kept: 0, renamed: [{ from: 'chop', to: 'cut' }], history: ['fry'] },
    });
    const { code, stdout } = home.run(['roadmap', 'diff', 'a.yaml', 'b.yaml']);
    expect([code, stdout.includes('chop, now cut')]).toEqual([1, true]);
    expect(flat(stdout)).toContain('0 skills kept, 1 under another id, 1 of the past');
    const back = json(home, ['roadmap', 'diff', 'b.yaml', 'a.yaml'], 1);
    expect(back).toMatchObject({ added: [{ id: 'chop' }, { id: 'fry' }], removed: [{ id: 'cut' }] });
  });

  it('tells what was done under a former id as kept: going back finds it again', () => {
    const { home: own, write: put } = cook();
    put('a2.yaml', KITCHEN({ chop: 'cut', was: 'was: [chop]' }));
    good(own, ['roadmap', 'use', 'a2.yaml']);
    expect(json(own, ['roadmap', 'diff', 'a.yaml'], 1).progress).toEqual({
      kept: 1,
      renamed: [{ from: 'cut', to: 'chop' }],
      history: [],
    });
    good(own, ['log', 'cut', '1h']);
    expect(json(own, ['roadmap', 'diff', 'a.yaml'], 1).progress.history).toEqual(['cut']);
  });

  it('counts whatever was recorded for a skill', () => {
    const own = newHome();
    writeFileSync(join(own.folder, 'a.yaml'), KITCHEN());
    writeFileSync(join(own.folder, 'b.yaml'), KITCHEN({ fry: false }));
    good(own, ['roadmap', 'use', 'a.yaml']);
    expect(json(own, ['roadmap', 'diff', 'b.yaml'], 1).progress).toEqual({
      kept: 0,
      renamed: [],
      history: [],
    });
    good(own, ['skip', 'fry']);
    expect(json(own, ['roadmap', 'diff', 'b.yaml'], 1).progress.history).toEqual(['fry']);
    good(own, ['undo']);
    expect(json(own, ['roadmap', 'diff', 'b.yaml'], 1).progress.history).toEqual([]);
  });

  it('does not compare what is wrong or missing', () => {
    write('bad.yaml', 'format: 2\n');
    expect(home.run(['roadmap', 'diff', 'bad.yaml']).code).toBe(65);
    expect(home.run(['roadmap', 'diff', 'a.yaml', 'gone.yaml']).code).toBe(66);
  });
});

describe('a roadmap that changes while somebody learns', () => {
  it('keeps what was done for a skill with another id, also in what `next` reads', () => {
    const { home, write } = cook();
    const before = steps(home);
    home.run(['next']);
    write('a.yaml', KITCHEN({ chop: 'cut', was: 'was: [chop]' }));
    const after = JSON.stringify(steps(home)).replaceAll('"cut"', '"chop"');
    expect(JSON.parse(after)).toEqual(before);
    expect(json(home, ['next'])).toMatchObject({ totals: { known: 2 }, steps: [] });
    expect(json(home, ['log']).bySkill).toMatchObject([
      { id: 'cut', title: 'Chop', hours: 1 },
      { id: 'fry' },
    ]);
    expect(json(home, ['show', 'chop'])).toMatchObject({ skill: { id: 'cut' }, status: 'known' });
  });

  it('keeps what was done for a skill that is gone as history, and takes it up again', () => {
    const { home, write } = cook();
    const before = steps(home);
    write('a.yaml', KITCHEN({ fry: false }));
    expect(steps(home)).toHaveLength(1);
    expect(flat(good(home, ['log']))).toContain('30 min of fry (from another roadmap)');
    const shown = home.run(['show', 'fry']);
    expect([shown.code, flat(shown.stderr).includes('is from another roadmap')]).toEqual([64, true]);
    for (const args of [['status'], ['today'], ['plan'], ['export', 'markdown'], ['doctor']]) {
      expect([args, home.run(args).code]).toEqual([args, 0]);
    }
    write('a.yaml', KITCHEN());
    expect(steps(home)).toEqual(before);
  });

  it('says what an undo takes back, of a skill that is gone as well', () => {
    const { home, write } = cook();
    good(home, ['log', 'fry', '45m']);
    write('a.yaml', KITCHEN({ fry: false }));
    expect(flat(good(home, ['undo']))).toContain('45 min of fry (from another roadmap)');
  });

  it('keeps the questions of a renamed skill under their own ids', () => {
    const { home, write } = cook();
    mkdirSync(join(home.folder, 'skills/cut'), { recursive: true });
    write('skills/cut/questions.yaml', QUESTIONS);
    write('a.yaml', KITCHEN({ chop: 'cut', was: 'was: [chop]' }));
    expect(flat(good(home, ['roadmap', 'check', 'a.yaml']))).toContain('1 question');
    write('a.yaml', KITCHEN({ chop: 'cut' }));
    expect(home.run(['roadmap', 'check', 'a.yaml']).stdout).toContain('bad-id');
  });
});

const QUESTIONS = `questions:
  - id: chop-even
    kind: single
    level: 2
    outcome: 1
    prompt: Why?
    options:
      - { id: a, text: Speed, correct: true }
      - { id: b, text: Looks, why: Looks do not matter. }
    explanation: Because.
`;
