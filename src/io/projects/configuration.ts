/** What the files around the code show: images, workflows, scripts, settings of servers and tools. */
import type { Sighting } from '../../core/evidence/reading.ts';
import type { Sign } from '../../core/roadmap/signs.ts';

/** What a service is made from tells what it is, whatever it is called. */
const DATABASE_IMAGES: readonly (readonly [image: string, sign: Sign])[] = [
  ['postgres|postgresql|postgis|timescaledb', 'postgresql-database'],
  ['mysql|mariadb|percona', 'mysql-database'],
  ['mongo|mongodb', 'mongodb-database'],
  ['redis|valkey', 'redis-server'],
];

/** Reads one kind of file. */
interface Kind {
  /** Of its path in lower case. */
  readonly file: RegExp;
  readonly read: (text: string) => readonly Sighting[] | Promise<readonly Sighting[]>;
}

const IMAGE_FILE = /(^|\/)((docker|container)file([.-][^/]+)?|[^/]+\.dockerfile)$/;
const COMPOSE = /(^|\/)(docker-)?compose([.-][\w.-]+)?\.ya?ml$/;
const UNIT = /\.(service|timer)$/;
const WORKFLOW =
  /(^|\/)\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(^|\/)\.gitlab-ci\.ya?ml$|(^|\/)\.circleci\/config\.ya?ml$|(^|\/)(\.travis|azure-pipelines|bitbucket-pipelines)\.ya?ml$/;

/** A file may be of several kinds. */
const KINDS: readonly Kind[] = [
  {
    file: IMAGE_FILE,
    read: lines(
      'dockerfile',
      /^\s*(FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|USER|WORKDIR|HEALTHCHECK|EXPOSE|ARG)\b/i,
    ),
  },
  { file: WORKFLOW, read: workflow },
  { file: COMPOSE, read: compose },
  { file: UNIT, read: lines('systemd-unit', /^\s*(ExecStart|User|Restart|OnCalendar|WantedBy)\w*\s*=/) },
  {
    file: /nginx[^/]*(\/.*)?\.(conf|template|j2)$/,
    read: lines('nginx-config', /^\s*(server|location|upstream|proxy_pass|listen|ssl_certificate)\b/),
  },
  // A program that serves, where it is started or set up; not where it is installed.
  ...[IMAGE_FILE, COMPOSE, UNIT, /(^|\/)procfile$|\.(sh|bash)$|(^|\/)supervisord?[^/]*\.conf$/].map(
    (file) => ({
      file,
      read: once(
        'app-server',
        /^(?!\s*#|.*\b(install|uninstall|add|remove|pgrep|pkill|kill|grep|echo|curl)\b).*(\b(gunicorn|uvicorn|uwsgi|hypercorn|daphne|waitress-serve|granian)\b|\bfastapi\W+run\b)/i,
      ),
    }),
  ),
  { file: /(^|\/)[^/]*uwsgi[^/]*\.ini$/, read: once('app-server', /^\s*[\w-]+\s*=/) },
  { file: /\.(sh|bash)$/, read: fives('shell-script', /^\s*[^\s#]/) },
  { file: /(^|\/)makefile$/, read: fives('shell-script', /^\t\s*\S/) },
  ...DATABASE_IMAGES.map(([image, sign]) => ({
    file: new RegExp(`${COMPOSE.source}|${WORKFLOW.source}`),
    read: lines(sign, new RegExp(`^[^#]*\\bimage:\\s*["']?([\\w.-]+/){0,3}(${image})\\b`)),
  })),
  { file: /(^|\/)pyproject\.toml$/, read: lines('tool-settings', /^\s*\[{1,2}\s*tool\.(?!pytest|coverage)/) },
  {
    file: /(^|\/)(setup\.cfg|tox\.ini)$/,
    read: lines('tool-settings', /^\[(flake8|mypy|isort|pylint|pycodestyle|pydocstyle|tox|testenv)/),
  },
  { file: /(^|\/)\.pre-commit-config\.yaml$/, read: lines('tool-settings', /^\s*-\s*id:/) },
  {
    file: /(^|\/)(\.flake8|\.?mypy\.ini|\.pylintrc|\.?ruff\.toml|\.isort\.cfg)$/,
    read: lines('tool-settings', /^\s*[\w-]+\s*=/),
  },
];

/** Whether its words are read at all. */
export function isConfiguration(path: string): boolean {
  const lower = path.toLowerCase();
  return KINDS.some(({ file }) => file.test(lower));
}

export async function configurationSightings(path: string, text: string): Promise<readonly Sighting[]> {
  const lower = path.toLowerCase();
  const read = await Promise.all(KINDS.filter(({ file }) => file.test(lower)).map((kind) => kind.read(text)));
  return read.flat();
}

/** Each line that fits counts; lines that a backslash joins are one. */
function lines(name: Sign, pattern: RegExp, countOf = (fitting: number) => fitting): Kind['read'] {
  return (text) => {
    const fitting = joinedLines(text).filter((one) => pattern.test(one.text));
    const [first] = fitting;
    return first ? [{ kind: 'sign', name, line: first.line, count: countOf(fitting.length) }] : [];
  };
}

function joinedLines(text: string): readonly { readonly line: number; readonly text: string }[] {
  const joined: { line: number; parts: string[] }[] = [];
  let isOpen = false;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const part = line.replace(/\\$/, ' ');
    const last = joined.at(-1);
    if (isOpen && last) last.parts.push(part);
    else joined.push({ line: at + 1, parts: [part] });
    isOpen = part !== line;
  }
  return joined.map(({ line, parts }) => ({ line, text: parts.join('') }));
}

function once(name: Sign, pattern: RegExp): Kind['read'] {
  return lines(name, pattern, () => 1);
}

/** Lines that are ordinary: five of them show as much as one of another kind. */
function fives(name: Sign, pattern: RegExp): Kind['read'] {
  return lines(name, pattern, (fitting) => Math.ceil(fitting / 5));
}

/** Each service counts. */
async function compose(text: string): Promise<readonly Sighting[]> {
  const services = tableOf(tableOf(await dataOf(text))['services']);
  const line = text.split('\n').findIndex((one) => /^services\s*:/.test(one)) + 1;
  return [{ kind: 'sign', name: 'compose-file', line, count: Math.max(1, Object.keys(services).length) }];
}

const TESTS =
  /\b(pytest|tox|nox|unittest|manage\.py test|hatch (run )?test|make (test|check)|coverage run)\b/;
const DEPLOYS =
  /\b(deploy|flyctl|heroku|kubectl|helm|terraform apply|docker push|ansible-playbook|rsync|twine upload)\b|gh-action-pypi-publish|docker\/build-push-action|azure\/webapps|appleboy\/ssh/i;

async function workflow(text: string): Promise<readonly Sighting[]> {
  const steps = textsIn(await dataOf(text));
  const lineOf = (pattern: RegExp) => text.split('\n').findIndex((line) => pattern.test(line)) + 1;
  const found: Sighting[] = [
    { kind: 'sign', name: 'ci-workflow', line: 1, count: Math.max(1, Math.ceil(steps.length / 5)) },
  ];
  for (const [name, pattern] of [
    ['ci-tests', TESTS],
    ['ci-deployment', DEPLOYS],
  ] as const) {
    const count = steps.filter((step) => pattern.test(step)).length;
    if (count > 0) found.push({ kind: 'sign', name, line: lineOf(pattern), count });
  }
  return found;
}

async function dataOf(text: string): Promise<unknown> {
  const { readYaml } = await import('../content/read-yaml.ts');
  return (await readYaml(text)).data;
}

const MOST_TEXTS = 2_000;

/** What is run and used, wherever it stands: `run`, `uses`, `script`, and lists of them. */
function textsIn(data: unknown): readonly string[] {
  const texts: string[] = [];
  const open: { readonly value: unknown; readonly isRun: boolean }[] = [{ value: data, isRun: false }];
  for (let next = open.pop(); next && texts.length < MOST_TEXTS; next = open.pop()) {
    const { value, isRun } = next;
    if (typeof value === 'string') {
      if (isRun) texts.push(value);
    } else if (Array.isArray(value)) for (const one of value) open.push({ value: one, isRun });
    else {
      for (const [key, one] of Object.entries(tableOf(value))) {
        open.push({ value: one, isRun: /^(run|uses|script|before_script|command)$/.test(key) });
      }
    }
  }
  return texts;
}

function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
