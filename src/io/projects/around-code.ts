/** What the files around the code show: images, workflows, pages, configuration of servers. */
import type { Sighting } from '../../core/evidence/reading.ts';
import type { Sign } from '../../core/roadmap/signs.ts';

/** Signs that the name of a file gives alone. */
export function signsOfName(path: string): readonly Sign[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const end = name.slice(name.lastIndexOf('.') + 1);
  const byEnd = Object.hasOwn(BY_END, end) ? BY_END[end] : undefined;
  if (byEnd && name !== end) return byEnd;
  return LOCKS.has(name) ? ['locked-dependencies'] : [];
}

const BY_END: Readonly<Record<string, readonly Sign[]>> = {
  html: ['html'],
  htm: ['html'],
  jinja: ['html'],
  jinja2: ['html'],
  css: ['css'],
  scss: ['css'],
  js: ['javascript'],
  mjs: ['javascript'],
  ts: ['javascript'],
  jsx: ['javascript', 'react-component'],
  tsx: ['javascript', 'react-component'],
  sh: ['shell-script'],
  bash: ['shell-script'],
};

const LOCKS: ReadonlySet<string> = new Set([
  'poetry.lock',
  'uv.lock',
  'pdm.lock',
  'pipfile.lock',
  'pylock.toml',
]);

/** Migrations are made by a tool from models: that they are there tells something, what they say does not. */
const MIGRATION =
  /(^|\/)migrations\/(versions\/)?\w+\.py$|(^|\/)(alembic|versions)\/(versions\/)?[0-9a-f]{8,}_\w+\.py$/;

export function isMigration(path: string): boolean {
  return MIGRATION.test(path) && !path.endsWith('/__init__.py') && !path.endsWith('/env.py');
}

/** Undefined when the file is none that is read for its words. */
export async function configurationSightings(
  path: string,
  text: string,
): Promise<readonly Sighting[] | undefined> {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^(docker|container)file([.-].+)?$|\.dockerfile$/.test(name)) {
    return [
      counted(
        'dockerfile',
        text,
        /^\s*(FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|USER|WORKDIR|HEALTHCHECK|EXPOSE|ARG)\b/i,
      ),
    ];
  }
  if (isWorkflow(path)) return workflow(text);
  if (/^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/.test(name)) return compose(text);
  if (/\.service$|\.timer$/.test(name))
    return [counted('systemd-unit', text, /^\s*(ExecStart|User|Restart|OnCalendar|WantedBy)\w*\s*=/)];
  if (/nginx/.test(path.toLowerCase()) && /\.(conf|template|j2)$/.test(name)) {
    return [
      counted('nginx-config', text, /^\s*(server|location|upstream|proxy_pass|listen|ssl_certificate)\b/),
    ];
  }
  return undefined;
}

/** Whether its words are read at all. */
export function isConfiguration(path: string): boolean {
  return (
    /(docker|container)file|compose|\.(service|timer|conf|template|j2)$/i.test(
      path.slice(path.lastIndexOf('/') + 1),
    ) || isWorkflow(path)
  );
}

function isWorkflow(path: string): boolean {
  return /(^|\/)\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(^|\/)\.gitlab-ci\.ya?ml$|(^|\/)\.circleci\/config\.ya?ml$|(^|\/)(\.travis|azure-pipelines|bitbucket-pipelines)\.ya?ml$/.test(
    path,
  );
}

function counted(name: Sign, text: string, pattern: RegExp): Sighting {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => pattern.test(line));
  const count = lines.filter((line) => pattern.test(line)).length;
  return { kind: 'sign', name, line: first + 1, count: Math.max(1, count) };
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
