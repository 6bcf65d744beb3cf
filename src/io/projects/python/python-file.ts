/**
 * What one Python file shows. It is parsed by an error-tolerant grammar, never imported and never run; code for a newer
 * or older Python, or code that is half written, still tells what can be read of it.
 */

import { parser } from '@lezer/python';
import type { Sighting } from '../../../core/evidence/reading.ts';
import type { Sign } from '../../../core/roadmap/signs.ts';
import { lineStarts } from '../line-starts.ts';
import { sqlSigns } from '../sql.ts';
import { signsOfClass } from './classes.ts';
import { signsOfFunction } from './functions.ts';
import { type File, meaningOf, namesIn, type Source, textOf } from './names.ts';
import { outOfPlace, signsOfCall, signsOfSetting, signsOfText } from './rules.ts';
import type { SyntaxNode, SyntaxNodeRef } from './syntax.ts';

/** `own`: names of the project's own modules. */
export function pythonSightings(text: string, own: ReadonlySet<string>): readonly Sighting[] {
  const source: Source = { text, top: parser.parse(text).topNode, own };
  const names = namesIn(source);
  const modules = [...names.imports.values()].map(({ name }) => name);
  const file: File = { ...source, names, modules, outOfPlace: outOfPlace(modules) };
  const seen = new Map<Sign, { count: number; from: number }>();
  const see = (sign: Sign, from: number) => {
    const before = seen.get(sign);
    if (before) before.count += 1;
    else seen.set(sign, { count: 1, from });
  };
  for (const from of names.relative) see('package', from);
  source.top.cursor().iterate((ref) => {
    if (ref.name === 'ImportStatement') return false;
    for (const sign of signsAt(file, ref)) see(sign, ref.from);
    return undefined;
  });
  const lineAt = lineStarts(text);
  return [
    ...[...names.imports.values()].map(
      ({ name, from, uses }): Sighting => ({
        kind: 'import',
        name,
        line: lineAt(from),
        count: Math.max(1, uses),
      }),
    ),
    ...[...seen].map(
      ([name, { count, from }]): Sighting => ({ kind: 'sign', name, line: lineAt(from), count }),
    ),
  ];
}

const PLAIN: Readonly<Record<string, Sign>> = {
  ForStatement: 'loop',
  WhileStatement: 'loop',
  MatchStatement: 'condition',
  ConditionalExpression: 'condition',
  ArrayExpression: 'list',
  TupleExpression: 'list',
  DictionaryExpression: 'dict',
  SetExpression: 'set',
  ArrayComprehensionExpression: 'comprehension',
  DictionaryComprehensionExpression: 'comprehension',
  SetComprehensionExpression: 'comprehension',
  ComprehensionExpression: 'comprehension',
  LambdaExpression: 'closure',
  TryStatement: 'exception-handling',
  RaiseStatement: 'exception-handling',
  WithStatement: 'with-statement',
  AwaitExpression: 'coroutine',
  TypeDef: 'type-hint',
};

const NOTHING: readonly Sign[] = [];

function signsAt(file: File, ref: SyntaxNodeRef): readonly Sign[] {
  const plain = PLAIN[ref.name];
  if (plain) return [plain];
  switch (ref.name) {
    case 'VariableName':
      use(file, ref);
      return signsOfName(file, ref);
    case 'IfStatement':
      return [isMainGuard(file, ref.node) ? 'main-guard' : 'condition'];
    case 'CallExpression':
      return callSigns(file, ref.node);
    case 'MemberExpression':
      return memberSigns(file, ref.node);
    case 'String':
      return signsInText(file, ref);
    case 'FormatString':
      return ['string-formatting', ...signsInText(file, ref)];
    case 'ClassDefinition':
      return signsOfClass(file, ref.node);
    case 'FunctionDefinition':
      return signsOfFunction(file, ref.node);
    default:
      return NOTHING;
  }
}

function use({ text, names: { imports } }: File, { from, to }: SyntaxNodeRef): void {
  const imported = to - from < 100 ? imports.get(text.slice(from, to)) : undefined;
  if (imported) imported.uses += 1;
}

function callSigns(file: File, node: SyntaxNode): readonly Sign[] {
  const meaning =
    meaningOf(file, node.firstChild, file.names.meanings) ?? `.${textOf(file, node.firstChild?.lastChild)}`;
  return signsOfCall(meaning).filter((sign) => !file.outOfPlace.has(sign));
}

function isMainGuard(file: File, { firstChild }: SyntaxNode): boolean {
  const condition = firstChild?.nextSibling;
  return condition?.name === 'BinaryExpression' && textOf(file, condition.firstChild) === '__name__';
}

/** Long enough for any statement that somebody writes into code. */
const MOST_SQL = 4_000;

function signsInText({ text }: File, { from, to }: SyntaxNodeRef): readonly Sign[] {
  const inner = text
    .slice(from, Math.min(to, from + MOST_SQL))
    .replace(/^[a-z]*("""|'''|"|')|("""|'''|"|')$/gi, '');
  return [...sqlSigns(inner, true), ...signsOfText(inner)];
}

/** A setting that is given a value, or `index=True` of a column. */
function signsOfName(file: File, ref: SyntaxNodeRef): readonly Sign[] {
  const name = textOf(file, ref);
  const isIndex = name === 'index' || name === 'db_index';
  const signs = isIndex ? NOTHING : signsOfSetting(name);
  if (!isIndex && signs.length === 0) return NOTHING;
  const { parent, nextSibling } = ref.node;
  if (!isIndex) return /^(AssignOp|TypeDef)$/.test(nextSibling?.name ?? '') ? signs : NOTHING;
  const isOn = textOf(file, nextSibling?.nextSibling) === 'True' && parent?.name === 'ArgList';
  return isOn && /(Column|mapped_column|Field)$/.test(textOf(file, parent.prevSibling))
    ? ['sql-index']
    : NOTHING;
}

function memberSigns(file: File, node: SyntaxNode): readonly Sign[] {
  const meaning = meaningOf(file, node, file.names.meanings);
  if (meaning === 'os.environ') return ['environment-setting'];
  return meaning !== undefined && /(^|\.)(request|req)\.(session|cookies|COOKIES)$/.test(meaning)
    ? ['web-session']
    : NOTHING;
}
