/** What the name of a file tells alone. */
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

/** The parts of it that a person wrote: a statement of SQL in `op.execute` or `RunSQL`. */
export function isByHand({ kind, name }: Sighting): boolean {
  return kind === 'sign' && (name === 'sql-query' || name === 'sql-join' || name === 'sql-table');
}

export function isMigration(path: string): boolean {
  return MIGRATION.test(path) && !path.endsWith('/__init__.py') && !path.endsWith('/env.py');
}
