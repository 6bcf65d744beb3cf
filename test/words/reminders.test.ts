/** The recipes, carried out with the schedulers played by small programs, or read by a second parser. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { remindScript } from '../../src/views/remind.ts';
import { type ReminderInput, reminderFor, SCHEDULERS } from '../../src/words/reminders.ts';
import { itWith } from '../support/programs.ts';

const top = mkdtempSync(join(tmpdir(), 'remind-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const TEXT = '3 reviews are due, about 2 min: pybackend-path today';
const NAMES = ['plain', "it's 100% $HOME `id`", 'Jörg ’;\\%d "&<b>', '-a *?#~ %% \\\\n$(id)'];

let count = 0;
/** A machine to be reminded on: a home, a folder for programs, and a program of ours that tells what it was asked. */
function machine(name: string, text = TEXT) {
  count += 1;
  const place = join(top, String(count));
  const [userFolder, bin, folder] = [join(place, name), join(place, 'bin'), join(place, name, 'data')];
  for (const one of [userFolder, bin]) mkdirSync(one, { recursive: true });
  const script = join(userFolder, 'program.cjs');
  const asked = join(place, 'asked');
  writeFileSync(
    script,
    `require('node:fs').writeFileSync(${JSON.stringify(asked)}, JSON.stringify(process.argv.slice(2)));
     console.log(${JSON.stringify(text)});`,
  );
  const input: ReminderInput = {
    ...{ at: '18:05', program: [process.execPath, script], folder, userFolder, home: folder },
  };
  const env = { PATH: `${bin}:/usr/bin:/bin`, HOME: userFolder };
  return {
    ...{ place, folder, input, bin },
    asked: () => JSON.parse(readFileSync(asked, 'utf8')),
    sh: (words: string) => spawnSync('/bin/sh', ['-c', words], { cwd: place, env, encoding: 'utf8' }),
    program: (called: string, lines: string) => {
      writeFileSync(join(bin, called), `#!/bin/sh\n${lines}\n`);
      chmodSync(join(bin, called), 0o755);
    },
  };
}

/** What cron gives to sh: up to a `%` without a backslash before it, the backslashes before others taken away. */
function asCronDoes(command: string): string {
  let [given, isEscaped] = ['', false];
  for (const character of command) {
    if (character === '%' && !isEscaped) return given;
    if (character === '%') given = given.slice(0, -1);
    given += character;
    isEscaped = !isEscaped && character === '\\';
  }
  return given;
}

describe('cron', () => {
  it.each(NAMES)('%j: adds one line, replaces it, keeps the others, and it runs', (name) => {
    const { input, sh, program, place, folder, asked } = machine(name);
    const table = join(place, 'table');
    program(
      'crontab',
      `if [ "$1" = -l ]; then cat '${table}'; else cat > '${table}.new'; mv '${table}.new' '${table}'; fi`,
    );
    program('notify-send', `printf '%s\\n' "$@" > '${place}/shown'`);
    writeFileSync(table, '# mine\n0 5 * * * backup 50\\%\n');
    const early = remindScript('cron', '07:30', reminderFor('cron', { ...input, at: '07:30' }));
    const reminder = reminderFor('cron', input);
    for (const script of [early, remindScript('cron', '18:05', reminder)]) {
      const { status, stdout, stderr } = sh(script);
      expect([status, stdout, stderr]).toEqual([0, '', '']);
    }
    const rows = readFileSync(table, 'utf8').split('\n');
    expect(rows.slice(0, 2)).toEqual(['# mine', '0 5 * * * backup 50\\%']);
    expect(rows.slice(3)).toEqual(['']);
    const [, command = ''] = /^5 18 \* \* \* ([ -~]+)$/.exec(rows[2] ?? '') ?? [];
    const { status, stdout, stderr } = sh(asCronDoes(command));
    expect([status, stdout, stderr]).toEqual([0, '', '']);
    expect(readFileSync(join(place, 'shown'), 'utf8')).toBe(`pybackend-path\n${TEXT}\n`);
    expect(asked()).toEqual(['nudge', '--show', '--home', folder]);
    for (const undo of reminder.undo) expect(sh(undo).status).toBe(0);
    expect(readFileSync(table, 'utf8')).toBe('# mine\n0 5 * * * backup 50\\%\n');
    expect(existsSync(join(folder, 'remind.sh'))).toBe(false);
  });
});

describe('the script that shows it', () => {
  const made = (text?: string) => {
    const one = machine('home', text);
    const [file] = reminderFor('cron', one.input).files;
    return { ...one, show: () => one.sh(file?.text ?? 'exit 9') };
  };

  it('says nothing when nothing is due, and fails when our program does', () => {
    const silent = made('');
    silent.program('notify-send', 'echo shown');
    expect(silent.show().stdout).toBe('');
    const broken = machine('broken');
    const [file] = reminderFor('cron', { ...broken.input, program: ['/no/such/node'] }).files;
    const { status, stdout } = broken.sh(file?.text ?? '');
    expect([status, stdout]).toEqual([1, '']);
  });

  it('where no notification can be shown it is mailed, else printed', () => {
    const one = made();
    for (const missing of ['notify-send', 'osascript']) one.program(missing, 'exit 1');
    one.program('mail', `cat > '${one.place}/mailed'; echo "$@" >> '${one.place}/mailed'`);
    expect(one.show().stdout).toBe('');
    expect(readFileSync(join(one.place, 'mailed'), 'utf8')).toMatch(
      /^3 reviews .*\n-s pybackend-path \S+\n$/,
    );
    one.program('mail', 'exit 1');
    expect(one.show().stdout).toBe(`${TEXT}\n`);
  });

  it('on macOS the text is an argument, no part of the AppleScript', () => {
    const one = made();
    one.program('notify-send', 'exit 1');
    one.program('osascript', `printf '%s\\n' "$@" > '${one.place}/shown'`);
    expect(one.show().stdout).toBe('');
    const words = readFileSync(join(one.place, 'shown'), 'utf8').split('\n');
    expect(words.slice(-2)).toEqual([TEXT, '']);
    expect(words.slice(0, -2).join(' ')).not.toContain('reviews');
  });
});

describe('systemd', () => {
  itWith('systemd-analyze', 'finds nothing wrong with the units', () => {
    for (const name of NAMES) {
      const { input, sh, place, program } = machine(name);
      program('systemctl', `echo "$@" >> '${place}/called'`);
      const { status, stdout, stderr } = sh(remindScript('systemd', '18:05', reminderFor('systemd', input)));
      expect([status, stdout, stderr]).toEqual([0, '', '']);
      const units = ['service', 'timer'].map((ending) =>
        join(input.userFolder, `.config/systemd/user/pybackend-path-reminder.${ending}`),
      );
      const verified = spawnSync('systemd-analyze', ['verify', '--user', '--man=no', ...units], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', XDG_RUNTIME_DIR: place },
      });
      expect([name, verified.stdout, withoutWeather(verified.stderr)]).toEqual([name, '', '']);
      expect(readFileSync(join(place, 'called'), 'utf8')).toContain(
        '--user enable pybackend-path-reminder.timer',
      );
      for (const undo of reminderFor('systemd', input).undo) expect(sh(undo).status).toBe(0);
      expect(units.filter(existsSync)).toEqual([]);
    }
  });

  it('percent and dollar signs are doubled, quotes and letters beyond ASCII escaped', () => {
    const { input } = machine('plain');
    const { files } = reminderFor('systemd', { ...input, folder: '/a "b" 5% $x \\ é' });
    expect(files.map(({ text }) => text).join('')).toContain(
      'ExecStart=/bin/sh "/a \\x22b\\x22 5%% $$x \\x5c \\xc3\\xa9/remind.sh"\n',
    );
  });
});

/** What the machine of the tests lacks has nothing to do with our units. */
function withoutWeather(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.includes('pybackend-path'))
    .join('\n');
}

describe('launchd', () => {
  itWith('python3', 'the agent is a property list that names the script and the time', () => {
    for (const name of NAMES) {
      const { input, sh, place, program } = machine(name);
      program('launchctl', `printf '%s\\n' "$@" >> '${place}/called'`);
      const { status, stderr } = sh(remindScript('launchd', '18:05', reminderFor('launchd', input)));
      expect([status, stderr]).toEqual([0, '']);
      const file = join(input.userFolder, 'Library/LaunchAgents/pybackend-path.reminder.plist');
      const read = 'import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';
      const { stdout } = spawnSync('python3', ['-c', read, file], { encoding: 'utf8' });
      expect(JSON.parse(stdout)).toEqual({
        Label: 'pybackend-path.reminder',
        ProgramArguments: ['/bin/sh', join(input.folder, 'remind.sh')],
        StartCalendarInterval: { Hour: 18, Minute: 5 },
      });
      expect(readFileSync(join(place, 'called'), 'utf8').trimEnd().endsWith(file)).toBe(true);
    }
  });
});

describe('the Task Scheduler', () => {
  itWith('python3', 'the task is XML that names the script and the time', () => {
    const folder = "C:\\Users\\Jörg ’O'B & <x>\\Data";
    const { files, commands } = reminderFor('task-scheduler', { ...machine('plain').input, folder });
    const [script, task] = files;
    expect(task?.path).toBe(`${folder}\\reminder.xml`);
    const read = `import json, sys, xml.etree.ElementTree as tree
print(json.dumps({one.tag.split('}')[1]: one.text for one in tree.fromstring(sys.stdin.read()).iter()}))`;
    const { stdout } = spawnSync('python3', ['-c', read], { input: task?.text ?? '', encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({
      StartBoundary: '2026-01-01T18:05:00',
      DaysInterval: '1',
      Command: 'powershell.exe',
      Arguments: `-NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File "${script?.path}"`,
    });
    expect(commands).toEqual([
      "schtasks /Create /F /TN 'pybackend-path reminder' /XML ('C:\\Users\\J' + [char]0xf6 + 'rg ' + [char]0x2019 + 'O' + [char]0x27 + 'B & <x>\\Data\\reminder.xml')",
    ]);
  });
});

describe('every recipe', () => {
  it.each(SCHEDULERS)('%s: is ASCII, and says how to take it back', (scheduler) => {
    for (const name of NAMES) {
      const reminder = reminderFor(scheduler, machine(name).input);
      expect(remindScript(scheduler, '18:05', reminder)).toMatch(
        /^[\n\x20-\x7e]*# To take it back:\n# {3}[\n\x20-\x7e]*$/,
      );
    }
  });
});
