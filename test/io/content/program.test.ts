/** Odd roadmaps through the built program: what it says, where, and how it ends. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY, environment } from '../../support/cli.ts';
import { fileWith, SMALL } from '../../support/content.ts';
import { emptyFolder } from '../../support/data-folder.ts';

function check(bytes: string | Uint8Array, nodeOptions: readonly string[] = []) {
  const folder = emptyFolder();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeOptions, BINARY, 'roadmap', 'check', fileWith(bytes), '--json'],
    { encoding: 'utf8', env: environment(folder), cwd: folder },
  );
  return { status, stderr, report: status === null ? undefined : JSON.parse(stdout) };
}

const small = readFileSync(SMALL, 'utf8');
const POLLUTING =
  '__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n"__proto__": [1]\n<<: { a: 1 }\n';

describe('the program', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a custom tag', 'id: !!js/function "x"\n', '1:5 tag'],
    ['two documents', `${small}---\n${small}`, '57:1 yaml'],
    ['a date for an id', small.replace('id: kitchen', 'id: 2026-01-01'), '2:5 bad-value'],
    ['yes for true', small.replace('optional: true', 'optional: yes'), '54:15 bad-type'],
    ['a merge key', small.replace('id: kitchen', 'id: kitchen\n<<: { id: x }'), '3:1 unknown-key'],
    ['a key that is a list', `? [a, b]\n: c\n${small}`, '1:3 bad-key'],
    ['a lone surrogate', small.replace('Cook for friends', '"\\ud800"'), '3:8 bad-value'],
    ['an endless quote', small.replace('Cook for friends', '"Cook'), '3:13 yaml'],
    ['UTF-16', Buffer.from(`\ufeff${small}`, 'utf16le'), '1:1 not-utf8'],
    ['Latin 1', Buffer.from(small.replace('Bake', 'B\xe4ke'), 'latin1'), '1:1 not-utf8'],
    ['a NUL', `${small}\0`, '57:1 not-text'],
    ['nothing', '', '1:1 bad-type'],
    ['a byte too much', Buffer.alloc(1024 * 1024 + 1, '# \n'), '1:1 too-large'],
    ['an alias of itself', 'id: &a [*a]\n', '1:9 self-alias'],
  ])('%s ends with 65 and nothing on stderr', (_, bytes, first) => {
    const { status, stderr, report } = check(bytes);
    expect([status, stderr]).toEqual([65, '']);
    const { line, column, code } = report.problems[0];
    expect(`${line}:${column} ${code}`).toBe(first);
  });

  it('works where nothing can be added to the prototype of everything', () => {
    const freeze = join(emptyFolder(), 'freeze.cjs');
    writeFileSync(freeze, 'Object.freeze(Object.prototype);\n');
    expect(check(small, ['--require', freeze])).toMatchObject({
      status: 0,
      stderr: '',
      report: { skills: 4 },
    });
    const { status, stderr, report } = check(POLLUTING, ['--require', freeze]);
    expect([status, stderr]).toEqual([65, '']);
    expect(report.problems.map(({ code }: { code: string }) => code)).toEqual([
      'unknown-key',
      'unknown-key',
      'duplicate-key',
    ]);
  });

  it('adds nothing to it', () => {
    const look = join(emptyFolder(), 'look.cjs');
    writeFileSync(
      look,
      "process.on('exit', () => { if (({}).polluted !== undefined || Object.keys(Object.prototype).length > 0) process.exitCode = 99; });\n",
    );
    expect(check(POLLUTING, ['--require', look]).status).toBe(65);
  });
});
