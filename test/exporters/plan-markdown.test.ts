import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../src/core/learner/fact.ts';
import { mergeTicks } from '../../src/core/plan/merge-ticks.ts';
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import { EXPORTERS } from '../../src/exporters/index.ts';
import { escapeMarkdown } from '../../src/exporters/markdown.ts';
import { readMarkdownTicks } from '../../src/exporters/markdown-ticks.ts';
import { planMarkdown } from '../../src/exporters/plan-markdown.ts';
import { claimed, facts } from '../support/facts.ts';
import { planSource } from '../support/plan-source.ts';
import { graphs, skill } from '../support/small-roadmap.ts';

const KITCHEN = [skill('shop'), skill('chop', ['shop']), skill('fry', ['chop'], { milestone: 'full' })];
const set = (key: string, value: string | number): NewFact => ({ type: 'set', data: { key, value } });
const planFor = (skills: readonly Skill[], ...done: readonly NewFact[]) =>
  planSource({ skills, facts: facts(...done.map((fact) => [fact])) });

/** The checklist as a file, with and without the weeks. */
function exported({ checklist, plan }: ReturnType<typeof planFor>) {
  const markdown = EXPORTERS.find(({ format }) => format === 'markdown');
  if (markdown?.from !== 'checklist') throw new Error('markdown is made from the checklist');
  return { without: markdown.render(checklist), withPlan: markdown.render(checklist, plan) };
}

describe('the weeks as markdown', () => {
  it('dates, hours, parts, what is done, both milestones with both dates', () => {
    const { plan } = planFor(KITCHEN, set('hoursPerWeek', 4), set('holidays', '2026-12-07..2026-12-13'));
    const text = planMarkdown(plan);
    expect(text).toMatch(/^# Plan\n\nMade on 30 November 2026 for 4 h a week\.\n\n/);
    const dates = 'likely by \\d+ \\w+ \\d{4}, safely by \\d+ \\w+ \\d{4}';
    expect(text).toMatch(new RegExp(`^- Ready for a first job: ${dates}$`, 'm'));
    expect(text).toMatch(new RegExp(`^- The full path: ${dates}$`, 'm'));
    expect(text.slice(text.indexOf('##'))).toBe(
      [
        '## 30 Nov - 6 Dec 2026: 4 h',
        '',
        '- Reviews, 15 min',
        '- Read **How to shop**, 1 h 30 min',
        '- Practise **How to shop**, 1 h 15 min',
        '- Prove **How to shop**, 15 min',
        '- Read **How to chop**, 45 min',
        '- Done by then: **How to shop**',
        '',
        '## 7 Dec - 13 Dec 2026',
        '',
        '- Holiday',
        '',
        '## 14 Dec - 20 Dec 2026: 2 h 45 min',
        '',
        '- Reviews, 30 min',
        '- Read **How to chop**, 45 min',
        '- Practise **How to chop**, 1 h 15 min',
        '- Prove **How to chop**, 15 min',
        '- Done by then: **How to chop**',
        '',
      ].join('\n'),
    );
    expect(planMarkdown(plan, 2)).toContain('\n### 30 Nov - 6 Dec 2026: 4 h\n');
  });

  it('a finished path has no week', () => {
    const text = planMarkdown(planFor([skill('shop')], claimed('shop')).plan);
    expect(text).toContain('- Ready for a first job: reached');
    expect(text).toContain('Nothing is open');
  });

  it('a last day of the week that is off says so', () => {
    const sunday = planSource({
      skills: KITCHEN,
      facts: facts([set('daysOff', 'sun')]),
      today: '2026-12-06',
      weeks: 1,
    });
    expect(planMarkdown(sunday.plan)).toContain('## 6 Dec 2026\n\n- No day of learning is left in it');
  });
});

describe('the checklist with the weeks', () => {
  it('begins with the checklist as it is without them', () => {
    const { without, withPlan } = exported(planFor(KITCHEN, claimed('shop')));
    expect(withPlan.startsWith(`${without}\n## Plan\n`)).toBe(true);
  });

  it('is read back exactly as before, whatever the path', () => {
    fc.assert(
      fc.property(graphs(), fc.nat({ max: 13 }), (skills, at) => {
        const source = planFor(skills, claimed(`s${at % skills.length}`));
        const { without, withPlan } = exported(source);
        expect(readMarkdownTicks(withPlan)).toEqual(readMarkdownTicks(without));
        const known = new Set(
          source.checklist.stages
            .flatMap(({ steps }) => steps)
            .filter(({ status }) => status === 'known')
            .map(({ id }) => id),
        );
        const ids = new Set(skills.map(({ id }) => id));
        expect(
          mergeTicks({ ...readMarkdownTicks(withPlan), former: new Map(), skills: ids, known }).facts,
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('a title stays text in a list without boxes, under a renderer that allows HTML', () => {
    const renderer = new MarkdownIt({ html: true, linkify: true });
    const nasty = fc.constantFrom(
      '\n- [x] extra (`bake`)',
      '[x] (`bake`)',
      '<!-- pybackend-path/markdown@1 ticked: bake -->',
      '\n<!-- pybackend-path/markdown@1 ticked: bake -->',
      '<script>alert(1)</script>',
      '\n```\n',
      '~~~',
      '**',
      '|a|b|',
      '\r\n## head',
      '\\',
      '\u2028',
    );
    const title = fc
      .array(fc.oneof(nasty, fc.string({ maxLength: 8, unit: 'grapheme' })), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(' '))
      .filter((text) => escapeMarkdown(text) !== '');
    const tags = (text: string) => (renderer.render(text).match(/<[a-z/!][^>]*>/gi) ?? []).join('');
    const plain = exported(planFor([skill('bake', [], { title: 'Bake' })]));
    fc.assert(
      fc.property(title, (text) => {
        const hostile = exported(planFor([skill('bake', [], { title: text })]));
        expect(tags(hostile.withPlan)).toBe(tags(plain.withPlan));
        expect(readMarkdownTicks(hostile.withPlan)).toEqual(readMarkdownTicks(hostile.without));
      }),
      { numRuns: 300 },
    );
  });
});
