import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAdvert } from '../../../src/core/advert/advert.ts';
import { vocabularyOf } from '../../../src/core/advert/vocabulary.ts';
import { parseRoadmap } from '../../../src/core/roadmap/parse.ts';
import { htmlText } from '../../../src/io/html-text.ts';

const { value: builtIn = { skills: [] } } = parseRoadmap(parse(readFileSync('roadmap.yaml', 'utf8')));
const vocabulary = vocabularyOf(builtIn);

/** What it asks for, `nice` where it is no must-have; alternatives with bars, skills of frameworks by the name of the framework. */
function read(text: string): string {
  const { asks } = readAdvert(`Backend developer\n\nRequirements\n${text}`, vocabulary);
  return asks
    .map(({ skills, others, isMust }) => `${isMust ? '' : 'nice '}${[...skills, ...others].join('|')}`)
    .join(', ')
    .replaceAll(/-(basics|models|structure)/g, '');
}

describe('one of several names', () => {
  it.each([
    ['at least one of Django, Flask and FastAPI', 'django|flask|fastapi'],
    ['either of Django and Flask', 'django|flask'],
    ['one or more of Django, Flask, FastAPI', 'django|flask|fastapi'],
    ['at least one Python web framework: Django, Flask', 'py, django|flask'],
    ['any Python framework: Django, Flask', 'py, django|flask'],
    ['web frameworks such as Django and Flask', 'django|flask'],
    ['tools such as Docker, Git and Linux', 'docker, git, linux-servers'],
    ['one of Django or Flask, PostgreSQL and Docker', 'django|flask, postgresql, docker'],
    ['at least one year of Django, Flask', 'django, flask'],
    ['Django, Flask, FastAPI, or similar', 'django|flask|fastapi'],
    ['Django, Flask etc.', 'django|flask'],
    ['PostgreSQL, Redis, Docker etc.', 'postgresql, redis-caching, docker'],
    ['Django, Flask (at least one), MySQL, PostgreSQL', 'django|flask, mysql, postgresql'],
    ['Django, Flask - any of them', 'django|flask'],
    ['Django, Flask, or other Python frameworks', 'django|flask, py'],
    ['PostgreSQL or another relational database like MySQL', 'postgresql|mysql'],
    ['Flask or an equivalent framework (Django, FastAPI)', 'flask|django|fastapi'],
    ['Django, alternatively Flask or FastAPI', 'django|flask|fastapi'],
    ['either Django or experience with Flask', 'django|flask'],
    ['Django - or Flask', 'django|flask'],
    ['AWS services such as EC2 and S3, PostgreSQL and MySQL', 'cloud, postgresql, mysql'],
    ['a web framework: Django, Flask', 'django|flask'],
    ['a solid background: Python, JavaScript', 'py, javascript-dom'],
    ['Django and Flask, MySQL and Redis', 'django, flask, mysql, redis-caching'],
  ])('%s', (line, asks) => {
    expect(read(`- ${line}\n`)).toBe(asks);
  });

  it.each([
    ['Ideally FastAPI, but Django is fine', 'fastapi|django'],
    ['FastAPI preferred, but Flask is also fine', 'fastapi|flask'],
    ['Knowledge of Django (preferred) or Flask', 'django|flask'],
    ['a Python web framework (Django preferred, Flask ok)', 'py, django|flask'],
    ['Flask, though Django experience is equally welcome', 'flask|django'],
    ['Django. Flask or FastAPI is fine too.', 'django|flask|fastapi'],
    ["Flask. We'd also take Django.", 'flask|django'],
    ['Django and Flask in production. Remote is fine.', 'django, flask'],
    ['Flask, but Docker knowledge is also welcome', 'flask, nice docker'],
    ['Python, ideally also FastAPI', 'py, nice fastapi'],
    ['MongoDB or Redis (nice to have)', 'nice mongodb|redis-caching'],
  ])('a preference is no must-have of its own: %s', (line, asks) => {
    expect(read(`- ${line}\n`)).toBe(asks);
  });
});

describe('a list of alternatives', () => {
  it.each([
    ['below an item', '- One of the following:\n  - Django\n  - Flask\n- Docker\n', 'django|flask, docker'],
    [
      'below a line',
      'At least one of these:\n* Django\n\n* Flask\n\nAlso:\n* Docker',
      'django|flask, docker',
    ],
    [
      'without bullets',
      'One of the following:\nDjango\nFlask\n\nAlso Docker and SQL',
      'django|flask, docker, sql',
    ],
    [
      'two of them',
      'One of:\n- Django\n- Flask\n\nOne of:\n- MySQL\n- Redis',
      'django|flask, mysql|redis-caching',
    ],
    ['no choice', 'The following:\n- Django\n- Flask\n', 'django, flask'],
  ])('%s', (_, text, asks) => {
    expect(read(text)).toBe(asks);
  });

  it('keeps what its section says', () => {
    const list = '- Experience with one of the following:\n  - Docker\n  - AWS\n';
    expect(read(`- SQL\n\nNice to have:\n${list}- Redis\n`)).toBe(
      'sql, nice docker|cloud, nice redis-caching',
    );
  });

  it('is seen inside a list of HTML', async () => {
    const html = '<ul><li>One of:<ul><li>Django</li><li>Flask</li></ul></li><li>Docker</li></ul>';
    expect(read(await htmlText(html))).toBe('django|flask, docker');
  });
});
