import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../src/core/learner/fact.ts';
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import { label, renderMermaid } from '../../src/exporters/mermaid.ts';
import { claimed, facts, skipped } from '../support/facts.ts';
import { planSource } from '../support/plan-source.ts';
import { graphs, roadmapOf, skill } from '../support/small-roadmap.ts';

const diagram = (skills: readonly Skill[], done: readonly NewFact[] = []) =>
  renderMermaid(planSource({ skills, facts: facts(done) }).checklist, roadmapOf(skills));

describe('export mermaid', () => {
  it('is a flowchart with a box for each stage and a style for each status', () =>
    expect(
      diagram(
        [
          skill('shop'),
          skill('chop', ['shop']),
          skill('end', ['chop'], { title: 'The "end"' }),
          skill('bake', [], { stage: 'oven' }),
        ],
        [claimed('shop'), skipped('bake')],
      ),
    ).toMatchInlineSnapshot(`
      "flowchart LR
        subgraph g1["Stage kitchen"]
          s1["How to shop<br/>known"]
          s2["How to chop<br/>ready now, step 1"]
          s3["The #34;end#34;<br/>later, step 2"]
        end
        subgraph g2["Stage oven"]
          s4["How to bake<br/>left out"]
        end
        s1 --> s2
        s2 --> s3
        classDef known fill:#d7f0dd,stroke:#1a7f37,color:#0b2e13,stroke-width:2px
        class s1 known
        classDef ready fill:#ddeafc,stroke:#0b57d0,color:#0a2647,stroke-width:3px
        class s2 ready
        classDef later fill:#f3f3f3,stroke:#6e7781,color:#24292f,stroke-width:1px
        class s3 later
        classDef skipped fill:#ffffff,stroke:#8c959f,color:#57606a,stroke-dasharray:4 3
        class s4 skipped
      "
    `));

  it('has every skill once and every prerequisite as an arrow', () =>
    fc.assert(
      fc.property(graphs(), (skills) => {
        const lines = diagram(skills).split('\n');
        expect(lines.filter((line) => /^ {4}s\d+\[/.test(line))).toHaveLength(skills.length);
        expect(lines.filter((line) => line.includes('-->'))).toHaveLength(
          skills.reduce((sum, { prerequisites }) => sum + prerequisites.length, 0),
        );
      }),
      { numRuns: 100 },
    ));

  it('2,000 labels hold nothing that the diagram language or HTML would read', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'binary' }), (text) => {
        expect(label(text)).toMatch(/^([\p{L}\p{M}\p{N} ]|#\d+;)*$/u);
      }),
      { numRuns: 2_000 },
    ));
});
