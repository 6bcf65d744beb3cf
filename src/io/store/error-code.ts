import { constants } from 'node:os';

/** The code of a system error, such as `ENOSPC`, or an empty text. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  const code = String(error.code);
  // Node has no name for some errors, a used-up disk quota among them, but gives their number.
  return code === 'UNKNOWN' && 'errno' in error ? (nameOf(-Number(error.errno)) ?? code) : code;
}

function nameOf(number: number): string | undefined {
  return Object.entries(constants.errno).find(([, value]) => value === number)?.[0];
}
