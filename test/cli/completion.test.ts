import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CompletionValues, completions } from '../../src/cli/completion.ts';
import { allCommands } from '../../src/cli/registry.ts';
import { BINARY, environment, newHome, startedHome } from '../support/cli.ts';
import { itWith } from '../support/programs.ts';

const values: CompletionValues = {
  skill: [
    { value: 'chop', summary: 'Chop' },
    { value: 'cheese-cake', summary: 'Bake it' },
  ],
  stage: [{ value: 'kitchen', summary: '' }],
  setting: [{ value: 'goal', summary: '' }],
  path: [],
  habit: [{ value: 'look-back', summary: 'Look back at the week' }],
};
const commands = await allCommands();
const found = (words: string) => {
  const parts = words.split(' ');
  const all = completions(commands, parts.slice(0, -1), parts.at(-1) ?? '', values);
  return all === 'file' ? 'file' : all.map(({ value }) => value);
};

describe('completions', () => {
  it.each([
    ['ne', ['next']],
    ['ro', ['roadmap']],
    ['roadmap ', ['check', 'use', 'show', 'new', 'convert', 'diff', 'schema']],
    ['roadmap ch', ['check']],
    ['config ', ['get', 'set', 'unset']],
    ['config set ', ['goal']],
    ['config set goal ', []],
    ['show c', ['chop', 'cheese-cake']],
    ['done chop ch', ['chop', 'cheese-cake']],
    ['list --stage ', ['kitchen']],
    ['list --status re', ['ready']],
    ['list --st', ['--stage', '--status']],
    ['next -n ', []],
    ['next --j', ['--json']],
    ['export ', ['markdown', 'ics', 'json', 'csv', 'mermaid', 'passport', 'passport-json', 'html', 'svg']],
    ['completion z', ['zsh']],
    ['--home /tmp sho', ['show']],
    ['complet', ['completion']],
    ['log ch', ['chop', 'cheese-cake']],
    ['habit done l', ['look-back']],
    ['application update acme re', ['rejected']],
    ['nonsense ', []],
  ])('%j', (words, expected) => {
    expect(found(words)).toEqual(expected);
  });
  it.each(['import ', 'import pl', 'export markdown -o ', '--home ', 'roadmap check ', 'start --answers '])(
    '%j takes a file',
    (words) => {
      expect(found(words)).toBe('file');
    },
  );
});

describe('in the shells', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('%s has a script that says where to put it', (shell) => {
    const { code, stdout } = newHome().run(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 2).join()).toContain('Add to');
  });

  itWith('bash', 'bash completes 20 words as the program does', () => {
    const home = startedHome();
    const script = `${preparation(home.folder)}
      eval "$(pybackend-path completion bash)"
      try() { COMP_WORDS=(pybackend-path "$@"); COMP_CWORD=$#; _pybackend_path; echo "\${COMPREPLY[*]}"; }
      try ne; try ro; try roadmap ''; try show sqlite; try done git; try list --stage fl; try list --status kn; try config set ho; try config set goal ''
      try export m; try completion b; try next --js; try help ''; try skip mon; try undo --re; try start --an; try backup --l; try restore --y; try show docke; try import note`;
    writeFileSync(join(home.folder, 'notes.md'), '');
    const { stdout } = spawnSync('bash', ['-c', script], {
      cwd: home.folder,
      env: environment(home.folder),
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toEqual([
      'next',
      'roadmap',
      'check use show new convert diff schema',
      'sqlite-python',
      'git-basics github-collaboration',
      'flask',
      'known',
      'hoursPerWeek holidays',
      '',
      'markdown mermaid',
      'bash',
      '--json',
      '',
      'mongodb',
      '--redo',
      '--answers',
      '--list',
      '--yes',
      'docker',
      'notes.md',
    ]);
    expect(spawnSync('bash', ['-n', '-c', home.run(['completion', 'bash']).stdout]).status).toBe(0);
  });

  itWith('zsh', 'zsh reads its script and gets the words', () => {
    const home = startedHome();
    const script = `${preparation(home.folder)}
      compdef() { : }; _files() { print FILES }; _describe() { print -l -- "\${(@P)2}" }
      eval "$(pybackend-path completion zsh)"
      words=(pybackend-path show sqlite); CURRENT=3; _pybackend_path
      words=(pybackend-path import ''); CURRENT=3; _pybackend_path`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script], {
      env: environment(home.folder),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^sqlite-python:.+\nFILES\n$/);
  });

  itWith('fish', 'fish reads its script and gets the words', () => {
    const home = startedHome();
    preparation(home.folder);
    const script = `set -x PATH ${join(home.folder, 'bin')} $PATH; pybackend-path completion fish | source; complete -C 'pybackend-path show sqlite'; complete -C 'pybackend-path roadmap ch'`;
    const { stdout } = spawnSync('fish', ['--no-config', '-c', script], {
      env: environment(home.folder),
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^sqlite-python\t.+\ncheck\t.+\n$/);
  });

  it('a TAB is silent whatever is wrong', () => {
    const home = startedHome();
    const { code, stdout, stderr } = home.run(
      ['complete', '--current=', '--', 'show', '--roadmap', 'none.yaml'],
      { env: { PYBACKEND_PATH_ROADMAP: 'none.yaml' } },
    );
    expect([code, stdout, stderr]).toEqual([0, '', '']);
  });
});

describe('the manual page', () => {
  itWith('mandoc', 'is one that mandoc finds no fault with', () => {
    const { stdout } = spawnSync(
      'mandoc',
      ['-T', 'lint', '-W', 'warning', join(import.meta.dirname, '../../dist/pybackend-path.1')],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    const text = execFileSync(
      'mandoc',
      ['-T', 'ascii', join(import.meta.dirname, '../../dist/pybackend-path.1')],
      { encoding: 'utf8' },
    );
    for (const { name, hidden } of commands)
      expect(text.replace(/.\x08/g, '').includes(`   ${name}`)).toBe(!hidden);
  });
});

/** A folder `bin` with the program under its own name, and a shell line that puts it on the path. */
function preparation(folder: string): string {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const link = join(folder, 'bin', 'pybackend-path');
  symlinkSync(BINARY, link);
  return `PATH="${join(folder, 'bin')}:$PATH"`;
}
