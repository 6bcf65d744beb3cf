/** Whether to colour a stream, decided once. Pure: everything it looks at is an argument. */

export type ColourChoice = 'auto' | 'always' | 'never';

export interface ColourInput {
  /** `--color` or `--no-color`; undefined when neither was given. */
  readonly flag: boolean | undefined;
  readonly setting: ColourChoice;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  readonly plain: boolean;
}

/** The order: plain mode, flag, NO_COLOR, FORCE_COLOR, the setting, TERM=dumb, whether it is a terminal. */
export function hasColour({ flag, setting, env, isTerminal, plain }: ColourInput): boolean {
  if (plain) return false;
  if (flag !== undefined) return flag;
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (setting !== 'auto') return setting === 'always';
  return isTerminal && env['TERM'] !== 'dumb';
}

/**
 * Whether our signs may be more than ASCII: by the locale, as glibc reads it (LC_ALL, LC_CTYPE, LANG); the Linux
 * console has no such glyphs; on Windows only the terminals known to have them count.
 */
export function hasUnicode(env: ColourInput['env'], platform: string): boolean {
  if (env['TERM'] === 'linux') return false;
  if (platform === 'win32') return Boolean(env['WT_SESSION'] || env['TERM_PROGRAM'] || env['ConEmuTask']);
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale) || (platform === 'darwin' && locale === '');
}

/** COLUMNS, else the terminal's own width, else 80; never under 20 columns. */
export function widthOf(env: ColourInput['env'], columns: number | undefined): number {
  const wanted = Number.parseInt(env['COLUMNS'] ?? '', 10);
  const width = Number.isInteger(wanted) && wanted > 0 ? wanted : columns && columns > 0 ? columns : 80;
  return Math.max(20, width);
}
