/** What the definition of a class shows. */

import type { Sign } from '../../../core/roadmap/signs.ts';
import { decoratorSigns } from './functions.ts';
import { basesOf, type File, meaningOf, textOf } from './names.ts';
import { signsOfBase } from './rules.ts';
import type { SyntaxNode } from './syntax.ts';

export function signsOfClass(file: File, definition: SyntaxNode): readonly Sign[] {
  const bases = basesOf(file, definition, file.names.meanings);
  const signs = new Set<Sign>(['class', ...decoratorSigns(file, definition), ...bases.flatMap(signsOfBase)]);
  for (const sign of file.outOfPlace) signs.delete(sign);
  if (basesOf(file, definition, NO_MEANINGS).some((base) => isOwn(file, base))) signs.add('inheritance');
  for (const sign of modelSigns(file, definition)) signs.add(sign);
  return bases.some((base) => SETTINGS.test(base)) ? [...signs, ...settingsIn(definition)] : [...signs];
}

const SETTINGS = /^(pydantic_settings|pydantic)\.BaseSettings$/;

/** Each field is read from the environment. */
function settingsIn(definition: SyntaxNode): readonly Sign[] {
  const statements = definition.getChild('Body')?.getChildren('AssignStatement') ?? [];
  return statements.flatMap((one): readonly Sign[] =>
    one.getChild('TypeDef') ? ['environment-setting'] : [],
  );
}

const NO_MEANINGS: ReadonlyMap<string, string> = new Map();

/** A base that the project wrote itself. */
function isOwn({ names: { classes, imports } }: File, base: string): boolean {
  const [first = ''] = base.split('.');
  return classes.has(first) || (imports.get(first)?.name.startsWith('.') ?? false);
}

/** Whatever the base is called in this project: columns make a table. */
function modelSigns(file: File, definition: SyntaxNode): readonly Sign[] {
  const signs: Sign[] = [];
  for (const statement of definition.getChild('Body')?.getChildren('AssignStatement') ?? []) {
    const call =
      statement.lastChild?.name === 'CallExpression'
        ? statement.lastChild
        : statement.getChild('CallExpression');
    const made = meaningOf(file, call?.firstChild, file.names.meanings) ?? textOf(file, call?.firstChild);
    if (/(^|\.)(Column|mapped_column)$/.test(made)) signs.push('sqlalchemy-model');
    if (/^django\.db\.models\.(\w+Field|ForeignKey)$/.test(made)) signs.push('django-model');
  }
  return signs;
}
