/** The title of an advert and the level it is for, guessed. */
import { hits, lexicon } from './lexicon.ts';
import { HEADINGS } from './phrases.ts';
import { firstCharacters, type Token, tokensOf } from './tokens.ts';

export type AdvertLevel = 'intern' | 'junior' | 'middle' | 'senior' | 'lead';

const ROLES = lexicon({
  role: `
    developer; engineer; programmer; architect; dev; desenvolvedor; desenvolvedora; engenheiro; pessoa
    desenvolvedora; programador; desarrollador; sviluppatore; entwickler; intern; internship; estagio;
    estagiario; trainee; analyst; analista; manager; scientist; administrator; consultant; lead; specialist;
    nurse; barista; designer; tester; freelancer`,
});

const LEVELS = lexicon<AdvertLevel>({
  intern: `intern; internship; estagio; estagiario; trainee; praktikum; apprentice`,
  junior: `junior; jr; entry level; graduate; engineer i; developer i; young professional`,
  middle: `mid; middle; mid level; midlevel; pleno; intermediate; medior; engineer ii; developer ii`,
  senior: `senior; sr`,
  lead: `lead; staff; principal; head of; tech lead`,
});

const MOST_LINES = 40;
const MOST_WORDS = 14;
const MOST_CHARACTERS = 100;

/**
 * The first short line that names a role, without marks of markdown; of `Title: ...` or `A | B | C` that part alone.
 * Else the first line, shortened.
 */
export function titleOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .normalize('NFKC')
    .split(/[\n\r\u2028\u2029]+/)
    .filter((line) => !/^\s*[-*+\u2022]\s/.test(line))
    .map(plainLine)
    .filter((line) => /\p{L}/u.test(line) && !isHeading(line));
  for (const line of lines.slice(0, MOST_LINES)) {
    const parts = line.includes('|') ? line.split('|') : [line];
    for (const part of parts) {
      const title = withoutPlace(withoutLabel(part.trim()));
      const tokens = tokensOf(title);
      if (tokens.length <= MOST_WORDS && !/[.:]$/.test(title) && hits(tokens, ROLES).length > 0)
        return firstCharacters(title, MOST_CHARACTERS);
    }
    const inside = roleIn(line);
    if (inside) return firstCharacters(inside, MOST_CHARACTERS);
  }
  return firstCharacters(lines[0] ?? 'Job advert', MOST_CHARACTERS);
}

export function levelOf(title: string): AdvertLevel | undefined {
  const found = hits(tokensOf(title), LEVELS).map(({ meaning }) => meaning);
  return found.includes('lead') ? 'lead' : found[0];
}

/** `Level | Mid`, `Seniority: Junior`, `Mid-level`: a cell or part that says nothing else. */
export function levelAlone(part: string): AdvertLevel | undefined {
  const tokens = tokensOf(part);
  const [hit] = hits(tokens, LEVELS);
  return hit && tokens.length <= hit.to - hit.from + 2 ? hit.meaning : undefined;
}

const LABELS = lexicon({
  label: `title; job title; position; role; vaga; job; vacancy; hiring`,
});

function withoutLabel(line: string): string {
  const at = line.slice(0, 30).indexOf(':');
  if (at < 0) return line;
  const label = tokensOf(line.slice(0, at));
  return hits(label, LABELS).some(({ from, to }) => to - from === label.length)
    ? line.slice(at + 1).trim()
    : line;
}

/** `[Hanoi] Backend developer` */
function withoutPlace(line: string): string {
  return line.startsWith('[') && line.includes(']')
    ? line
        .slice(line.indexOf(']') + 1)
        .replace(/^[\s-]+/, '')
        .trim()
    : line;
}

/** `Requirements`, and nothing else. */
function isHeading(line: string): boolean {
  const tokens = tokensOf(line);
  return hits(tokens, HEADINGS).some(({ from, to }) => to - from === tokens.length);
}

/** Marks of markdown, and pictures. */
const EDGES =
  /^[\s#>*_|\p{Extended_Pictographic}\p{Cf}\p{Mn}-]+|[\s*_|\p{Extended_Pictographic}\p{Cf}\p{Mn}]+$/gu;

function plainLine(line: string): string {
  return line.slice(0, 2000).replace(EDGES, '').replaceAll('**', '').trim();
}

/** `... looking for a mid-level Python developer to join us ...` */
function roleIn(line: string): string | undefined {
  const tokens = tokensOf(line.slice(0, 600));
  const begin = hits(tokens, SEEKING)[0];
  if (!begin) return undefined;
  const role = hits(tokens, ROLES).find(({ from }) => from >= begin.to && from - begin.to <= 6);
  if (!role) return undefined;
  return tokens.slice(begin.to, role.to).map(written).join('').trim();
}

const SEEKING = lexicon({
  seeking: `
    looking for a; looking for an; need a; need an; seeking a; seek a; hiring a; hiring; search a; searching a;
    we want a`,
});

function written({ gap, written: word }: Token, at: number): string {
  return at === 0 ? word : `${gap}${word}`;
}
