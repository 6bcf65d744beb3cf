import { describe, expect, it } from 'vitest';
import type { FileReading, Sighting } from '../../../src/core/evidence/reading.ts';
import { evidenceOf, notShownIn, tracesAfter, tracesOf } from '../../../src/core/evidence/report.ts';
import { clearPart, count, gradeOf, type Tally } from '../../../src/core/evidence/tally.ts';
import { isPartOf, tutorialsIn } from '../../../src/core/evidence/tutorials.ts';
import { wantedBy } from '../../../src/core/evidence/wanted.ts';
import type { Grade } from '../../../src/core/learner/fact.ts';
import { foundSkills } from '../../../src/core/learner/found.ts';
import type { Keywords } from '../../../src/core/roadmap/roadmap.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const with_ = (id: string, keywords: Partial<Keywords>) =>
  skill(id, [], { keywords: { terms: [], imports: [], packages: [], files: [], ...keywords } });
const ROADMAP = roadmapOf([
  with_('web', {
    imports: ['flask'],
    packages: ['Flask-Login', 'Flask'],
    files: ['models.py', 'templates/', '.flaskenv'],
  }),
  with_('data', { imports: ['flask.session', 'a.b'], signs: ['generator'] }),
  with_('cloud', { files: ['*.tf'] }),
  with_('loops', { signs: ['loop'] }),
  with_('talk', {}),
]);
const WANTED = wantedBy(ROADMAP);
const saw = (kind: Sighting['kind'], name: string, times = 1) =>
  ({ kind, name, line: 1, count: times }) as Sighting;
const reading = (file: string, ...sightings: readonly Sighting[]): FileReading => ({
  project: '00000000000000aa',
  file,
  sightings,
});
function tallyOf(...readings: readonly FileReading[]): Tally {
  const tally: Tally = new Map();
  for (const one of readings) count(tally, WANTED, one);
  return clearPart(tally, WANTED);
}
const gradesOf = (tally: Tally) => Object.fromEntries([...tally].map(([id, one]) => [id, gradeOf(one)]));

describe('matching', () => {
  it('takes the longest module that the roadmap names, and one spelling of packages', () => {
    expect([...tallyOf(reading('a', saw('import', 'flask.session.x'))).keys()]).toEqual(['data']);
    expect([...tallyOf(reading('a', saw('import', 'flask.request'))).keys()]).toEqual(['web']);
    expect([
      ...tallyOf(reading('a', saw('import', '.flask'), saw('import', 'flasky'), saw('import', 'a'))).keys(),
    ]).toEqual([]);
    expect(gradesOf(tallyOf(reading('a', saw('package', 'flask_LOGIN'))))).toEqual({ web: 'named' });
  });

  it('lets names that every project has count only beside something clearer', () => {
    const vague = reading('models.py', saw('file', 'models.py'), saw('file', 'templates/'));
    expect(gradesOf(tallyOf(vague))).toEqual({});
    expect(gradesOf(tallyOf(vague, reading('b', saw('file', '.flaskenv'))))).toEqual({ web: 'named' });
  });
});

describe('grades', () => {
  const uses = (files: number, times: number, name = 'flask') =>
    Array.from({ length: files }, (_, at) => reading(`f${at}`, saw('import', name, times)));
  it.each<[Grade, readonly FileReading[]]>([
    ['once', uses(1, 5)],
    ['once', uses(2, 1)],
    ['several', uses(1, 6)],
    ['several', uses(2, 2)],
    ['several', uses(1, 10_000)],
    ['several', uses(14, 1)],
    ['depth', uses(7, 3)],
  ])('%s', (grade, readings) => expect(gradesOf(tallyOf(...readings))).toEqual({ web: grade }));

  it('in depth with fewer files when there are more ways', () => {
    const both = Array.from({ length: 5 }, (_, at) =>
      reading(`f${at}`, saw('import', 'a.b', 2), saw('sign', 'generator', 2)),
    );
    expect(gradesOf(tallyOf(...both))).toEqual({ data: 'depth' });
    expect(gradesOf(tallyOf(...both.slice(1)))).toEqual({ data: 'several' });
  });

  it('what every program is full of needs four times as much to be in depth', () => {
    const loops = (files: number) =>
      Array.from({ length: files }, (_, at) => reading(`f${at}`, saw('sign', 'loop', 6)));
    expect(gradesOf(tallyOf(...loops(9)))).toEqual({ loops: 'several' });
    expect(gradesOf(tallyOf(...loops(10)))).toEqual({ loops: 'depth' });
  });

  it('very much of it is in depth in few files too', () => {
    expect(gradesOf(tallyOf(...uses(4, 9)))).toEqual({ web: 'several' });
    expect(gradesOf(tallyOf(...uses(4, 10)))).toEqual({ web: 'depth' });
  });

  it('a folder full of one kind of file is a use', () => {
    const files = Array.from({ length: 5 }, (_, at) => reading(`${at}.tf`, saw('file', '*.tf')));
    expect(gradesOf(tallyOf(...files))).toEqual({ cloud: 'once' });
    expect(gradesOf(tallyOf(...files.slice(1)))).toEqual({ cloud: 'named' });
  });

  it('three projects that show it as far show it further, and being named often is being named', () => {
    const grade = (...grades: readonly Grade[]) =>
      foundSkills(
        new Map(
          grades.map((one, at) => [
            `${at}`,
            { day: '2026-01-05', skills: [{ skill: 'web', grade: one, places: 1, files: 1 }] },
          ]),
        ),
      ).get('web')?.grade;
    expect(grade('once', 'once')).toBe('once');
    expect(grade('once', 'once', 'once', 'named')).toBe('several');
    expect(grade('depth', 'depth', 'depth')).toBe('depth');
    expect(grade('named', 'named', 'named')).toBe('named');
  });

  it('skills that became one are one project, by the best of them', () => {
    const traces = (['once', 'several', 'several', 'several'] as const).map((one) => ({
      skill: 'web',
      grade: one,
      places: 1,
      files: 1,
    }));
    const found = foundSkills(new Map([['shop', { day: '2026-01-05', skills: traces }]]));
    expect(found.get('web')).toMatchObject({ grade: 'several', projects: 1 });
  });
});

describe('reports', () => {
  it('the strongest first; what code could show and does not; nothing of what it cannot', () => {
    const tally = tallyOf(reading('a', saw('import', 'a.b', 6)), reading('b', saw('package', 'Flask-Login')));
    expect(tracesOf(ROADMAP, tally)).toEqual([
      { skill: 'web', grade: 'named', places: 0, files: 0 },
      { skill: 'data', grade: 'several', places: 6, files: 1 },
    ]);
    const evidence = evidenceOf(ROADMAP, [tally], '2026-01-05');
    expect(evidence.map(({ skill: { id }, grade }) => [id, grade])).toEqual([
      ['data', 'several'],
      ['web', 'named'],
    ]);
    expect(notShownIn(ROADMAP.skills, evidence).map(({ id }) => id)).toEqual(['web', 'loops']);
  });

  it('tells what is listed and imported once', () => {
    const tally = tallyOf(
      reading('a', saw('import', 'flask', 2), saw('package', 'Flask'), saw('package', 'Flask-Login')),
    );
    const [web] = evidenceOf(ROADMAP, [tally], '2026-01-05');
    expect(web?.seen).toEqual([
      { name: 'flask', count: 2 },
      { name: 'Flask-Login', count: 1 },
    ]);
  });

  it('a part of a project adds to what the whole has shown, a whole takes its place; other roadmaps keep theirs', () => {
    const trace = (id: string, grade: Grade) => ({ skill: id, grade, places: 9, files: 9 });
    const before = [trace('web', 'depth'), trace('data', 'named'), trace('elsewhere', 'once')];
    const tally = tallyOf(reading('a', saw('import', 'a.b', 6)));
    const gradesAfter = (isPart: boolean) =>
      Object.fromEntries(tracesAfter(ROADMAP, tally, before, isPart).map((one) => [one.skill, one.grade]));
    expect(gradesAfter(true)).toEqual({ web: 'depth', data: 'several', elsewhere: 'once' });
    expect(gradesAfter(false)).toEqual({ data: 'several', elsewhere: 'once' });
  });

  it('knows copies of tutorials by names that stand together, wherever they lie', () => {
    const polls = ['polls/models.py', 'polls/views.py', 'polls/urls.py', 'mysite/settings.py'];
    expect(tutorialsIn(polls.map((file) => `learn/${file}`))).toEqual([
      { title: 'the Django tutorial (polls)', parts: ['learn/polls/', 'learn/mysite/'] },
    ]);
    const [copy] = tutorialsIn(polls);
    const isIn = (path: string) => copy !== undefined && isPartOf(copy, path);
    expect([isIn('polls/a/b.py'), isIn('shop/models.py'), isIn('polls.py')]).toEqual([true, false, false]);
    expect(tutorialsIn(polls.slice(1))).toEqual([]);
    expect(tutorialsIn([...polls.slice(1), 'other/polls/models.py'])).toEqual([]);
  });
});
