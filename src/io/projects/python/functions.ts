/** What the definition of a function shows. */

import type { Sign } from '../../../core/roadmap/signs.ts';
import { basesOf, type File, meaningOf, textOf } from './names.ts';
import { signsOfDecorator } from './rules.ts';
import type { SyntaxNode } from './syntax.ts';

/** What answers requests is no test, whatever it is called. */
const ROUTES: ReadonlySet<Sign> = new Set(['flask-route', 'fastapi-route', 'drf-view']);

/** What a server calls: as PEP 3333 and the ASGI specification name the parameters. */
const SERVED = /\benviron\b[^,]*,\s*start_response\b|\bscope\b[^,]*,\s*receive\b[^,]*,\s*send\b/;

export function signsOfFunction(file: File, definition: SyntaxNode): readonly Sign[] {
  const name = textOf(file, definition.getChild('VariableName'));
  const signs: Sign[] = ['function', ...decoratorSigns(file, definition)];
  const parent = outerOf(definition);
  if (definition.firstChild?.name === 'async') signs.push('coroutine');
  const isTest = /^test/.test(name) && !signs.some((sign) => ROUTES.has(sign));
  if (isTest) signs.push('test');
  if (signs.includes('fastapi-route') && file.modules.some((one) => /^(sqlalchemy|sqlmodel)\b/.test(one)))
    signs.push('fastapi-query');
  if (parent?.name === 'ClassDefinition') {
    if (isTest && basesOf(file, parent, file.names.meanings).some((base) => base.startsWith('django.test.')))
      signs.push('django-test');
    if (/^__\w+__$/.test(name) && name !== '__init__') signs.push('special-method');
    if (/^__a?enter__$/.test(name)) signs.push('context-manager');
  }
  if (parent?.name === 'FunctionDefinition') {
    signs.push('closure');
    if (isReturnedBy(file, parent, name) && callsParameter(file, definition, parent))
      signs.push('decorator-function');
  }
  const parameters = definition.getChild('ParamList');
  if (parameters && hasMoreThanNames(parameters)) signs.push('arguments');
  const takesResponse = /\bget_response\b/.test(textOf(file, parameters));
  if (takesResponse && (name === '__init__' || hasInner(definition))) signs.push('django-middleware');
  if (SERVED.test(textOf(file, parameters))) signs.push('server-interface');
  if (isFactory(file, definition, name)) signs.push('flask-factory');
  if (isDjangoView(file, parameters, parent)) signs.push('django-view');
  const isMade = signs.includes('context-manager') || signs.includes('fixture');
  if (!isMade && hasOwn(definition, 'YieldStatement', 'YieldExpression')) signs.push('generator');
  return signs;
}

export function decoratorSigns(file: File, definition: SyntaxNode): readonly Sign[] {
  const { parent } = definition;
  if (parent?.name !== 'DecoratedStatement') return [];
  return parent.getChildren('Decorator').flatMap((decorator) => {
    const meaning = chainOf(file, decorator);
    return meaning === undefined ? [] : signsOfDecorator(meaning, file.modules);
  });
}

/** The grammar lists the names of a decorator one after the other: `@app.route("/")` is At, app, ., route, arguments. */
function chainOf(file: File, decorator: SyntaxNode): string | undefined {
  const [first, ...others] = namesOf(decorator);
  if (
    first?.name === 'VariableName' &&
    others.every(({ name }) => name === 'VariableName' || name === 'PropertyName')
  ) {
    const start = meaningOf(file, first, file.names.meanings);
    return [start, ...others.map((one) => textOf(file, one))].join('.');
  }
  return meaningOf(file, first, file.names.meanings);
}

function namesOf(decorator: SyntaxNode): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (let node = decorator.firstChild; node; node = node.nextSibling) {
    if (/^[A-Z]/.test(node.name) && node.name !== 'At' && node.name !== 'ArgList' && node.name !== 'Comment')
      nodes.push(node);
  }
  return nodes;
}

/** The definition that it lies in directly. */
function outerOf({ parent }: SyntaxNode): SyntaxNode | undefined {
  const body = parent?.name === 'DecoratedStatement' ? parent.parent : parent;
  return body?.name === 'Body' ? (body.parent ?? undefined) : undefined;
}

function hasMoreThanNames(parameters: SyntaxNode): boolean {
  for (let node = parameters.firstChild; node; node = node.nextSibling) {
    if (['AssignOp', '*', '**', '/'].includes(node.name)) return true;
  }
  return false;
}

function isReturnedBy(file: File, outer: SyntaxNode, name: string): boolean {
  return (outer.getChild('Body')?.getChildren('ReturnStatement') ?? []).some(
    (statement) => textOf(file, statement.getChild('VariableName')) === name,
  );
}

/** It calls what was given to the function around it, or to the one around that. */
function callsParameter(file: File, definition: SyntaxNode, outer: SyntaxNode): boolean {
  const further = outerOf(outer);
  const given = new Set(
    [outer, ...(further?.name === 'FunctionDefinition' ? [further] : [])].flatMap(
      (one) =>
        one
          .getChild('ParamList')
          ?.getChildren('VariableName')
          .map((parameter) => textOf(file, parameter)) ?? [],
    ),
  );
  let isCalled = false;
  definition.cursor().iterate(({ name, node }) => {
    if (name === 'CallExpression' && given.has(textOf(file, node.firstChild))) isCalled = true;
    return !isCalled;
  });
  return isCalled;
}

function isFactory(file: File, definition: SyntaxNode, name: string): boolean {
  if (!/^(create|make|build)_app$/.test(name)) return false;
  let isFlask = false;
  definition.cursor().iterate(({ name: kind, node }) => {
    if (kind === 'CallExpression' && meaningOf(file, node.firstChild, file.names.meanings) === 'flask.Flask')
      isFlask = true;
    return !isFlask;
  });
  return isFlask;
}

function isDjangoView(file: File, parameters: SyntaxNode | null, parent: SyntaxNode | undefined): boolean {
  if (parent !== undefined || textOf(file, parameters?.getChild('VariableName')) !== 'request') return false;
  return file.modules.some((name) => /^django\.(shortcuts|http|views)\b/.test(name));
}

function hasInner(definition: SyntaxNode): boolean {
  return definition.getChild('Body')?.getChild('FunctionDefinition') !== null;
}

/** In the definition itself, not in one inside of it. */
function hasOwn(definition: SyntaxNode, ...kinds: readonly string[]): boolean {
  let isThere = false;
  definition
    .getChild('Body')
    ?.cursor()
    .iterate(({ name }) => {
      if (kinds.includes(name)) isThere = true;
      return (
        !isThere && name !== 'FunctionDefinition' && name !== 'ClassDefinition' && name !== 'LambdaExpression'
      );
    });
  return isThere;
}
