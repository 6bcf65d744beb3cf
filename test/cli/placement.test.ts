import { describe, expect, it } from 'vitest';
import { newHome } from '../support/cli.ts';

describe('placement --protocol jsonl', () => {
  it('answers each line with one line, also a wrong one', () => {
    const input = [
      '{"op":"problem","skills":[{"id":"a","requires":[]},{"id":"b","requires":["a"]}],"cap":2}',
      '{"op":"start"}',
      'nope',
      '{"op":"next"}',
      '{"op":"answer","skill":"a","outcome":"right"}',
      '{"op":"beliefs"}',
    ].join('\n');
    const { code, stdout, stderr } = newHome().run(['placement', '--protocol', 'jsonl'], { input });
    expect([code, stderr]).toEqual([0, '']);
    const replies = stdout
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect(replies.slice(0, 5)).toEqual([
      { ok: true },
      { ok: true },
      { error: 'the line is not JSON' },
      { skill: 'a' },
      { ok: true },
    ]);
    expect(replies[5].known.a).toBeGreaterThan(replies[5].known.b);
  });

  it('cleans what strangers call their skills', () => {
    const id = 'a\u202e\u001b[31m';
    const input = `${JSON.stringify({ op: 'problem', skills: [{ id }] })}\n{"op":"next"}\n`;
    const { stdout } = newHome().run(['placement', '--protocol', 'jsonl'], { input });
    expect(stdout).not.toMatch(/[\u202e\u001b]/);
    expect(JSON.parse(stdout.split('\n')[1] ?? '').skill).toBe(id);
  });

  it.each([[[]], [['--protocol', 'xml']]])('%j: says how to talk to it, code 64', (args) => {
    const { code, stderr } = newHome().run(['placement', ...args], { input: '' });
    expect(code).toBe(64);
    expect(stderr).toContain('placement --protocol jsonl');
  });
});
