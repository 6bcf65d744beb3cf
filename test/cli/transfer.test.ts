/** One learner on another machine: `export json`, `import` and `restore`. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { type Home, newHome, startedHome } from '../support/cli.ts';

const SCHEMA = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/output.schema.json'), 'utf8'),
) as object;
const json = (home: Home, ...args: readonly string[]) => JSON.parse(home.run([...args, '--json']).stdout);

/** Somebody with a past. */
function learner(): Home {
  const home = startedHome({ skills: { 'py-basics': 'known' } });
  home.run(['done', 'terminal-basics', '--trust']);
  home.run(['log', 'git-basics', '1.5']);
  home.run(['application', 'add', 'Example Ltd', '--role', 'Junior']);
  home.run(['skip', 'mongodb']);
  home.run(['config', 'set', 'daysOff', 'sun']);
  home.run(['undo']);
  expect(home.run(['export', 'json', '-o', 'learner.json']).code).toBe(0);
  return home;
}
const fileOf = (home: Home) => join(home.folder, 'learner.json');

describe('export json and import', () => {
  const there = learner();

  it('make another machine the same learner', () => {
    const here = newHome();
    const { code, stdout, stderr } = here.run(['import', fileOf(there)]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Imported: \d+ facts added\. 3 of 81 skills known\./);
    for (const args of [['list'], ['status'], ['plan'], ['application'], ['log'], ['config']]) {
      expect(json(here, ...args)).toEqual(json(there, ...args));
    }
    expect(here.run(['export', 'json']).stdout).toBe(readFileSync(fileOf(there), 'utf8'));
    const again = here.run(['import', fileOf(there)]).stdout.replace(/\s+/g, ' ');
    expect(again).toContain('here already');
    expect(again).toContain(`pybackend-path restore ${fileOf(there)}`);
    expect(here.run(['undo']).stdout).toBe(there.run(['undo']).stdout);
    there.run(['undo', '--redo']);
  });

  it('the file fits its schema, and so does what import says', () => {
    const valid = new Ajv({ strict: false }).compile(SCHEMA);
    for (const document of [
      JSON.parse(readFileSync(fileOf(there), 'utf8')),
      JSON.parse(there.run(['export', 'passport-json']).stdout),
      json(newHome(), 'import', fileOf(there)),
      json(newHome(), 'import', fileOf(there), '--dry-run'),
    ]) {
      expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    }
  });

  it('somebody else is only added after a yes; undo takes them out again', () => {
    const here = startedHome();
    const before = json(here, 'list');
    const facts = here.facts();
    const asked = here.run(['import', fileOf(there)]);
    expect([asked.code, asked.stdout]).toEqual([64, '']);
    expect(asked.stderr).toContain('nothing in common');
    expect(here.run(['import', fileOf(there), '--dry-run']).stdout).toMatch(/^Would add: \d+ facts\./);
    expect(here.facts()).toBe(facts);
    expect(here.run(['import', fileOf(there), '--yes']).stdout).toContain('3 of 81 skills known');
    expect(json(here, 'backup', '--list').backups[0].reason).toBe('import');
    expect(here.run(['undo']).stdout).toContain('Undone: the import.');
    expect(json(here, 'list')).toEqual(before);
  });

  it('two machines go on side by side and meet twice', () => {
    const [laptop, desktop] = [startedHome(), newHome()];
    const move = (from: Home, to: Home) =>
      to.run(['import', '-'], { input: from.run(['export', 'json']).stdout }).stdout;
    move(laptop, desktop);
    for (const id of ['python-setup', 'git-basics', 'py-basics']) laptop.run(['log', id, '10m']);
    desktop.run(['log', 'virtual-environments', '30m']);
    move(desktop, laptop);
    desktop.run(['log', 'terminal-basics', '45m']);
    expect(move(desktop, laptop)).toContain('1 fact added');
    expect(json(laptop, 'log').hours).toBeCloseTo((30 + 30 + 45) / 60, 1);
  });

  it('after a reset the dry run tells what the import does; a fact twice is no friend', () => {
    const home = learner();
    home.run(['reset', '--yes']);
    expect(home.run(['import', fileOf(home), '--dry-run']).stdout).toContain(
      'Would go back to what the file holds',
    );
    expect(home.run(['import', fileOf(home)]).stdout).toContain('Back to what the file holds');
    const doubled = JSON.parse(readFileSync(fileOf(there), 'utf8'));
    doubled.facts.push(doubled.facts[0]);
    expect(startedHome().run(['import', '-'], { input: JSON.stringify(doubled) }).code).toBe(64);
  });

  it("every sign comes through a terminal without Unicode, and the file is its owner's", () => {
    const home = startedHome();
    home.run(['habit', 'done', 'look-back', '--note', 'Caf\u00e9 \u2192 \u2713 \u65e5\u672c']);
    const { stdout } = home.run(['export', 'json'], { env: { LC_ALL: 'C' } });
    home.run(['export', 'json', '-o', 'learner.json']);
    expect(stdout).toBe(readFileSync(fileOf(home), 'utf8'));
    expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
    expect(
      json(home, 'habit').habits.some(({ note }: { note: string | null }) => note?.includes('\u2713')),
    ).toBe(true);
    expect(home.run(['import', 'learner.json']).stdout).toContain('here already');
    if (process.platform !== 'win32') expect(statSync(fileOf(home)).mode & 0o777).toBe(0o600);
  });

  it('facts can be exported when the roadmap in use is gone', () => {
    const home = startedHome();
    const file = join(home.folder, 'mine.yaml');
    writeFileSync(file, readFileSync(join(import.meta.dirname, '../fixtures/roadmaps/small.yaml')));
    home.run(['roadmap', 'use', file]);
    rmSync(file);
    const { code, stdout, stderr } = home.run(['export', 'json']);
    expect([code, JSON.parse(stdout).checklist]).toEqual([0, null]);
    expect(stderr).toContain('all facts are in it');
  });

  it('restore goes back to exactly what the file holds', () => {
    const here = startedHome();
    here.run(['done', 'sql-basics', '--trust']);
    expect(here.run(['restore', fileOf(there), '--yes']).code).toBe(0);
    expect(json(here, 'list')).toEqual(json(there, 'list'));
  });

  it('a learner whose roadmap is not here is taken in, and told so', () => {
    const away = startedHome();
    writeFileSync(
      join(away.folder, 'mine.yaml'),
      readFileSync(join(import.meta.dirname, '../fixtures/roadmaps/small.yaml')),
    );
    away.run(['roadmap', 'use', join(away.folder, 'mine.yaml')]);
    const text = away.run(['export', 'json']).stdout.replaceAll('mine.yaml', 'gone.yaml');
    const here = newHome();
    const { code, stdout, stderr } = here.run(['import', '-'], { input: text });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Imported: \d+ facts added\.\n/);
    expect(stderr).toContain('gone.yaml');
    expect(stderr).toContain('roadmap use FILE');
  });

  it.each([
    ['half a file', '{ "schema": "pybackend-path/learner@1", "facts": [', 'not whole JSON'],
    ['another document', '{ "schema": "pybackend-path/passport@1" }', 'it is pybackend-path/passport@1'],
    ['a list', '[1, 2]', 'no checklist line'],
    ['facts that are none', '{ "schema": "pybackend-path/learner@1", "facts": [{}] }', 'Fact 1 of the file'],
    ['escape codes', '{ "schema": "\\u001b[2Jx" }', 'no exported learner'],
  ])('%s changes nothing (65)', (_, input, said) => {
    const here = startedHome();
    const facts = here.facts();
    const { code, stdout, stderr } = here.run(['import', '-'], { input });
    expect([code, stdout]).toEqual([65, '']);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('\x1b');
    expect(here.facts()).toBe(facts);
  });
});

describe('export csv, mermaid and passport', () => {
  it('write files, and never over another one', () => {
    const home = startedHome();
    for (const format of ['csv', 'mermaid', 'passport', 'passport-json']) {
      expect(home.run(['export', format, '-o', `out.${format}`])).toMatchObject({ code: 0, stderr: '' });
      expect(readFileSync(join(home.folder, `out.${format}`), 'utf8')).toBe(
        home.run(['export', format]).stdout,
      );
      expect(home.run(['export', format, '-o', `out.${format}`]).code).toBe(73);
    }
  });
});
