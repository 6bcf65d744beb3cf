import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { NewFact } from '../../src/core/learner/fact.ts';
import { learnerFrom } from '../../src/core/learner/learner.ts';
import { profileFrom } from '../../src/core/learner/settings.ts';
import { checklistOf } from '../../src/core/plan/checklist.ts';
import { mergeTicks } from '../../src/core/plan/merge-ticks.ts';
import { situationOf } from '../../src/core/plan/situation.ts';
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import { escapeMarkdown, renderMarkdown } from '../../src/exporters/markdown.ts';
import { readMarkdownTicks } from '../../src/exporters/markdown-ticks.ts';
import { claimed, facts, known, skipped } from '../support/facts.ts';
import { graphs, roadmapOf, skill } from '../support/small-roadmap.ts';
import { times } from '../support/times.ts';

function situation(skills: readonly Skill[], done: readonly NewFact[] = []) {
  const learner = learnerFrom(facts(...done.map((fact) => [fact])));
  const today: Day = '2026-11-23';
  return situationOf(roadmapOf(skills), learner, profileFrom(new Map(), 'cook', today), today);
}

const kitchen = [skill('shop'), skill('chop', ['shop']), skill('fry', ['chop']), skill('bake')];
const exported = (done: readonly NewFact[] = []) => renderMarkdown(checklistOf(situation(kitchen, done)));
const skills = new Set(kitchen.map(({ id }) => id));

function merged(file: string, done: readonly NewFact[] = []) {
  return mergeTicks({
    ...readMarkdownTicks(file),
    former: new Map(),
    skills,
    known: situation(kitchen, done).known,
  });
}

describe('ticks that come back', () => {
  it('are those that the person changed', () => {
    const file = exported([claimed('shop')])
      .replace('- [ ] **How to bake**', '- [x] **How to bake**')
      .replace('- [x] **How to shop**', '* [ ] **How to shop**');
    expect(merged(file, [claimed('shop')])).toMatchObject({ ticked: ['bake'], reopened: ['shop'] });
  });
  it('an old file does not untick what was ticked in the program since', () => {
    expect(merged(exported(), [claimed('shop'), claimed('bake')]).facts).toEqual([]);
  });
  it('without the comment of the export empty boxes mean nothing', () => {
    const file = exported([claimed('shop')])
      .replace(/<!--.*-->/, '')
      .replaceAll('[x]', '[ ]')
      .replace('- [ ] **How to bake**', '- [X] **How to bake**');
    expect(merged(file, [claimed('shop')])).toMatchObject({ ticked: ['bake'], reopened: [] });
  });
  it('unknown skills, nameless boxes and two boxes that disagree are told and change nothing', () => {
    const file = `- [x] buy milk\n- [x] **X** (\`surf\`)\n- [x] a (\`bake\`)\n- [ ] b (\`bake\`)\n\`\`\`\n- [x] c (\`fry\`)\n\`\`\`\n`;
    expect(readMarkdownTicks(file).unread).toEqual([{ line: 1, text: 'buy milk' }]);
    expect(merged(file)).toMatchObject({
      facts: [],
      unknown: [{ skill: 'surf', line: 2 }],
      contradictory: ['bake'],
    });
  });
  it('survives CRLF, a byte order mark and other bullets', () => {
    const file = `\uFEFF${exported().replaceAll('\n', '\r\n').replace('- [ ] **How to bake**', '3. [x] **How to bake**')}`;
    expect(merged(file).ticked).toEqual(['bake']);
  });
});

describe('laws', () => {
  it('import(export(x)) changes nothing, whatever is known', () => {
    const picks = fc.array(fc.tuple(fc.constantFrom(known, claimed, skipped), fc.nat({ max: 13 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(graphs(), picks, (all, chosen) => {
        const here = situation(
          all,
          chosen.map(([fact, at]) => fact(`s${at % all.length}`)),
        );
        const read = readMarkdownTicks(renderMarkdown(checklistOf(here)));
        const merge = mergeTicks({
          ...read,
          former: new Map(),
          skills: new Set(all.map(({ id }) => id)),
          known: here.known,
        });
        expect(merge).toMatchObject({ facts: [], unknown: [], contradictory: [] });
        expect(read.ticks.length).toBe(all.filter(({ id }) => !here.skipped.has(id)).length);
      }),
      { numRuns: 300 },
    );
  });

  it('hostile titles stay one list item of plain text, under a renderer that allows HTML', () => {
    const renderer = new MarkdownIt({ html: true, linkify: true });
    const nasty = fc.constantFrom(
      '\n- [x] extra',
      '<script>alert(1)</script>',
      '[a](javascript:alert(1))',
      '![x](http://evil)',
      '|a|b|',
      '`code`',
      '\r\n\r\n# head',
      '&lt;b&gt;',
      '**bold**',
      '_em_',
      '~~~',
      '<!-- c -->',
      '-->',
      '1. one',
      '\\',
      '\u2028',
      '(`bake`)',
      'http://evil.example',
    );
    const title = fc
      .array(fc.oneof(nasty, fc.string({ maxLength: 12, unit: 'grapheme' })), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join(' '))
      .filter((text) => escapeMarkdown(text) !== '');
    fc.assert(
      fc.property(title, (text) => {
        const plain = checklistOf(situation([skill('bake', [], { title: 'Bake' })]));
        const hostile = checklistOf(situation([skill('bake', [], { title: text })]));
        const html = renderer.render(renderMarkdown(hostile));
        const tags = (markup: string) => (markup.match(/<[a-z/!][^>]*>/gi) ?? []).join('');
        expect(tags(html)).toBe(tags(renderer.render(renderMarkdown(plain))));
        expect(readMarkdownTicks(renderMarkdown(hostile)).ticks.map((tick) => tick.skill)).toEqual(['bake']);
      }),
      { numRuns: times(200, 2000) },
    );
  });

  it('a million characters of anything are read in a moment', () => {
    for (const piece of ['- [x] ', '(`a', '`', '<!-- ', ' ', '- ']) {
      expect(readMarkdownTicks(piece.repeat(200_000)).ticks).toEqual([]);
    }
  });
});
