import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../src/core/learner/fact.ts';
import type { Skill } from '../../src/core/roadmap/roadmap.ts';
import { renderHtml } from '../../src/exporters/html.ts';
import { webAddress } from '../../src/exporters/map/markup.ts';
import { skillMapOf } from '../../src/exporters/map/skill-map.ts';
import { claimed, facts, known, skipped } from '../support/facts.ts';
import { twins } from '../support/hostile-source.ts';
import { MARKUP_PAYLOADS } from '../support/markup-payloads.ts';
import { planSource } from '../support/plan-source.ts';
import { skill } from '../support/small-roadmap.ts';

const KITCHEN = [
  skill('shop'),
  skill('chop', ['shop']),
  skill('fry', ['chop'], { stage: 'stove' }),
  skill('bake', ['fry'], { stage: 'stove' }),
  skill('brew'),
];
const sourceFor = (skills: readonly Skill[], ...done: readonly NewFact[]) =>
  planSource({ skills, facts: facts(...done.map((fact) => [fact])) });

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function tagsIn(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes }) });
  parser.end(html);
  return tags;
}

/** The text between a pair of tags that occurs once. */
function only(html: string, name: 'style' | 'script'): string {
  const parts = html.split(`<${name}>`);
  expect(parts.length).toBe(2);
  return parts[1]?.split(`</${name}>`)[0] ?? '';
}

describe('the page', () => {
  it('allows exactly its own style and script, before anything else is read', async () => {
    const html = await renderHtml(sourceFor(KITCHEN));
    const policy =
      /^<!doctype html>\n<html lang=en><head><meta http-equiv=Content-Security-Policy content="([^"]+)">/.exec(
        html,
      )?.[1];
    const hash = (name: 'style' | 'script') =>
      `sha256-${createHash('sha256').update(only(html, name)).digest('base64')}`;
    expect(policy?.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      `style-src '${hash('style')}'`,
      `script-src '${hash('script')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    // A terminal without Unicode gets other letters than these; they must not change.
    expect(only(html, 'style') + only(html, 'script')).not.toMatch(/[^\n -~]/);
  });

  it('loads nothing and holds no code but that script', async () => {
    const tags = tagsIn(await renderHtml(sourceFor(KITCHEN)));
    const loading = ['link', 'img', 'iframe', 'object', 'embed', 'base', 'form', 'image', 'video', 'audio'];
    expect(tags.filter(({ name }) => loading.includes(name))).toEqual([]);
    const names = tags.flatMap(({ attributes }) => Object.keys(attributes));
    expect(names.filter((name) => /^(on|style$|src|action|srcdoc|formaction|xlink)/.test(name))).toEqual([]);
    const links = tags.flatMap(({ attributes }) => attributes['href'] ?? []);
    for (const href of links) expect(href).toMatch(/^(#[\w-]+|https:\/\/example\.org\/\w+)$/);
    const outward = tags.filter(({ attributes }) => attributes['href']?.startsWith('http'));
    // By the HTML standard that is noopener as well.
    expect(new Set(outward.map(({ attributes }) => attributes['rel']))).toEqual(new Set(['noreferrer']));
    // Nothing to tick that would not be kept: all there is to fill in looks for skills.
    const fields = tags.filter(({ name }) => ['input', 'select', 'textarea'].includes(name));
    expect(new Set(fields.map(({ attributes }) => attributes['id'] ?? attributes['name']))).toEqual(
      new Set(['find', 'stage', 'standing']),
    );
    const ids = new Set(tags.map(({ attributes }) => attributes['id']));
    for (const href of links.filter((one) => one.startsWith('#'))) expect(ids).toContain(href.slice(1));
  });

  it('has every skill with its outcomes, links, neighbours and commands, and the weeks', async () => {
    const html = await renderHtml(sourceFor(KITCHEN, claimed('shop')));
    for (const [at, id] of ['shop', 'chop', 'brew', 'fry', 'bake'].entries()) {
      const details = html.slice(html.indexOf(` id=${at + 1}>`)).split('</details>')[0];
      for (const words of [`Show that you can ${id}`, `href=https://example.org/${id}`, `done ${id}`]) {
        expect(details).toContain(words);
      }
    }
    expect(html).toContain('<dt>Needs<dd><a href=#2>How to chop</a>');
    expect(html).toContain('<dt>Opens<dd><a href=#5>How to bake</a>');
    expect(html).toContain('practice chop');
    expect(html).not.toContain('practice fry');
    expect(html).toContain('30 Nov - 6 Dec 2026');
  });

  it('says when each advert is reached, by its id when two have one title, or what was left out of it', async () => {
    const aimed = (id: string): NewFact => ({
      type: 'aimed',
      data: { advert: id, title: 'Cook', must: [id], nice: [] },
    });
    const html = await renderHtml(sourceFor(KITCHEN, aimed('bake'), aimed('brew'), skipped('brew')));
    const said = html
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll(/\s+/g, ' ');
    expect(said).toContain("Ready for 'Cook' (bake) likely by");
    expect(said).toContain("Not ready for 'Cook' (brew) you left out How to brew");
  });

  it('the same input gives the same bytes', async () => {
    const [one, other] = [sourceFor(KITCHEN, claimed('shop')), sourceFor(KITCHEN, claimed('shop'))];
    expect(await renderHtml(one)).toBe(await renderHtml(other));
  });

  it('200 attacks in every text change no tag of it', async () => {
    const { hostile, safe } = twins();
    const [evil, good] = [tagsIn(await renderHtml(hostile)), tagsIn(await renderHtml(safe))];
    // A title in the drawing has one line or more, and is there in full when they do not hold it; the rest is the same.
    const shape = (tags: readonly Tag[]) =>
      tags.map(({ name }) => name).filter((name) => !['text', 'title'].includes(name));
    expect(shape(evil)).toEqual(shape(good));
    const attributes = (tags: readonly Tag[]) => new Set(tags.flatMap((tag) => Object.keys(tag.attributes)));
    expect(attributes(evil)).toEqual(attributes(good));
  });

  it('what was written is what is read, but for marks that hide or turn round', async () => {
    const { hostile } = twins();
    const names: string[] = [];
    let isInSummary = false;
    let isInName = false;
    const parser = new Parser({
      onopentag: (name) => {
        if (name === 'summary') isInSummary = true;
        isInName = isInSummary && name === 'b';
        if (isInName) names.push('');
      },
      ontext: (text) => {
        if (isInName) names.push(`${names.pop()}${text}`);
      },
      onclosetag: (name) => {
        if (name === 'summary') isInSummary = false;
        isInName = false;
      },
    });
    parser.end(await renderHtml(hostile));
    expect(new Set(names)).toEqual(
      new Set(MARKUP_PAYLOADS.map((text) => text.replace(/[\u2028\u0000\u202e]/g, ''))),
    );
  });
});

describe('an address', () => {
  it.each(['https://example.org/a?b=c#d', 'HTTP://example.org', 'mailto:cook@example.org'])(
    '%s may be a link',
    (url) => {
      expect(webAddress(url)).toBeDefined();
    },
  );
  it.each([
    'javascript:alert(1)',
    ' https://example.org',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//example.org',
    'https://',
    'https:\\\\example.org',
    'blob:https://example.org/x',
    '',
  ])('%j stays text', (url) => {
    expect(webAddress(url)).toBeUndefined();
  });
});

describe('where a skill stands', () => {
  it('says who says so, and what comes first', () => {
    const source = sourceFor(KITCHEN, claimed('shop'), known('chop'), skipped('brew'));
    const standings = skillMapOf(source).stages.flatMap(({ skills }) =>
      skills.map(({ step, standing }) => [step.id, standing]),
    );
    expect(Object.fromEntries(standings)).toEqual({
      shop: 'claimed',
      chop: 'claimed',
      fry: 'next',
      bake: 'later',
      brew: 'skipped',
    });
  });

  it('an exercise proves, the answers about another skill show, a question comes due', () => {
    const answered: NewFact = {
      type: 'answered',
      data: { skill: 'bake', question: 'q', outcome: 'right', slip: 0.05, guess: 0.05 },
    };
    const passed: NewFact = {
      type: 'checked',
      data: { skill: 'bake', exercise: 'cake', passed: true, minutes: 9, hints: 0, revealed: false },
    };
    const source = planSource({ skills: KITCHEN, facts: facts([answered], [passed]), today: '2027-06-30' });
    const skills = new Map(
      skillMapOf(source).stages.flatMap((stage) => stage.skills.map((one) => [one.step.id, one] as const)),
    );
    expect(skills.get('bake')).toMatchObject({ standing: 'proved', due: 1 });
    expect(skills.get('fry')?.standing).toBe('known');
    expect(skills.get('brew')?.standing).toBe('next');
  });
});
