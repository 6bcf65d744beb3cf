/** Which names of a Python file stand for what: imports, what is made of them, and classes that build on them. */
import type { Sign } from '../../../core/roadmap/signs.ts';
import type { SyntaxNode } from './syntax.ts';

export interface Imported {
  /** The module and what is taken from it: `django.db.models`. */
  readonly name: string;
  /** Where it stands in the text. */
  readonly from: number;
  uses: number;
}

export interface Names {
  /** Local name -> what it stands for. `flask.Flask()` is something that a call of it made. */
  readonly meanings: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, Imported>;
  /** From how many modules of the same project it imports. */
  readonly relative: readonly number[];
  /** Classes that the file itself writes. */
  readonly classes: ReadonlySet<string>;
}

export interface Source {
  readonly text: string;
  readonly top: SyntaxNode;
  /** Names of modules at the top of the project: they are the learner's, not packages. */
  readonly own: ReadonlySet<string>;
}

/** A file, and what its names stand for. */
export interface File extends Source {
  readonly names: Names;
  /** The modules that it imports. */
  readonly modules: readonly string[];
  /** Signs that calls and bases in it are not taken for. */
  readonly outOfPlace: ReadonlySet<Sign>;
}

/** Goes through the statements of the file in their order; a name that is given anew stands for the new thing. */
export function namesIn(source: Source): Names {
  const meanings = new Map<string, string>();
  const imports = new Map<string, Imported>();
  const relative: number[] = [];
  const classes = new Set<string>();
  source.top.cursor().iterate((ref) => {
    if (ref.name === 'ImportStatement') {
      const found = importsOf(source, ref.node);
      if (found.isRelative) relative.push(ref.from);
      for (const { local, meaning, name } of found.names) {
        meanings.set(local, meaning);
        imports.set(local, { name, from: ref.from, uses: 0 });
      }
      return false;
    }
    if (ref.name === 'AssignStatement') assign(source, ref.node, meanings);
    if (ref.name === 'ClassDefinition') {
      const name = textOf(source, ref.node.getChild('VariableName'));
      const [base] = basesOf(source, ref.node, meanings);
      classes.add(name);
      if (base !== undefined) meanings.set(name, base);
    }
    return undefined;
  });
  return { meanings, imports, relative, classes };
}

const MOST_NAME = 200;

/** The text of a node, as far as a name goes. */
export function textOf(
  { text }: Pick<Source, 'text'>,
  node: Pick<SyntaxNode, 'from' | 'to'> | null | undefined,
): string {
  return node ? text.slice(node.from, Math.min(node.to, node.from + MOST_NAME)) : '';
}

/** Longer chains of calls and names are nobody's class or decorator. */
const MOST_LINKS = 12;

/** What a name or a chain of names (`models.CharField`) stands for; undefined for anything else. */
export function meaningOf(
  source: Source,
  node: SyntaxNode | null | undefined,
  meanings: ReadonlyMap<string, string>,
  links = MOST_LINKS,
): string | undefined {
  if (!node || links === 0) return undefined;
  if (node.name === 'VariableName') {
    const name = textOf(source, node);
    return meanings.get(name) ?? name;
  }
  const owner = () => meaningOf(source, node.firstChild, meanings, links - 1);
  if (node.name === 'CallExpression') {
    const called = owner();
    return called && `${called}()`;
  }
  const property = node.lastChild;
  if (node.name !== 'MemberExpression' || property?.name !== 'PropertyName') return undefined;
  const from = owner();
  return from && `${from}.${textOf(source, property)}`;
}

export function basesOf(
  source: Source,
  definition: SyntaxNode,
  meanings: ReadonlyMap<string, string>,
): readonly string[] {
  const bases: string[] = [];
  for (let node = definition.getChild('ArgList')?.firstChild ?? null; node; node = node.nextSibling) {
    if (node.nextSibling?.name === 'AssignOp') {
      node = node.nextSibling.nextSibling ?? node;
      continue;
    }
    const base = meaningOf(
      source,
      node.name === 'MemberExpression' && node.lastChild?.name === ']' ? node.firstChild : node,
      meanings,
    );
    if (base !== undefined) bases.push(base);
  }
  return bases;
}

function assign(source: Source, { firstChild }: SyntaxNode, meanings: Map<string, string>): void {
  const value = firstChild?.nextSibling?.name === 'AssignOp' ? firstChild.nextSibling.nextSibling : null;
  if (firstChild?.name !== 'VariableName' || value?.name !== 'CallExpression') return;
  const made = meaningOf(source, value, meanings);
  if (made !== undefined) meanings.set(textOf(source, firstChild), made);
}

interface Binding {
  readonly local: string;
  readonly meaning: string;
  /** The module and what is taken from it. */
  readonly name: string;
}

interface Statement {
  readonly names: readonly Binding[];
  readonly isRelative: boolean;
}

/** `import a.b as c, d` and `from .a import (b as c, d)`, token by token. */
function importsOf(source: Source, statement: SyntaxNode): Statement {
  const isFrom = statement.firstChild?.name === 'from';
  const parts: { name: string; alias: string }[] = [{ name: '', alias: '' }];
  let module = '';
  let state: 'module' | 'name' | 'alias' = isFrom ? 'module' : 'name';
  for (let node = statement.firstChild?.nextSibling ?? null; node; node = node.nextSibling) {
    const word = textOf(source, node);
    const part = parts.at(-1) as { name: string; alias: string };
    if (node.name === 'import') state = 'name';
    else if (node.name === 'as') state = 'alias';
    else if (word === ',') {
      parts.push({ name: '', alias: '' });
      state = 'name';
    } else if (state === 'module') module += word;
    else if (state === 'alias') part.alias = word;
    else if (node.name === 'VariableName' || word === '.') part.name += word;
  }
  const named = parts.filter(({ name }) => name !== '');
  const isOwn = (name: string) => name.startsWith('.') || source.own.has(name.split('.')[0] ?? '');
  return {
    names: named.map(({ name, alias }) => binding(name, alias, isFrom ? module : undefined, isOwn)),
    isRelative: isFrom ? isOwn(module) : named.some(({ name }) => isOwn(name)),
  };
}

/** What is the project's own begins with a dot, so that no package is meant. */
function binding(
  name: string,
  alias: string,
  module: string | undefined,
  isOwn: (name: string) => boolean,
): Binding {
  const whole = module === undefined ? name : `${module}.${name}`;
  const marked = isOwn(whole) ? `.${whole.replace(/^\.+/, '')}` : whole;
  const [first = ''] = name.split('.');
  if (alias !== '' || module !== undefined) return { local: alias || name, meaning: marked, name: marked };
  return { local: first, meaning: isOwn(whole) ? `.${first}` : first, name: marked };
}
