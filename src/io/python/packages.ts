/** What a Python has installed, by the names that pip knows. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const LIMIT_MS = 10_000;
const LIST =
  'import importlib.metadata as m; print(*{f"{d.name} {d.version}" for d in m.distributions() if d.name}, sep="\\n")';

/** Name in its normal form, and version. Rejects when that Python does not start. */
export async function packagesOf([program = '', ...args]: readonly string[]): Promise<
  ReadonlyMap<string, string>
> {
  const { stdout } = await promisify(execFile)(program, [...args, '-I', '-c', LIST], { timeout: LIMIT_MS });
  const rows = stdout.split(/\r?\n/).filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [name = '', version = ''] = row.split(' ');
      return [normal(name), version];
    }),
  );
}

/** PyPI's own rule for names that are one. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
