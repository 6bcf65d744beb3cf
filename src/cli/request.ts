/** What a command line asks for. The plainest ones are read without the parser, which costs a tenth of a bare run. */
import type { Request } from './program.ts';

/** Throws commander's own error for wrong usage (see `isUsageError`). */
export async function requestIn(argv: readonly string[]): Promise<Request> {
  const [word = '', ...more] = argv;
  if (more.length === 0 && (word === '-V' || word === '--version')) return { kind: 'version' };
  const { REGISTRY } = await import('./registry.ts');
  if (more.length === 0 && Object.hasOwn(REGISTRY, word)) {
    const command = await REGISTRY[word]?.();
    const needsMore = command?.args?.some(({ required }) => required);
    if (command && !needsMore) return { kind: 'run', command, args: [], options: {} };
  }
  const { readCommandLine } = await import('./program.ts');
  return readCommandLine(REGISTRY, argv);
}
