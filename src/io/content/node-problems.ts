/** What is right as YAML and not allowed here: keys that are no fields, and aliases that stand for nothing real. */
import type { Alias, Document, LineCounter, Node, YAMLMap } from 'yaml';
import type { Problem } from '../../core/problem.ts';

type YamlPackage = typeof import('yaml');

const MOST_KEYS = 5_000;

export function nodeProblems(yaml: YamlPackage, document: Document, lines: LineCounter): readonly Problem[] {
  const problems: Problem[] = [];
  const anchored = new Map<string, Node>();
  yaml.visit(document, (_, node, parents) => {
    if (yaml.isAlias(node)) problems.push(...aliasProblems(node, anchored.get(node.source), parents, lines));
    else if (yaml.isNode(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
    if (yaml.isMap(node)) problems.push(...keyProblems(yaml, node, lines));
  });
  return problems;
}

/** Keys that stand twice, that are no text, or that mean something to the language this is written in. */
function keyProblems(yaml: YamlPackage, map: YAMLMap, lines: LineCounter): readonly Problem[] {
  if (map.items.length > MOST_KEYS) {
    return [problemAt(lines, map, 'too-many-keys', `More than ${MOST_KEYS} keys in one map.`)];
  }
  const first = new Map<string, number>();
  return map.items.flatMap(({ key }) => {
    if (!yaml.isScalar(key)) {
      return [problemAt(lines, yaml.isNode(key) ? key : map, 'bad-key', 'A key must be plain text.')];
    }
    const name = String(key.value);
    const before = first.get(name);
    if (before !== undefined) {
      return [problemAt(lines, key, 'duplicate-key', `'${clip(name)}' stands here and in line ${before}.`)];
    }
    first.set(name, lines.linePos(key.range?.[0] ?? 0).line);
    return name in Object.prototype
      ? [problemAt(lines, key, 'unknown-key', `'${name}' is no field here.`)]
      : [];
  });
}

function aliasProblems(
  alias: Alias,
  target: Node | undefined,
  parents: readonly unknown[],
  lines: LineCounter,
): readonly Problem[] {
  const name = clip(alias.source);
  if (!target) {
    const message = `'*${name}' is an alias, and nothing before it is named '&${name}'.`;
    return [
      { ...problemAt(lines, alias, 'unknown-alias', message), hint: 'Quote a text that begins with *.' },
    ];
  }
  return parents.includes(target)
    ? [problemAt(lines, alias, 'self-alias', `'*${name}' stands for something that it is a part of.`)]
    : [];
}

function problemAt(lines: LineCounter, node: Node, code: string, message: string): Problem {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0);
  return { code, path: [], message, line, column: col };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
