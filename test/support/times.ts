/** How often: larger counts when PYBACKEND_PATH_LONG=1, as CI runs them. */
export function times(usual: number, long: number): number {
  return process.env['PYBACKEND_PATH_LONG'] === '1' ? long : usual;
}
