import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { renderSvg } from '../../src/exporters/svg.ts';
import { twins } from '../support/hostile-source.ts';
import { planSource } from '../support/plan-source.ts';
import { itWith } from '../support/programs.ts';
import { skill } from '../support/small-roadmap.ts';

const KITCHEN = [skill('shop'), skill('chop', ['shop'], { stage: 'knives' })];

/** Reads it with a parser that forgives nothing, and prints what is in it. */
const COUNT = `
import sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
names = [one.tag.split('}')[1] for one in root.iter()]
keys = {key for one in root.iter() for key in one.keys()}
print(len([name for name in names if name not in ('text', 'title')]), 'script' in names, sorted(keys))
print(''.join(root.find('{http://www.w3.org/2000/svg}title').itertext()))
`;
const parsed = (svg: string) => {
  const { stdout, stderr } = spawnSync('python3', ['-c', COUNT], { input: svg, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
};

it('stands alone: a name, a description, its own colours, no script and nothing to load', async () => {
  const svg = await renderSvg(planSource({ skills: KITCHEN }));
  expect(svg).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/,
  );
  expect(svg).toMatch(/<title id="title">Cook: skill map<\/title><desc id="says">0 of 2 skills known/);
  expect(svg).not.toMatch(/var\(--|<script|<a |href="[^#]|url\([^#]|@import|\son\w+=/);
  expect(svg.match(/<g class="box /g)?.length).toBe(2);
});

it('the same input gives the same bytes', async () => {
  const [one, other] = [planSource({ skills: KITCHEN }), planSource({ skills: KITCHEN })];
  expect(await renderSvg(one)).toBe(await renderSvg(other));
});

itWith('python3', 'is XML, and 200 attacks in every text change no tag of it', async () => {
  const { hostile, safe } = twins();
  const [evil, good] = [parsed(await renderSvg(hostile)), parsed(await renderSvg(safe))];
  expect(evil.split('\n')[0]).toBe(good.split('\n')[0]);
  expect(evil).toContain('<script>window.pwn=1</script>: skill map');
});
