/** Trees as they are, and as somebody with bad intentions would make them. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileReading } from '../../../src/core/evidence/reading.ts';
import { historyOf } from '../../../src/io/projects/history.ts';
import { openProjects } from '../../../src/io/projects/projects.ts';
import { walk } from '../../../src/io/projects/walk.ts';
import type { ScanOrder } from '../../../src/projects-context.ts';
import { emptyFolder } from '../../support/data-folder.ts';

const ME = 'me@example.org';
const PATTERNS = [
  '*.tf',
  'templates/',
  'Dockerfile',
  'migrations/versions/',
  '.github/workflows/*.yml',
  '.git/',
];

function treeOf(files: Readonly<Record<string, string | Buffer>>, folder = emptyFolder()): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function scanOf(folders: readonly string[], more: Partial<ScanOrder> = {}) {
  const readings: FileReading[] = [];
  const projects = await openProjects('/').scan({
    folders,
    patterns: PATTERNS,
    libraries: new Set(['flask']),
    authors: [ME],
    isEveryone: false,
    isScanned: () => false,
    take: (reading) => readings.push(reading),
    progress: () => {},
    signal: new AbortController().signal,
    ...more,
  });
  const signs = readings.flatMap(({ file, sightings }) =>
    sightings.map(({ kind, name }) => (kind === 'sign' ? `${file} ${name}` : `${file} ${kind}:${name}`)),
  );
  return { projects, readings, signs, files: [...new Set(readings.map(({ file }) => file))] };
}

const GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOME: '/nonexistent' };
function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...GIT },
  });
}
function commit(folder: string, author = ME, date = '2026-05-04T12:00:00Z'): void {
  git(folder, 'add', '-A');
  const who = ['-c', `user.email=${author}`, '-c', 'user.name=x'];
  execFileSync('git', ['-C', folder, ...who, 'commit', '-qm', 'x', `--date=${date}`], {
    env: { PATH: process.env['PATH'], ...GIT, GIT_COMMITTER_DATE: date },
  });
}
function repository(files: Readonly<Record<string, string>>, author = ME): string {
  const folder = treeOf(files);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder, author);
  return folder;
}

const CODE = 'import requests\n\ndef f():\n    yield requests.get("x")\n';

describe('what is read', () => {
  it('code, lists of packages, workflows, images, SQL, and names of files and folders', async () => {
    const { signs } = await scanOf([
      treeOf({
        'app/main.py': CODE,
        'app/templates/a.html': '<p>',
        'requirements.txt': 'Flask==3.0\n# a note\n-r other.txt\nclick==8\n    # via flask\n',
        'pyproject.toml':
          '[project]\ndependencies = ["httpx>=0.2"]\n[tool.poetry.group.dev.dependencies]\npytest = "^8"\n[tool.ruff]\n',
        Pipfile: '[packages]\nceleryx = "*"\n',
        Dockerfile: 'FROM python:3.12\nRUN pip install x\n',
        'compose.yaml': 'services:\n  web: {image: x}\n  db: {image: postgres}\n',
        '.github/workflows/ci.yml':
          'jobs:\n  a:\n    steps:\n      - run: pytest -q\n      - uses: docker/build-push-action@v5\n',
        'db/schema.sql':
          '-- tables\nCREATE TABLE a (i int);\nCREATE INDEX x ON a (i);\nSELECT a FROM b JOIN c ON d;\n',
        'migrations/versions/0123456789ab_first.py': 'from alembic import op\n',
        'infra/a.tf': 'x',
        'deploy/nginx/site.conf': 'server {\n  listen 80;\n}\n',
        'deploy/app.service': '[Service]\nExecStart=/x\n',
        'uv.lock': 'flask',
      }),
    ]);
    for (const one of [
      'app/main.py import:requests',
      'app/main.py generator',
      'app/templates/ file:templates/',
      'app/templates/a.html html',
      'requirements.txt package:Flask',
      'requirements.txt listed-dependencies',
      'pyproject.toml package:httpx',
      'pyproject.toml package:pytest',
      'pyproject.toml package:ruff',
      'Pipfile package:celeryx',
      'Dockerfile dockerfile',
      'Dockerfile file:Dockerfile',
      'compose.yaml compose-file',
      '.github/workflows/ci.yml ci-tests',
      '.github/workflows/ci.yml ci-deployment',
      'db/schema.sql sql-table',
      'db/schema.sql sql-index',
      'db/schema.sql sql-join',
      'migrations/versions/0123456789ab_first.py migration',
      'migrations/versions/ file:migrations/versions/',
      'infra/a.tf file:*.tf',
      'deploy/nginx/site.conf nginx-config',
      'deploy/app.service systemd-unit',
      'uv.lock locked-dependencies',
    ]) {
      expect(signs).toContain(one);
    }
    expect(signs).not.toContain('requirements.txt package:click');
    expect(signs.filter((one) => one.includes('alembic'))).toEqual([]);
  });

  it('servers, databases and settings of tools, wherever they are named', async () => {
    const { readings } = await scanOf([
      treeOf({
        Procfile: 'web: gunicorn shop:app -w 3\n',
        Dockerfile: 'RUN pip install \\\n  uvicorn\nCMD ["fastapi", "run", "--workers", "2"]\n',
        'stop.sh': 'pkill gunicorn\necho see gunicorn\n',
        'deploy/shop.service': '# gunicorn\n[Service]\nExecStart=/srv/shop/run\n',
        'compose.yaml': 'services:\n  db:\n    image: postgres:17\n  cache: {image: redis}\n',
        '.github/workflows/ci.yml':
          'jobs:\n  a:\n    services:\n      db:\n        image: docker.io/library/mariadb:11\n',
        'pyproject.toml': '[tool.ruff]\nline-length = 99\n[[tool.mypy.overrides]]\n[project]\n',
        '.pre-commit-config.yaml': 'repos:\n  - repo: x\n    hooks:\n      - id: ruff\n      - id: mypy\n',
        'tox.ini': '[tox]\n[flake8]\n[gh]\n',
        'mypy.ini': '[mypy]\nstrict = True\n',
        'run.sh': '#!/bin/sh\n# six lines\n\na\nb\nc\nd\ne\nf\n',
        Makefile: 'test:\n\tpytest\n',
        'requirements.txt': 'a\nb\nc\nd\ne\nf\n',
        'migrations/versions/0123456789ab_first.py':
          'def upgrade():\n    op.create_index("x")\n    op.execute("UPDATE a SET b = 1")\n',
        'shop/migrations/0002_paid.py': 'm = migrations.RunSQL("DELETE FROM a")\nclass Migration: pass\n',
      }),
    ]);
    const signs = readings.flatMap(({ file, sightings }) =>
      sightings.flatMap(({ kind, name, count }) => (kind === 'sign' ? [`${file} ${name} ${count}`] : [])),
    );
    expect(signs).toEqual([
      '.pre-commit-config.yaml tool-settings 2',
      'Dockerfile dockerfile 2',
      'Dockerfile app-server 1',
      'Makefile shell-script 1',
      'Procfile app-server 1',
      'compose.yaml compose-file 2',
      'compose.yaml postgresql-database 1',
      'compose.yaml redis-server 1',
      'mypy.ini tool-settings 1',
      'pyproject.toml tool-settings 2',
      'requirements.txt listed-dependencies 2',
      'run.sh shell-script 2',
      'stop.sh shell-script 1',
      'tox.ini tool-settings 2',
      '.github/workflows/ci.yml ci-workflow 1',
      '.github/workflows/ci.yml mysql-database 1',
      'deploy/shop.service systemd-unit 1',
      'migrations/versions/0123456789ab_first.py migration 1',
      'migrations/versions/0123456789ab_first.py sql-query 1',
      'shop/migrations/0002_paid.py migration 1',
      'shop/migrations/0002_paid.py sql-query 1',
    ]);
  });

  it('knows a package by its own name, also when that has a manage.py or is called app', async () => {
    for (const name of ['kitchen', 'app']) {
      const { signs } = await scanOf([
        treeOf({
          [`${name}/__init__.py`]: '',
          [`${name}/menu.py`]: 'dish = 1\n',
          [`${name}/cook.py`]: `from ${name}.menu import dish\n`,
          [`${name}/manage.py`]: '',
        }),
      ]);
      expect(signs).toContain(`${name}/cook.py package`);
    }
  });

  it('knows the packages of several projects in one folder, and that a folder is called as what is learnt in it', async () => {
    const { signs } = await scanOf([
      treeOf({
        'notes/requirements.txt': 'x\n',
        'notes/menu/__init__.py': '',
        'notes/cook.py': 'from menu import dish\n',
        'flask/first.py': 'import flask\n',
      }),
    ]);
    expect(signs).toContain('notes/cook.py package');
    expect(signs).toContain('flask/first.py import:flask');
  });

  it('names the line of a package, and not one that has its letters in another word', async () => {
    const { readings } = await scanOf([
      treeOf({
        'pyproject.toml': '[project]\ndependencies = ["ruffian>=1",\n"Zope.Interface",\n]\n[tool.ruff]\n',
      }),
    ]);
    const lines = new Map(
      readings.flatMap(({ sightings }) => sightings.map(({ name, line }) => [name, line] as const)),
    );
    expect(['ruffian', 'Zope.Interface', 'ruff'].map((name) => lines.get(name))).toEqual([2, 3, 5]);
  });

  it('leaves out what tools made, others wrote and tutorials have', async () => {
    const { files, projects } = await scanOf([
      treeOf({
        'own.py': CODE,
        'node_modules/a/b.py': CODE,
        'my-env/pyvenv.cfg': '',
        'my-env/lib/a.py': CODE,
        'x/site-packages/a.py': CODE,
        'build/a.py': CODE,
        'a_pb2.py': CODE,
        'static/jquery-3.7.js': 'x',
        'made.py': `# Generated by a tool. DO NOT EDIT.\n${CODE}`,
        'learn/flaskr/db.py': CODE,
        'learn/flaskr/auth.py': CODE,
        'learn/flaskr/blog.py': CODE,
        'practice/http/.pybackend-path.json': '{}',
        'practice/http/app.py': CODE,
      }),
    ]);
    expect(files).toEqual(['own.py']);
    expect(projects[0]).toMatchObject({
      leftOut: { vendored: 4, generated: 3, tutorial: 3, exercise: 1 },
      tutorials: ['the Flask tutorial (flaskr)'],
      authorship: { kind: 'all', why: 'no-history' },
    });
  });
});

describe('whose it is', () => {
  it('counts files that the learner mostly wrote, and what is committed', async () => {
    const folder = repository({ 'mine.py': CODE, 'shared.py': CODE, 'theirs.py': CODE }, 'you@example.org');
    writeFileSync(join(folder, 'mine.py'), `${CODE}#\n`);
    writeFileSync(join(folder, 'shared.py'), `${CODE}#\n`);
    commit(folder, ME.toUpperCase());
    for (const at of [1, 2, 3]) {
      writeFileSync(join(folder, 'shared.py'), `${CODE}${'#'.repeat(at)}\n#`);
      commit(folder, 'you@example.org');
    }
    writeFileSync(join(folder, 'new.py'), CODE);
    const { projects, files, readings } = await scanOf([folder]);
    expect(files.filter((file) => file.endsWith('.py'))).toEqual(['mine.py']);
    expect(readings.find(({ file }) => file === 'mine.py')?.day).toBe('2026-05-04');
    expect(projects[0]).toMatchObject({
      authorship: { kind: 'own', commits: 1, all: 5 },
      leftOut: { others: 2, uncommitted: 1 },
    });
    const everyone = await scanOf([folder], { isEveryone: true });
    expect(everyone.projects[0]?.pythonFiles).toBe(4);
  });

  it('reads nothing of a repository in which the learner committed nothing', async () => {
    const { projects, readings } = await scanOf([repository({ 'a.py': CODE }, 'you@example.org')]);
    expect(readings).toEqual([]);
    expect(projects[0]).toMatchObject({
      authorship: { kind: 'foreign', authors: ['you@example.org'], all: 1 },
    });
  });

  it('takes each repository in a folder as a project, and knows it again wherever it lies', async () => {
    const outer = emptyFolder();
    const one = repository({ 'a.py': CODE });
    for (const name of ['x', 'y']) execFileSync('cp', ['-r', one, join(outer, name)]);
    const { projects } = await scanOf([outer, join(outer, 'x')]);
    expect(projects.map(({ folder }) => folder.slice(-1))).toEqual(['x', 'y']);
    expect(projects[1]).toMatchObject({ files: 0, authorship: { kind: 'copy', of: join(outer, 'x') } });
    expect(new Set(projects.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(projects[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it('finds names in the history that git would quote, and no commit in a name', async () => {
    const names = ['a"b.py', 'd/a\tb.py', '\nc.py', 'e\n.py'];
    const forged = `f/\u0001${ME}\u00012026-05-04\u0001`;
    const own = repository(Object.fromEntries([...names, forged].map((name) => [name, CODE])));
    const { files, projects } = await scanOf([own]);
    expect(files).toEqual(expect.arrayContaining(names));
    expect(projects[0]).toMatchObject({ leftOut: {}, authorship: { commits: 1, all: 1 } });
  });

  it('tells files from before the part of a long history that is read from files that are not committed', async () => {
    const folder = treeOf({ 'old.py': CODE, 'new.py': CODE });
    git(folder, 'init', '-q', '-b', 'main');
    const commits = Array.from({ length: 10_001 }, (_, at) => {
      const file = at === 0 ? 'old.py' : 'new.py';
      return `commit refs/heads/main\ncommitter x <${ME}> 1777888999 +0000\ndata 1\nx\nM 644 inline ${file}\ndata 5\n${10_000 + at}\n`;
    });
    execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { input: commits.join('') });
    const [project] = (await scanOf([folder])).projects;
    expect(project).toMatchObject({ isHistoryCut: true, pythonFiles: 1, leftOut: { 'not-told': 1 } });
  });

  it('takes folders of one repository for parts of it', async () => {
    const folder = repository({ 'api/a.py': CODE, 'web/b.py': CODE });
    const parts = await scanOf([join(folder, 'api'), join(folder, 'web')]);
    expect(parts.projects.map(({ isPart, files }) => [isPart, files])).toEqual([
      [true, 1],
      [true, 1],
    ]);
    const [whole] = (await scanOf([folder])).projects;
    expect(whole?.isPart).toBe(false);
    expect(new Set([whole, ...parts.projects].map((one) => one?.fingerprint)).size).toBe(1);
  });

  it('takes a folder without a history for a part of one around it that was scanned before', async () => {
    const folder = treeOf({ 'api/v1/a.py': CODE });
    const [whole] = (await scanOf([folder])).projects;
    const isScanned = (fingerprint: string) => fingerprint === whole?.fingerprint;
    const [part] = (await scanOf([join(folder, 'api/v1')], { isScanned })).projects;
    expect(part).toMatchObject({ fingerprint: whole?.fingerprint, isPart: true, files: 1 });
    git(join(folder, 'api/v1'), 'init', '-q');
    const [other] = (await scanOf([join(folder, 'api/v1')], { isScanned })).projects;
    expect(other?.isPart).toBe(false);
  });

  it('names earlier scans whose files it reads again, and no others', async () => {
    const folder = treeOf({ 'api/v1/a.py': CODE, 'web/b.py': CODE, 'vendor/own/c.py': CODE });
    const scanned = await scanOf(['api/v1', 'vendor/own'].map((name) => join(folder, name)));
    const [api] = scanned.projects.map(({ fingerprint }) => fingerprint);
    const isScanned = (fingerprint: string) =>
      scanned.projects.some((project) => project.fingerprint === fingerprint);
    const [whole] = (await scanOf([folder], { isScanned })).projects;
    expect(whole).toMatchObject({ isPart: false, replaces: [api] });
    git(folder, 'init', '-q');
    const wasScanned = (fingerprint: string) => fingerprint === whole?.fingerprint;
    commit(folder);
    const [withHistory] = (await scanOf([folder], { isScanned: wasScanned })).projects;
    expect(withHistory?.replaces).toEqual([whole?.fingerprint]);
  });

  it('takes nothing away that a repository does not count itself', async () => {
    const folder = repository({ 'web/b.py': CODE, '.gitignore': 'ignored/\n' });
    treeOf({ 'play/a.py': CODE, 'ignored/z.py': CODE }, folder);
    const isScanned = () => true;
    const whole = (await scanOf([folder], { isScanned })).projects[0];
    // The folder itself, and `web` in it.
    expect(whole?.replaces).toHaveLength(2);
  });

  it('says when there is no git to ask', async () => {
    const folder = repository({ 'a.py': CODE });
    const path = process.env['PATH'];
    process.env['PATH'] = '/nonexistent';
    try {
      const { projects } = await scanOf([folder]);
      expect(projects[0]).toMatchObject({ pythonFiles: 1, authorship: { kind: 'all', why: 'no-git' } });
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('runs no program that the settings of a repository name', async () => {
    const folder = repository({ 'a.py': CODE, '.gitattributes': '*.py filter=evil diff=evil\n' });
    const canary = join(emptyFolder(), 'ran');
    const evil = join(folder, 'evil.sh');
    writeFileSync(evil, `#!/bin/sh\necho ran >> ${canary}\ncat\n`);
    chmodSync(evil, 0o755);
    const hooks = join(folder, '.git/hooks');
    for (const name of [
      'post-checkout',
      'reference-transaction',
      'post-index-change',
      'fsmonitor-watchman',
      'pre-auto-gc',
    ]) {
      writeFileSync(join(hooks, name), readFileSync(evil));
      chmodSync(join(hooks, name), 0o755);
    }
    writeFileSync(
      join(folder, '.git/config'),
      `${readFileSync(join(folder, '.git/config'), 'utf8')}
[core]\n fsmonitor = ${evil}\n hooksPath = ${hooks}\n pager = ${evil}\n sshCommand = ${evil}\n editor = ${evil}\n gitProxy = ${evil}\n askPass = ${evil}\n alternateRefsCommand = ${evil}
[log]\n showSignature = true
[gpg]\n program = ${evil}
[gpg "ssh"]\n program = ${evil}\n allowedSignersFile = ${evil}
[pager]\n log = ${evil}\n config = ${evil}
[diff]\n external = ${evil}
[diff "evil"]\n textconv = ${evil}\n command = ${evil}
[filter "evil"]\n clean = ${evil}\n smudge = ${evil}\n process = ${evil}
[alias]\n log = !${evil}\n config = !${evil}
[credential]\n helper = !${evil}
[remote "origin"]\n url = ext::${evil}\n promisor = true\n partialclonefilter = tree:0\n uploadpack = ${evil}
[extensions]\n partialClone = origin
[protocol "ext"]\n allow = always
[trailer "x"]\n command = ${evil}
[interactive]\n diffFilter = ${evil}
`,
    );
    // A signed commit, and one whose tree is missing as in a partial clone.
    writeFileSync(join(folder, 'b.py'), CODE);
    git(
      folder,
      '-c',
      'core.fsmonitor=',
      '-c',
      'core.hooksPath=/dev/null',
      '-c',
      'filter.evil.process=',
      '-c',
      'filter.evil.clean=',
      'add',
      'b.py',
    );
    const tree = git(folder, '-c', 'core.fsmonitor=', 'write-tree').trim();
    rmSync(canary, { force: true });
    const signed = `tree ${tree}\nparent ${git(folder, 'rev-parse', 'HEAD').trim()}\nauthor x <${ME}> 1777888999 +0000\ncommitter x <${ME}> 1777888999 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n xx\n -----END PGP SIGNATURE-----\n\nsigned\n`;
    const id = execFileSync('git', ['-C', folder, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
      input: signed,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...GIT },
    }).trim();
    writeFileSync(join(folder, '.git/refs/heads/main'), `${id}\n`);
    const missing = `tree ${'0'.repeat(39)}1\nparent ${id}\nauthor x <${ME}> 1777889999 +0000\ncommitter x <${ME}> 1777889999 +0000\n\nx\n`;
    const last = execFileSync(
      'git',
      ['-C', folder, 'hash-object', '-t', 'commit', '-w', '--literally', '--stdin'],
      {
        input: missing,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...GIT },
      },
    ).trim();
    for (const head of [id, last]) {
      writeFileSync(join(folder, '.git/refs/heads/main'), `${head}\n`);
      await scanOf([folder], { authors: [] });
      await scanOf([folder]);
      expect(existsSync(canary)).toBe(false);
    }
    // The trap is one: without our care git falls into it.
    writeFileSync(join(folder, '.git/refs/heads/main'), `${id}\n`);
    try {
      git(folder, 'log', '-1', '--show-signature');
    } catch {}
    expect(existsSync(canary)).toBe(true);
  });
});

describe('hostile trees', () => {
  it('follows no link, opens no pipe, and says what it passed by', async () => {
    const outside = treeOf({ 'secret.py': CODE });
    const folder = treeOf({
      'a.py': CODE,
      'latin.py': Buffer.from('# caf\xe9\nimport requests\n', 'latin1'),
      'wide.py': Buffer.from('\ufeffimport requests\n', 'utf16le'),
      'binary.py': Buffer.from([0x69, 0, 1, 2, 0xff]),
      'huge.py': '',
      'bad\u001b[31mname\n.py': CODE,
      'blocked/a.py': CODE,
    });
    truncateSync(join(folder, 'huge.py'), 1024 ** 3);
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(outside, 'secret.py'), join(folder, 'link.py'));
    symlinkSync('/dev/zero', join(folder, 'zero.py'));
    execFileSync('mkfifo', [join(folder, 'pipe.py')]);
    linkSync(join(folder, 'a.py'), join(folder, 'hard.py'));
    mkdirSync(join(folder, ...Array.from({ length: 130 }, () => 'deep')), { recursive: true });
    chmodSync(join(folder, 'blocked'), 0o000);
    const { files, projects } = await scanOf([folder]);
    chmodSync(join(folder, 'blocked'), 0o700);
    expect(files).toEqual(
      expect.arrayContaining(['a.py', 'hard.py', 'latin.py', 'wide.py', 'bad\u001b[31mname\n.py']),
    );
    expect(files.some((file) => /link|zero|pipe|loop|binary|huge/.test(file))).toBe(false);
    expect(projects[0]?.leftOut).toMatchObject({ link: 3, special: 1, binary: 1, 'too-large': 1, beyond: 1 });
    if (process.getuid?.() !== 0) expect(projects[0]?.leftOut).toMatchObject({ unreadable: 1 });
  });

  it('imports and runs nothing', async () => {
    const folder = emptyFolder();
    const trap = `import pathlib\npathlib.Path(${JSON.stringify(join(folder, 'canary'))}).touch()\n`;
    const names = ['setup.py', 'conftest.py', '__init__.py', 'sitecustomize.py', 'manage.py'];
    const { files } = await scanOf([treeOf(Object.fromEntries(names.map((name) => [name, trap])), folder)]);
    expect(files.toSorted()).toEqual(names.toSorted());
    expect(existsSync(join(folder, 'canary'))).toBe(false);
  });

  it('survives files that are no TOML, YAML or SQL, and bombs of them', async () => {
    const { projects } = await scanOf([
      treeOf({
        'pyproject.toml': `${'['.repeat(5_000)}\n`,
        Pipfile: 'x = {'.repeat(2_000),
        'compose.yml': `a: &a [x]\n${Array.from({ length: 50 }, (_, at) => `b${at}: &b${at} [*a, *a]`).join('\n')}`,
        '.github/workflows/a.yml': `${'['.repeat(50_000)}`,
        '.github/workflows/b.yml': '- - - !!js/function x',
        'a.sql': `SELECT ${'('.repeat(20_000)}${'a '.repeat(40_000)};`,
        'requirements.txt': `${'#'.repeat(100_000)}\n${' '.repeat(100_000)}x\n`,
        'setup.cfg': `[options]\ninstall_requires =\n${'  a\n'.repeat(20_000)}`,
        'q.py': `x = "${'select '.repeat(20_000)}"\ny = "${'('.repeat(100_000)}"\n`,
      }),
    ]);
    expect(projects[0]?.files).toBe(9);
  });

  it('is not ended by a file that may exhaust the parser, and reads the others', async () => {
    const deep = `import requests\n${'f('.repeat(250_000)}`;
    const { files, projects } = await scanOf([treeOf({ 'a.py': deep, 'b.py': CODE })]);
    expect(files).toContain('b.py');
    // How deep a stack goes is up to Node, and to what it has compiled by then.
    const unreadable = files.includes('a.py') ? undefined : 1;
    expect(projects[0]?.leftOut.unreadable).toBe(unreadable);
  });

  it('starts no git after it was told to end, whatever holds git up', async () => {
    const folder = repository({ 'a.py': CODE });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    writeFileSync(join(folder, '.git/config'), `[include]\n path = ${join(folder, 'pipe')}\n`);
    const { readings } = await scanOf([folder], { signal: AbortSignal.timeout(200) });
    expect(readings).toEqual([]);
  });

  it('gives git so much time and takes so many projects, and no more', async () => {
    const slow = await historyOf(repository({ 'a.py': CODE }), [ME], AbortSignal.abort());
    expect(slow).toEqual({ kind: 'git-slow' });
    const names = Array.from({ length: 305 }, (_, at) => `p${at}/.git`);
    const trees = await walk(treeOf(Object.fromEntries(names.map((name) => [name, '']))), {
      signal: new AbortController().signal,
      progress: () => {},
      breathe: async () => {},
    });
    expect([trees.length, trees[0]?.leftOut]).toEqual([300, { beyond: 6 }]);
  });

  it('ends early when it is told to, and names a folder that is not there', async () => {
    const control = new AbortController();
    control.abort();
    const { readings } = await scanOf([treeOf({ 'a.py': CODE })], { signal: control.signal });
    expect(readings).toEqual([]);
    await expect(scanOf(['/nonexistent/x'])).rejects.toMatchObject({ exitCode: 66 });
    await expect(scanOf([join(treeOf({ 'a.py': '' }), 'a.py')])).rejects.toMatchObject({ exitCode: 66 });
  });
});
