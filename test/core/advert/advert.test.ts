import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAdvert } from '../../../src/core/advert/advert.ts';
import { vocabularyOf } from '../../../src/core/advert/vocabulary.ts';
import { parseRoadmap } from '../../../src/core/roadmap/parse.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const { value: builtIn } = parseRoadmap(
  parse(readFileSync(resolve(import.meta.dirname, '../../../roadmap.yaml'), 'utf8')),
);
if (!builtIn) throw new Error('the roadmap is wrong');
const vocabulary = vocabularyOf(builtIn);

/** `must` and `nice` as ids, alternatives with bars. */
function read(text: string) {
  const { asks, ...advert } = readAdvert(text, vocabulary);
  const ids = (isMust: boolean) =>
    asks.filter((ask) => ask.isMust === isMust).map(({ skills }) => skills.join(' | '));
  return {
    ...advert,
    asks,
    must: ids(true),
    nice: ids(false),
    unknown: advert.unknown.map(({ name }) => name),
  };
}
/** What a line of requirements asks for. */
const line = (text: string) => read(`Requirements\n- ${text}\n`);

describe('names', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['C++, C# and .NET', [], ['C++', 'C#', '.NET']],
    ['Node.js/TypeScript', ['javascript-dom'], ['Node.js']],
    ['three.js', [], ['Three.js']],
    ['a requirements.txt you can read', ['virtual-environments'], []],
    ['CI/CD', ['ci-github-actions'], []],
    ['CI / CD', ['ci-github-actions'], []],
    ['REST-APIs', ['rest-api-design'], []],
    ['RESTful web services', ['rest-api-design'], []],
    ['handle the rest of the work', [], []],
    ['Go to conferences', [], []],
    ['fluent in Go', [], ['Go']],
    ['Postgres, k8s and Mongo', ['postgresql', 'kubernetes-basics', 'mongodb'], []],
    ['Front End, front-end, frontend', ['html-css'], []],
    ['NoSQL', ['mongodb'], []],
    ['unit, integration and API tests', ['pytest-basics', 'pytest-fixtures-mocking'], []],
    ['unit and integration tests', ['pytest-basics', 'pytest-fixtures-mocking'], []],
    ['Django: models, forms, admin', ['django-models', 'django-forms', 'django-admin'], []],
    ['AWS (Lambda, S3)', ['cloud-basics'], []],
    ['𝐏𝐲𝐭𝐡𝐨𝐧 and Ｄｏｃｋｅｒ', ['py-basics', 'docker'], []],
    ['Kafka, Airflow, pandas, Terraform', ['microservices-messaging'], ['Airflow', 'pandas', 'Terraform']],
    ['django@example.com, https://flask.example/docker', [], []],
  ])('%s', (text, must, unknown) => {
    const found = line(text);
    expect([found.must, found.unknown]).toEqual([must, unknown]);
  });

  it('the most specific counts, an umbrella word for no more than its own skill', () => {
    expect(line('Django REST framework').must).toEqual(['drf-basics']);
    expect(line('experience in the cloud, testing').must).toEqual(['cloud-basics', 'pytest-basics']);
    expect(line('DevOps, databases, problem solving, a quick learner').must).toEqual([]);
  });

  it('a term of several skills goes to the one that the advert is about', () => {
    expect(line('Django, PostgreSQL, database migrations').must).toContain('django-models');
    expect(line('SQLAlchemy, database migrations').must).toEqual(['sqlalchemy-orm']);
  });

  it("anybody's roadmap: its own terms are the names", () => {
    const bakery = vocabularyOf(
      roadmapOf([
        skill('sourdough', [], {
          keywords: { terms: ['sourdough', 'wild yeast'], imports: [], packages: [], files: [] },
        }),
        skill('croissants', ['sourdough']),
      ]),
    );
    const { asks } = readAdvert('Baker\nYou need: wild-yeast breads. Croissant would be a plus.', bakery);
    expect(asks.map(({ skills, isMust }) => [skills[0], isMust])).toEqual([
      ['sourdough', true],
      ['croissants', false],
    ]);
  });
});

describe('what is asked', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['No Django needed, but good SQL', ['sql-basics'], []],
    ['Docker is not required', [], []],
    ["You don't need React or Angular", [], []],
    ['Not only Flask but also SQL', ['flask-structure', 'sql-basics'], []],
    ['Kafka is a must; Kubernetes is a plus', ['microservices-messaging'], ['kubernetes-basics']],
    ['Python, ideally also FastAPI', ['py-basics'], ['fastapi-structure']],
    ['FastAPI (desirable) or Django (required)', ['django-models'], ['fastapi-structure']],
    ['Redis would be great but is not essential', [], ['redis-caching']],
    ['help our React developers', [], []],
    ['work with front-end, product and data teams', [], []],
    ['we are looking for Django developers', ['django-models'], []],
  ])('%s', (text, must, nice) => {
    const found = line(text);
    expect([found.must, found.nice]).toEqual([must, nice]);
  });

  it.each<[string, readonly string[]]>([
    ['Django or Flask', ['django-models | flask-structure']],
    ['Flask/FastAPI', ['flask-structure | fastapi-structure']],
    ['Python, Django or Flask', ['py-basics', 'django-models | flask-structure']],
    ['one of: Django, Flask, FastAPI', ['django-models | flask-structure | fastapi-structure']],
    ['a web framework (Django, Flask)', ['django-models | flask-structure']],
    ['a database, e.g. MySQL, PostgreSQL', ['mysql | postgresql']],
    ['AWS, GCP or Azure', ['cloud-basics']],
    ['Django or another framework', ['django-models']],
    ['Python/Django', ['py-basics', 'django-models']],
    ['Docker and Kubernetes', ['docker', 'kubernetes-basics']],
    ['Docker/Kubernetes', ['docker', 'kubernetes-basics']],
    ['Flask or Django, Django above all. Strong Django', ['django-models']],
  ])('alternatives: %s', (text, must) => {
    expect(line(text).must.toSorted()).toEqual([...must].sort());
  });

  it('an alternative beyond the roadmap does as well', () => {
    const { asks, unknown } = readAdvert('Requirements\n- Python or Go', vocabulary);
    expect(asks[0]).toMatchObject({ skills: ['py-basics'], others: ['Go'] });
    expect(unknown).toEqual([{ name: 'Go', isMust: true, isInstead: true }]);
  });

  it.each([
    'Nice to have',
    '## Bonus',
    '**Preferred**',
    'DESIRABLE:',
    'Diferenciais',
    'It would be a plus',
    "You'd be a great fit if",
  ])('what stands under %s is nice to have', (heading) => {
    const { must, nice } = read(`Python developer\n\n## Requirements\n- Flask\n\n${heading}\n- Docker\n`);
    expect([must, nice]).toEqual([['py-basics', 'flask-structure'], ['docker']]);
  });

  it('company, benefits, process and other teams ask for nothing', () => {
    const text = `Python developer

About us
We use Go elsewhere. Our mobile apps are written in Swift. Kubernetes brought us fame.

Requirements: Flask.

What we offer
- AWS certification, Docker trainings

Process
- A test about algorithms`;
    expect(read(text).must).toEqual(['py-basics', 'flask-structure']);
    expect(read(text).unknown).toEqual([]);
  });

  it('a stack is nice to have beside requirements, else a must-have', () => {
    const stack = 'Backend developer\nOur stack: Django, Redis';
    expect(read(stack).must).toEqual(['django-models', 'redis-caching']);
    expect(read(`${stack}\nRequirements\n- Flask`)).toMatchObject({
      must: ['flask-structure'],
      nice: ['django-models', 'redis-caching'],
    });
  });

  it('a requirement beats a nice-to-have, and that beats a duty', () => {
    const text =
      'Tasks\n- Work with Docker, use Redis\nRequirements\n- Redis\nNice to have\n- Docker\n- Redis';
    expect(read(text)).toMatchObject({ must: ['redis-caching'], nice: ['docker'] });
  });

  it('tables: one cell says what the others are', () => {
    const text =
      '| Must have | Nice to have |\n| --- | --- |\n\n| Required | Flask |\n| Docker | Nice to have |';
    expect(read(text)).toMatchObject({ must: ['flask-structure'], nice: ['docker'] });
  });

  it('not needed and not asked for elsewhere is told', () => {
    expect(line('No React needed').waived).toEqual(['react-basics']);
    expect(read('Requirements\n- React\n- No React experience needed').waived).toEqual([]);
  });
});

describe('years, level and title', () => {
  it.each([
    ['3+ years of Python', { min: 3, max: undefined }],
    ['2-3 years with Flask', { min: 2, max: 3 }],
    ['2 to 4 years of Django', { min: 2, max: 4 }],
    ['at least five (5) years of Python', { min: 5, max: undefined }],
    ['Python (4 yrs)', { min: 4, max: undefined }],
    ['mais de 3 anos de Python', { min: 3, max: undefined }],
    ['Python, for 90 years our language', undefined],
  ])('%s', (text, years) => {
    expect(line(text).asks[0]?.years).toEqual(years);
  });

  it.each([
    ['# Junior Python Developer (m/f/d)', 'Junior Python Developer (m/f/d)', 'junior'],
    ['Acme | Senior Backend Engineer | Remote', 'Senior Backend Engineer', 'senior'],
    ['Title: Software Engineer II', 'Software Engineer II', 'middle'],
    ['Estágio em desenvolvimento', 'Estágio em desenvolvimento', 'intern'],
    ['Tech Lead Python', 'Tech Lead Python', 'lead'],
    ['Python Developer\nSeniority: Junior', 'Python Developer', 'junior'],
    ['We look for people.', 'We look for people.', undefined],
  ])('%j', (text, title, level) => {
    expect(readAdvert(text, vocabulary)).toMatchObject({ title, level });
  });
});

describe('any text', () => {
  it('is read without an error, in few words, and line ends do not matter', () => {
    const words = fc.constantFrom(
      'Python',
      'no',
      'or',
      'Django',
      'needed',
      ',',
      ';',
      '(',
      ')',
      '|',
      ':',
      '- ',
      '\n',
      '\r\n',
      '# ',
      'e.g.',
      '3',
      'years',
      '\u0000',
      '\u202e',
      '**',
      'is a plus',
      '/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const advert = readAdvert(text, vocabulary);
          for (const { says } of advert.asks) expect([...says].length).toBeLessThanOrEqual(100);
          expect([...advert.title].length).toBeLessThanOrEqual(100);
          expect(advert.title).not.toMatch(/\p{C}/u);
          const unix = text.replaceAll('\r\n', '\n');
          expect(readAdvert(unix.replaceAll('\n', '\r\n'), vocabulary)).toEqual(readAdvert(unix, vocabulary));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a', 100_000],
    ['Python, Django or Flask ', 8_000],
    ['no Docker ', 10_000],
    ['e.g. Python; ', 8_000],
    ['- Nice to have: Redis\n', 5_000],
  ])('%j many times: look-ups grow no faster than the text', (text, times) => {
    const lookUps = (count: number) => {
      let asked = 0;
      const counting = new Map(vocabulary.names);
      counting.get = (key) => {
        asked += 1;
        return vocabulary.names.get(key);
      };
      readAdvert(text.repeat(count), { ...vocabulary, names: counting });
      return asked;
    };
    const few = lookUps(times / 10);
    expect(lookUps(times)).toBeLessThanOrEqual(10.5 * few + 100);
  });
});
