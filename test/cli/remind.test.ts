import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newHome } from '../support/cli.ts';

describe('today --remind-with', () => {
  it('prints the recipe and changes nothing; --json gives its parts', () => {
    const home = newHome();
    const args = ['today', '--remind-with', 'cron', '--at', '18:05'];
    const { code, stdout, stderr } = home.run(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Nothing is changed yet');
    expect(stdout).toContain("'5 18 * * * /bin/sh ");
    expect(stdout).toContain(`--home ${home.folder}`);
    const document = JSON.parse(home.run([...args, '--json']).stdout);
    expect(document).toMatchObject({ schema: 'pybackend-path/remind@1', scheduler: 'cron', at: '18:05' });
    for (const { text } of document.files) expect(stdout).toContain(text);
    expect(readdirSync(home.folder)).toEqual([]);
  });

  it('without a time it is the one at which the learner begins to learn', () => {
    const home = newHome();
    expect(home.run(['today', '--remind-with', 'systemd']).stdout).toContain('OnCalendar=*-*-* 19:00:00');
    home.run(['config', 'set', 'studyTime', '06:45']);
    expect(home.run(['today', '--remind-with', 'systemd']).stdout).toContain('OnCalendar=*-*-* 06:45:00');
  });

  it('refuses other schedulers, other times, and names that no recipe can hold', () => {
    const home = newHome();
    for (const args of [
      ['at'],
      [''],
      ['cron', '--at', '25:00'],
      ['cron', '--at', '9:5'],
      ['cron', '--at', '18:30\n* * * * * id'],
      ['launchd', '--home', `${home.folder}/a\x01b`],
    ]) {
      const { code, stdout, stderr } = home.run(['today', '--remind-with', ...args]);
      expect([args, code, stdout]).toEqual([args, 64, '']);
      expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    }
  });
});
