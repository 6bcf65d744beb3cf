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
    ['Django, Flask, at least one year of experience', 'django, flask'],
    ['Python, Django, PostgreSQL, MySQL (at least one year each)', 'py, django, postgresql, mysql'],
    ['Django, Flask, minimum one year', 'django, flask'],
    ['Python, JavaScript - your choice of laptop', 'py, javascript-dom'],
    ['Django, Flask, you choose your hours', 'django, flask'],
    ['Django, Flask - your choice', 'django|flask'],
    ['Django, Flask (you choose), Docker', 'django|flask, docker'],
    ['Django, Flask and at least one of these databases: MySQL, MongoDB', 'django, flask, mysql|mongodb'],
    ['Python or similar, PostgreSQL', 'py, postgresql'],
    ['Linux or similar, Git or similar', 'linux-servers, git'],
    ['Python or a similar language, PostgreSQL', 'py, postgresql'],
    ['Django or similar, or Flask', 'django|flask'],
    ['Django, Flask or similar, PostgreSQL', 'django|flask, postgresql'],
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
    ['Ideally FastAPI, but Django and Flask are fine', 'fastapi|django|flask'],
    ['Docker and PostgreSQL; MySQL is fine too', 'docker, postgresql|mysql'],
    ['Ideally Java, but Python is fine', 'py|Java'],
  ])('a preference is no must-have of its own: %s', (line, asks) => {
    expect(read(`- ${line}\n`)).toBe(asks);
  });
});

describe('what is asked for with `and` is no choice, whatever would do besides', () => {
  it.each([
    ['You write Python and JavaScript every day. TypeScript is also welcome.', 'py, javascript-dom'],
    ['You know Python well. Some JavaScript is fine.', 'py, javascript-dom'],
    ['You know Django and Flask; FastAPI is fine too', 'django, flask, fastapi'],
    ["You know Django and Flask. We'd also accept FastAPI.", 'django, flask, fastapi'],
    ['PostgreSQL and MongoDB are required, and Oracle is okay', 'postgresql, mongodb'],
    ['You will migrate us from MySQL to PostgreSQL. Oracle is fine too.', 'mysql, postgresql|Oracle'],
    ['You also take care of PostgreSQL, MongoDB and Redis', 'postgresql, mongodb, redis-caching'],
    ['We also consider Django, Flask and FastAPI knowledge important', 'django, flask, fastapi'],
    ['PostgreSQL, MySQL and MongoDB are fine', 'postgresql, mysql, mongodb'],
  ])('%s', (line, asks) => {
    expect(read(`- ${line}\n`)).toBe(asks);
  });
});

describe('a line with a colon opens no choice', () => {
  it.each([
    'As one of the first engineers you should know:',
    'You will join one of our product teams, responsible for:',
    'Work on one of the most exciting products. You need:',
    '## One of our requirements:',
    '## Requirements, any of:',
    'Requirements: any of these will help you, but all are needed:',
    'Whichever of our teams you join, you need:',
    'You know at least one of our tools:',
    'We like any of those. You need:',
    'Any of these will help you but we ask for all of them:',
  ])('where it says something else: %s', (line) => {
    expect(read(`${line}\n- Django\n- PostgreSQL\n- Docker\n`)).toBe('django, postgresql, docker');
  });

  it('where it is a heading', () => {
    expect(read('- Django\n\n## Benefits at one of the best employers:\n- Docker\n- AWS\n')).toBe('django');
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
    [
      'below a line that names more',
      'Django and one of the following databases:\n- PostgreSQL\n- MySQL\n',
      'django, postgresql|mysql',
    ],
    [
      'below a line that names several',
      'Solid Python, Git and at least one of these frameworks:\n- Django\n- Flask\n',
      'py, git, django|flask',
    ],
    ['below a kind', 'At least one Python web framework:\n- Django\n- Flask\n', 'py, django|flask'],
    ['that is left to choose', 'A framework of your choice:\n- Django\n- Flask\n', 'django|flask'],
    ['of which one is required', 'One of these is required:\n- Django\n- Flask\n', 'django|flask'],
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
